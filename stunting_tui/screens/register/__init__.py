"""Children on the screen: found, looked at, put right."""
