"""The smallest film that every Chromium plays: a second of silence, as a player takes it."""

import io
import wave

SECONDS = 2
RATE = 8_000
KIND = "audio/wav"
"""A `<video>` plays it too; a moving picture would need an encoder."""


def silence(seconds: int = SECONDS) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE)
        out.writeframes(b"\x80" * RATE * seconds)
    return file.getvalue()
