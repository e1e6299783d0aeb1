"""To try and to learn: the demo database and the lesson."""
