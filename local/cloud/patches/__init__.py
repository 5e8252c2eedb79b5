"""All that Lectern changes in the emulator, and all that it knows of the emulator's inside.

No other file that runs the local cloud names a function, a store or a route of the emulator's own.
So an upgrade of the emulator is a reading of this folder; README.md here says how. `registry` lists
the patches and what each replaces, `emulator/shipped.json` how those functions looked when they
were read.
"""
