"""The root folder of this checkout; every other path of the repository starts here."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
