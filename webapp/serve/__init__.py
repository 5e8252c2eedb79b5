"""A small static server that behaves as the hosting does: clean addresses, headers, caching."""
