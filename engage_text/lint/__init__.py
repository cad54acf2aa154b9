"""Files of messages, checked: files → rows → findings → output formats, and their configuration."""

from engage_text.lint._errors import InputError
from engage_text.lint._findings import Finding
from engage_text.lint._locations import Location

__all__ = ["Finding", "InputError", "Location"]
