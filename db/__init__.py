"""Where things are kept: models, migrations, queries and backup, usable without Textual."""
