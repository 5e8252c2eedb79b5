"""A small static server that applies the hosting's own files: headers, rewrites, caching."""
