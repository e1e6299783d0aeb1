"""Files taken in: planned, shown, published, and what was left for the operator to decide."""
