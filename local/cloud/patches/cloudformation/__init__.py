"""Stacks: nested ones, the types of properties, resource types that the emulator lacks."""
