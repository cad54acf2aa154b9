"""Reads files: each format becomes rows, with the location of every field."""
