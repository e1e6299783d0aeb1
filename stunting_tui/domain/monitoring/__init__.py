"""Growth monitoring of the posyandu: SKDN, KBM, who was seen and who was not."""
