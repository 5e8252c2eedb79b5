"""The operator's commands for a deployed Lectern, on AWS or in the local cloud."""
