"""What a caller may do: our model of IAM decides, from what the emulator's stores hold."""
