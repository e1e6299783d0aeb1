"""One measurement: what may be typed, what speaks against it, the growth it shows."""
