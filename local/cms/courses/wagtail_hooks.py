"""What the admin and the rich text of lessons need beyond Wagtail's defaults."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.rich_text.converters.editor_html import WhitelistRule
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.whitelist import allow_without_attributes

from local.cms.courses.tree import is_open

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


class PublicPageLink(PageLinkHandler):
    """A link to a page that learners can't open becomes plain text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        found: list[str] = []
        for page, opened in zip(
            cls.get_many(attrs_list), super().expand_db_attributes_many(attrs_list), strict=True
        ):
            found.append(opened if page and is_open(page) else "<a>")
        return found


@hooks.register("register_rich_text_features", order=100)
def link_to_open_pages(features: Any) -> None:
    features.register_link_type(PublicPageLink)


UNUSED_MENUS = frozenset({"documents", "reports", "snippets", "redirects"})


@hooks.register("construct_main_menu")
def leave_out_what_courses_do_not_use(_request: Any, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in UNUSED_MENUS]


@hooks.register("insert_global_admin_css")
def lectern_colours() -> SafeString:
    return format_html("<style>{}</style>", EDITOR_STYLE)


@hooks.register("construct_help_menu")
def leave_out_wagtails_own_news(_request: Any, items: list[Any]) -> None:
    items[:] = [_no_news(item) for item in items if not item.name.startswith("whats-new")]


def _no_news(item: MenuItem) -> MenuItem:
    """Wagtail counts what can be dismissed as unread, in a badge at the menu."""
    if not isinstance(item, DismissibleMenuItem):
        return item
    kept = {name: value for name, value in item.attrs.items() if not name.startswith("data-")}
    return MenuItem(
        item.label, item.url, item.name, icon_name=item.icon_name, attrs=kept, order=item.order
    )
