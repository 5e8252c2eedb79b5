"""Saves of the emulator's state: each is the state whole, or not at all."""
