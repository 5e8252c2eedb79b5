"""`make run`: starts the local cloud, the CMS and the site, and stops all of them."""
