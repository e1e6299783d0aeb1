"""The rembuk: agreements, officials, checks, stages, the seal."""
