"""The blocks of a lesson's body, as an editor sees them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from lectern.code_languages import CODE_LANGUAGES, PLAIN
from lectern.limits import TABLE_COLUMNS, TABLE_ROWS
from local.cms.courses.prose import shown_html

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "code", "ol", "ul", "link", "hr", "blockquote"]

CELL_FEATURES = ["bold", "italic", "code", "link"]


class VerbatimBlock(blocks.TextBlock):
    """Text that keeps its leading spaces; a form field would strip them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.field_options["strip"] = False

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Migrations see a TextBlock, which stores its value in the same way."""
        _, args, options = super().deconstruct()
        return "wagtail.blocks.TextBlock", args, options


class ProseBlock(blocks.RichTextBlock):
    """Rich text with the same preview as the learner's page."""

    def render_basic(self, value: Any, context: Any = None) -> SafeString:  # noqa: ARG002
        # Wagtail's own rendering of rich text is marked safe too: its editor cleans what it stores.
        return mark_safe(shown_html(value.source))  # noqa: S308

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Migrations see a RichTextBlock, which stores its value in the same way."""
        _, args, options = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, options


class CodeBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(choices=[*CODE_LANGUAGES.items()], default=PLAIN)
    code = VerbatimBlock(rows=8)

    class Meta:
        icon = "code"
        template = "courses/blocks/code.html"


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    alt = blocks.CharBlock(
        max_length=300, help_text="What the picture shows, for those who can't see it."
    )
    caption = blocks.CharBlock(required=False, max_length=300)

    class Meta:
        icon = "image"
        template = "courses/blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=3)
    attribution = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "openquote"
        template = "courses/blocks/quote.html"


class VideoBlock(blocks.StructBlock):
    url = blocks.URLBlock(help_text="The address of the page that plays the video (https).")
    title = blocks.CharBlock(max_length=200)

    class Meta:
        icon = "media"
        template = "courses/blocks/video.html"


class ColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=200)
    alignment = blocks.ChoiceBlock(
        choices=[("left", "Left"), ("center", "Centre"), ("right", "Right")], required=False
    )

    class Meta:
        icon = "arrow-down"


class TableBlock(blocks.StructBlock):
    """Columns first, then rows: each row holds a cell for every column."""

    caption = blocks.CharBlock(required=False, max_length=200)
    columns = blocks.ListBlock(ColumnBlock(), max_num=TABLE_COLUMNS)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.RichTextBlock(features=CELL_FEATURES, required=False)),
        max_num=TABLE_ROWS,
        min_num=0,
    )

    class Meta:
        icon = "table"
        template = "courses/blocks/table.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        columns = len(cleaned["columns"])
        if any(len(row) != columns for row in cleaned["rows"]):
            problem = ValidationError(f"Each row needs a cell for each of the {columns} columns.")
            raise blocks.StructBlockValidationError(block_errors={"rows": problem})
        return cleaned


def lesson_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        ("text", ProseBlock(features=TEXT_FEATURES)),
        ("code", CodeBlock()),
        ("image", PictureBlock()),
        ("quote", QuoteBlock()),
        ("video", VideoBlock()),
        ("table", TableBlock()),
    ]
