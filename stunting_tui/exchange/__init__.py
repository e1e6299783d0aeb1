"""Files in and out: they become, or come from, plain rows."""
