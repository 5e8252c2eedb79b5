"""Our own door in front of the emulator: admission, CORS, and the routes that are not AWS's."""
