"""What stands in for AWS and for the CMS on one machine. Nothing here ships."""
