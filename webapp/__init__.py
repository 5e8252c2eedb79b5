"""The static site: pages in Python over a data layer that runs in the browser."""
