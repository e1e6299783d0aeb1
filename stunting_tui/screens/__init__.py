"""One screen is one module and one stylesheet of the same name."""
