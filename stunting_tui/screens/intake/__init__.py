"""Files taken in, on the screen."""
