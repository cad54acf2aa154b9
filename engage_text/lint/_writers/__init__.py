"""Writes findings: one module for each output format."""
