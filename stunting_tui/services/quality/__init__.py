"""Figures to trust: quality, coverage by name, prevalence, SKDN, and the lists of work about children."""
