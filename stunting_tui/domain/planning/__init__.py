"""Before the rembuk: indicators, targets, priority, pairs, the situation of a village."""
