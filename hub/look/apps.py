from django.apps import AppConfig


class LookConfig(AppConfig):
    """Layouts, components, stylesheet and security headers: what every page of the Hub looks like."""

    name = "hub.look"
    label = "look"

    def ready(self) -> None:
        from hub.look import inline_scripts

        inline_scripts.install()
