"""The listing "Webhook deliveries": what was sent, how fast, what failed, and "Send again"."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from local.cms.webhooks.models import Delivery

NAMES = {
    "entry.published": "Published",
    "entry.unpublished": "Unpublished",
    "entry.deleted": "Deleted",
}
MILLISECONDS = 1000


def send_again(deliveries: QuerySet[Delivery]) -> int:
    """Put the deliveries of a queryset back in line, whatever became of them before."""
    now = timezone.now()
    return deliveries.update(
        state=Delivery.State.PENDING, attempts=0, queued_at=now, due_at=now, delivered_at=None
    )


def what_happened(delivery: Delivery) -> str:
    return f"{NAMES.get(delivery.event, delivery.event)} {delivery.content_type}"


def outcome(delivery: Delivery) -> str:
    """One sentence for an editor: delivered in N ms, or why it isn't and what comes next."""
    if delivery.state == Delivery.State.REFUSED:
        return delivery.last_error
    if delivery.delivered_at:
        taken = (delivery.delivered_at - delivery.queued_at).total_seconds() * MILLISECONDS
        tries = "" if delivery.attempts == 1 else f", at attempt {delivery.attempts}"
        return f"delivered in {taken:.0f} ms{tries}"
    if delivery.state == Delivery.State.FAILED:
        return f"gave up after {delivery.attempts} attempts. {delivery.last_error}"
    if delivery.attempts:
        wait = max(0.0, (delivery.due_at - timezone.now()).total_seconds())
        return f"attempt {delivery.attempts + 1} in {wait:.0f} s. {delivery.last_error}"
    return "waiting to be sent"


class SendAgainColumn(Column):
    cell_template_name = "webhooks/send_again.html"

    def get_cell_context_data(self, instance: Delivery, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(parent_context["request"])
        context["url"] = reverse("webhook_deliveries:send_again", args=[instance.pk])
        return context


class DeliveriesView(generic.IndexView):
    page_title = "Webhook deliveries"
    default_ordering = "-id"
    paginate_by = 50
    any_permission_required = ("view", "change")
    list_filter = ("state", "event", "content_type")
    is_searchable = False
    columns = (
        Column("title"),
        Column("what", label="What happened", accessor=what_happened),
        DateColumn("created_at", label="When"),
        StatusTagColumn("state", label="State", accessor="get_state_display"),
        Column("outcome", label="Outcome", accessor=outcome),
        Column("id", label="Version"),
        SendAgainColumn("again", label="", accessor="id"),
    )


@require_POST
def send_one_again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    if not request.user.has_perm("webhooks.change_delivery"):  # type: ignore[union-attr]
        raise PermissionDenied
    delivery = get_object_or_404(Delivery, pk=delivery_id)
    send_again(Delivery.objects.filter(pk=delivery.pk))
    messages.success(request, f"“{delivery.title}” is in line to be sent again.")
    return redirect("webhook_deliveries:index")


class Deliveries(ViewSet):
    name = "webhook_deliveries"
    url_prefix = "webhook-deliveries"
    menu_label = "Webhook deliveries"
    icon = "resubmit"
    add_to_admin_menu = True
    menu_order = 700

    def get_urlpatterns(self) -> list[URLPattern]:
        shared = {
            "model": Delivery,
            "permission_policy": ModelPermissionPolicy(Delivery),
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("results"),
            "header_icon": self.icon,
        }
        index = self.construct_view(DeliveriesView, **shared)
        results = self.construct_view(DeliveriesView, **shared, results_only=True)
        return [
            path("", index, name="index"),
            path("results/", results, name="results"),
            path("<int:delivery_id>/send-again/", send_one_again, name="send_again"),
        ]
