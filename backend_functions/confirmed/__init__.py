"""Lets nobody in by a password that whoever confirmed the mailbox didn't choose."""
