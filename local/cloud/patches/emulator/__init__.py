"""The emulator itself: how it is loaded, and how a function of it is known and replaced."""
