"""An import on paper: its summary and its findings."""
