"""Children that may be one child: likeness of names, dates and numbers."""
