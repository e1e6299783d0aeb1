"""Before the rembuk: indicators, targets, priority, pairs, proposals and the situation of each village."""
