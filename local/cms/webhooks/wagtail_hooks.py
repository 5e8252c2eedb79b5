from wagtail import hooks

from local.cms.webhooks.listing import Deliveries


@hooks.register("register_admin_viewset")
def deliveries() -> Deliveries:
    return Deliveries()
