"""Rembuk Stunting: a keyboard-driven tool for kecamatan operators."""

__version__ = "0.1.0"
