"""What an operator does to a deployed Lectern, on AWS or in the local cloud."""
