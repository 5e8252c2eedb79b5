"""An AWS emulator on loopback behind Lectern's own gateway and policy enforcement."""
