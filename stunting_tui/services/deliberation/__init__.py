"""The rembuk: its sessions, agreements, papers, stages and seal."""
