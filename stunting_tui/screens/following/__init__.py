"""After the rembuk, on the screen."""
