"""Parks every webhook that couldn't be used, and tells the operators why and how to replay it."""
