"""Measurements scored: typed one by one, rescored, or a whole CSV file at once."""
