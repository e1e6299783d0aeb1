"""The entry desk on the screen."""
