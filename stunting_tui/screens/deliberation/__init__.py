"""The rembuk and its papers on the screen."""
