"""The site's part of a run: built once for its sources, configured, and served."""
