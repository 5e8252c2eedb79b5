"""Runs the real, unmodified Amplify CLI against the local cloud."""
