"""How good the measurements of a place are: one measure per module, each with what it is made of.

The functions take plain sequences or numpy arrays and return a frozen dataclass, or `NotComputable` with the reason.
Classes and limits are data (`scales`, fixtures/rules/quality.toml); the measures themselves judge nothing.
"""
