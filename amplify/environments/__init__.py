"""What an environment sets for itself, kept in the account so that every push finds it."""
