"""The settings of the hosted app that AWS doesn't read from the repository's build files."""
