"""The picture files that the CMS accepts: only files that it can decode completely and show."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import HiddenInput
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

LONGEST_SIDE_PIXELS = 12_000
MOST_PIXELS = 40_000_000

TOO_MANY_PIXELS = (
    f"The picture has more than {LONGEST_SIDE_PIXELS} pixels on a side or {MOST_PIXELS} in all "
    "its frames. Make it smaller."
)
UNREADABLE = "The picture's file is damaged or incomplete. Save it again and upload that."


class PictureField(WagtailImageField):
    """Wagtail's own field checks only a file's beginning; a damaged rest would cause a 500."""

    def to_python(self, data: Any) -> Any:
        if data:
            refuse_unreadable(data)
        return super().to_python(data)


class ImageForm(BaseImageForm):
    """The form of the admin, of its uploader for many files, and of API v3."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            taken = PictureField(label=given.label, required=given.required)
            taken.widget = given.widget
            self.fields["file"] = taken
        if "description" in self.fields:
            # Pages describe a picture where they show it. API v3 writes the field all the same.
            self.fields["description"].widget = HiddenInput()


def refuse_unreadable(file: Any) -> None:
    """Decodes every frame. Checks the sizes first, so it never unpacks a decompression bomb."""
    file.seek(0)
    try:
        with Image.open(file) as picture:
            frames = getattr(picture, "n_frames", 1)
            if _too_large(picture.size, frames):
                raise ValidationError(TOO_MANY_PIXELS)
            for frame in range(frames):
                picture.seek(frame)
                picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    # Pillow's decoders raise these for damaged files, each format its own (Pillow, "Image.open").
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise ValidationError(UNREADABLE) from error
    finally:
        file.seek(0)


def _too_large(size: tuple[int, int], frames: int) -> bool:
    width, height = size
    return max(size) > LONGEST_SIDE_PIXELS or width * height * frames > MOST_PIXELS
