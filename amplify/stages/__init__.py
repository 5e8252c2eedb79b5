"""What differs between a developer's environment, a test and production, as parameter values."""
