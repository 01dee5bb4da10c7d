from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """Training and research."""

    name = "research"

    def ready(self) -> None:
        from research import signal_handlers  # noqa: F401 - registers the receivers
