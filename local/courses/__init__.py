"""The courses that a fresh Lectern is filled with, and what reads them from their folders."""
