"""The code that all functions, the site, the local cloud and the tests share."""
