"""Makes a fresh machine able to run Lectern. Standard library only: it runs before the rest."""
