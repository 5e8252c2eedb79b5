"""Prepares a new machine for Lectern. Standard library only, because it runs first."""
