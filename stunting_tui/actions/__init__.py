"""Every action of the program, by the rooms it belongs to; `stunting_tui.keys` puts them together."""
