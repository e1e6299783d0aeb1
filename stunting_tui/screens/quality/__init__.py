"""Figures to trust, on the screen."""
