from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        import search.documents.signal_handlers
        import search.signal_handlers  # noqa: F401 - registers the receivers
        from hub.ports import site_words
        from search.queries.known_words import known
        from search.sample import steps

        site_words.provide(known)
        steps.register()
