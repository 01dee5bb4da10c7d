from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        import search.documents.signal_handlers
        import search.signal_handlers  # noqa: F401 - registers the receivers
        from search.sample import steps

        steps.register()
