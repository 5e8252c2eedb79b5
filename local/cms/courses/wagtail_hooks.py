"""What the admin and the rich text of lessons need beyond Wagtail's defaults."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.rich_text.converters.editor_html import WhitelistRule
from wagtail.whitelist import allow_without_attributes

EDITOR_STYLE = """
:root {
  --w-color-primary: #1f3a5f;
  --w-color-primary-200: #162b48;
  --w-color-secondary: #0f766e;
  --w-color-secondary-100: #12857b;
}
"""


@hooks.register("register_rich_text_features")
def keep_code_and_quotations(features: Any) -> None:
    """Wagtail's editor writes these tags; its API would strip them without a rule."""
    for feature, tag in (("code", "code"), ("blockquote", "blockquote")):
        features.register_converter_rule(
            "editorhtml", feature, [WhitelistRule(tag, allow_without_attributes)]
        )


@hooks.register("insert_global_admin_css")
def lectern_colours() -> SafeString:
    return format_html("<style>{}</style>", EDITOR_STYLE)
