from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "manual"
    verbose_name = _("Manual")

    def ready(self) -> None:
        import manual.signal_handlers  # noqa: F401 receivers register on import
        from hub.ports import citable, full_text, related, sitemap
        from manual.provider import Manual
        from manual.queries import full_text as texts
        from manual.queries import related as sections
        from manual.queries import sitemap as addresses_of_the_manual
        from manual.sample import steps

        citable.provide(Manual())
        related.register(sections.KIND, sections.related)
        sitemap.register("manual", addresses_of_the_manual.entries)
        full_text.register("manual.SectionPage", texts.texts)
        steps.register()
