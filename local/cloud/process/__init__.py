"""One process of the local cloud: what it was started with, its lock, its port, its server."""
