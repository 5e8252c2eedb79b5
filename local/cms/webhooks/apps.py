from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "local.cms.webhooks"
    label = "webhooks"
    verbose_name = "Webhooks"

    def ready(self) -> None:
        from local.cms.webhooks import receivers

        receivers.connect()
