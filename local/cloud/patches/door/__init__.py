"""Who asks, and for what: proven by a signature, near the time that it names."""
