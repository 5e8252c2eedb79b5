"""Parks every webhook that couldn't be used; mails the operators why, and how to replay them."""
