"""Prevalence: shares with their intervals, rounds compared, the missing, two age rules, register against survey."""
