"""Files of measurements: whom a row means, what was found."""
