"""People who do not exist: a whole kecamatan of them, to try the program out and to test it."""
