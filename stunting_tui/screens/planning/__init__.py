"""Before the rembuk, on the screen."""
