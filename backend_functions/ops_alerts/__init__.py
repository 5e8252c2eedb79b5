"""Parks every webhook that couldn't be used; mails operators, and queues for editors, why."""
