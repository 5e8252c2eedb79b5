"""The form of a course or lesson, which the admin and API v3 share."""

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from local.cms.courses.acceptance import refusal
from local.cms.courses.payload import candidate_event


class EntryForm(WagtailAdminPageForm):
    """Refuses what the queue or ingest would refuse, and shows the reason at the field."""

    def _post_clean(self) -> None:
        """The page has its new values only here (Django, ModelForm validation)."""
        super()._post_clean()
        if self.errors:
            return
        page: Any = self.instance
        tags = self.cleaned_data.get("tags")
        names = [str(tag) for tag in tags] if tags is not None else list(page.tags.names())
        refused = refusal(candidate_event(page, self.parent_page, names, timezone.now()))
        if refused:
            field = refused.field if refused.field in self.fields else None
            self.add_error(field, refused.reason)
