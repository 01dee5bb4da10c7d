from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        import translation.signal_handlers as handlers
        from hub.ports import staleness
        from hub.publishing import authorship
        from translation import localize
        from translation.queries.staleness import stale_languages
        from translation.queries.texts import authors
        from translation.sample import steps

        authorship.register(authors)
        localize.hear_saves(handlers.remember_author)
        staleness.provide(stale_languages)
        steps.register()
