"""Pure rules: they know neither the screen nor the database."""
