"""The settings of the hosted app, which AWS keeps outside the repository's own build files."""
