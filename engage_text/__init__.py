"""Prepare SMS content for the Engage messaging API."""

__version__ = "0.1.0"
