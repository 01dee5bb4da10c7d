from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "manual"
    verbose_name = _("Manual")

    def ready(self) -> None:
        import manual.signal_handlers  # noqa: F401 receivers register on import
        from manual.sample import steps

        steps.register()
