"""What leaves the office: masked copies, corrections for the puskesmas, a summary to paste."""
