"""Rules of your own: budgets, domains, words, templates, DLT and markets. Nothing here reads a file."""

from engage_text.policies._dlt_options import DltMatching, DltOptions, DltTemplate
from engage_text.policies._merge import Merged, Origin, Piece, merge
from engage_text.policies._merge import column_key as column_key  # for higher floors; not public
from engage_text.policies._template_options import Characters, TemplateOptions

__all__ = [
    "Characters",
    "DltMatching",
    "DltOptions",
    "DltTemplate",
    "Merged",
    "Origin",
    "Piece",
    "TemplateOptions",
    "merge",
]
