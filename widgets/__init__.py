"""Reusable Textual widgets that know neither stunting nor the database."""
