"""Figures to trust on paper: quality, prevalence, SKDN, lists by name, charts, copies for sharing."""
