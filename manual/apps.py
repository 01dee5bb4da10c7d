from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "manual"
    verbose_name = _("Manual")

    def ready(self) -> None:
        import manual.signal_handlers  # noqa: F401 receivers register on import
        from hub.look import json_ld as data
        from hub.ports import citable, full_text, related, sitemap
        from manual import json_ld
        from manual.provider import Manual
        from manual.queries import full_text as texts
        from manual.queries import gathered
        from manual.queries import related as sections
        from manual.queries import sitemap as addresses_of_the_manual
        from manual.sample import steps

        citable.provide(Manual())
        related.register(sections.KIND, sections.related)
        related.register("law", gathered.law)
        related.register("annexes", gathered.annexes)
        sitemap.register("manual", addresses_of_the_manual.entries)
        full_text.register("manual.SectionPage", texts.texts)
        data.register("manual.SectionPage", json_ld.section)
        data.register("manual.ChapterPage", json_ld.chapter)
        data.register("law_article", json_ld.law_article)
        data.register("manual_edition", json_ld.edition)
        steps.register()
