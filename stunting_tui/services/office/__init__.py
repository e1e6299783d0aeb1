"""The office: its first start, its letterhead, its backups."""
