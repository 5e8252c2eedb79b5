"""What every function, the site, the local cloud and the tests agree on."""
