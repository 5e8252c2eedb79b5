"""The parameter values that differ between development, test and production."""
