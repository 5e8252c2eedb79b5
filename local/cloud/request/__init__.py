"""What a request asks for, read once and strictly: its parts, its operation, its body."""
