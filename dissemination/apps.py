from django.apps import AppConfig


class DisseminationConfig(AppConfig):
    name = "dissemination"

    def ready(self) -> None:
        from dissemination import checks  # noqa: F401 - registers itself
        from dissemination.channels.notices import LedgerNotices
        from hub.ports import notices

        notices.provide(LedgerNotices())
