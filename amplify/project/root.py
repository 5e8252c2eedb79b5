"""Where this checkout stands; every other path of the repository is told from here."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
