"""Parks every webhook that couldn't be used; tells the operators why and how to replay them."""
