"""WHO child growth standards: tables, z-scores, flags and categories of children under five years.

`scalar` serves one child without numpy, `zscore` whole arrays with it; both follow `rules`. `categories` names a
z-score in the words of Permenkes 2/2020. This package knows no child and no database.
"""

INDICES = ("haz", "waz", "whz", "baz", "hcz", "acz")
"""Length/height, weight, body mass index, head and arm circumference for age; whz is weight for length/height."""

STANDARD = "WHO 2006"
"""The standard the z-scores follow, stored beside them."""
