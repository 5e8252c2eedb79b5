"""Tells editors that learners don't have a page that the admin calls published, and why."""

from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from local.cms.webhooks.listing import Deliveries
from local.cms.webhooks.models import Delivery

SHOWN = 20


@hooks.register("register_admin_viewset")
def deliveries() -> Deliveries:
    return Deliveries()


def undelivered() -> list[Delivery]:
    """The newest delivery of each page, if that delivery failed."""
    newest = Delivery.objects.order_by().values("page_id").annotate(newest=Max("id"))
    failed = Delivery.objects.filter(state__in=Delivery.UNSEEN)
    return list(failed.filter(pk__in=newest.values("newest"))[:SHOWN])


@hooks.register("before_edit_page")
def tell_what_did_not_arrive(request: HttpRequest, page: Page) -> None:
    newest = Delivery.objects.filter(page_id=page.pk).first()
    if request.method == "GET" and newest and newest.state in Delivery.UNSEEN:
        text = f"Learners don't have this page as it was published. {newest.last_error}"
        messages.error(request, text)


class Undelivered(Component):
    order = 50

    def render_html(self, parent_context: Any = None) -> str:  # noqa: ARG002
        return render_to_string("webhooks/undelivered.html", {"deliveries": undelivered()})


@hooks.register("construct_homepage_panels")
def show_what_did_not_arrive(_request: HttpRequest, panels: list[Any]) -> None:
    panels.append(Undelivered())
