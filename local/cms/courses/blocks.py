"""The pieces a lesson's body is made of, as an editor sees them."""

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "code", "ol", "ul", "link", "hr", "blockquote"]

CELL_FEATURES = ["bold", "italic", "code", "link"]

LANGUAGES = [
    ("bash", "Shell"),
    ("css", "CSS"),
    ("graphql", "GraphQL"),
    ("html", "HTML"),
    ("http", "HTTP"),
    ("javascript", "JavaScript"),
    ("json", "JSON"),
    ("python", "Python"),
    ("sql", "SQL"),
    ("text", "Plain text"),
    ("toml", "TOML"),
    ("typescript", "TypeScript"),
    ("yaml", "YAML"),
]


class VerbatimBlock(blocks.TextBlock):
    """Text whose first spaces are part of it; a form field would strip them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.field_options["strip"] = False

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Migrations know it as the TextBlock it stores its value like."""
        _, args, options = super().deconstruct()
        return "wagtail.blocks.TextBlock", args, options


class CodeBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(choices=LANGUAGES, default="text")
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


def table_block() -> TypedTableBlock:
    """An editor picks each column's alignment; the headings are plain text."""
    columns = [("text", "Text"), ("left", "Left"), ("center", "Centre"), ("right", "Right")]
    return TypedTableBlock(
        [
            (name, blocks.RichTextBlock(features=CELL_FEATURES, label=label, required=False))
            for name, label in columns
        ]
    )


def lesson_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        ("text", blocks.RichTextBlock(features=TEXT_FEATURES)),
        ("code", CodeBlock()),
        ("image", PictureBlock()),
        ("quote", QuoteBlock()),
        ("video", VideoBlock()),
        ("table", table_block()),
    ]
