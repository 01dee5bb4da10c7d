from django.apps import AppConfig


class HubConfig(AppConfig):
    name = "hub"
    verbose_name = "Hub"

    def ready(self) -> None:
        import hub.celery  # tasks of every room find the application
        import hub.menus.signal_handlers
        import hub.people.signal_handlers
        import hub.publishing.signal_handlers
        import hub.reference.signal_handlers  # noqa: F401 - imported to be connected
        from hub.people.queries import own_data
        from hub.sample import steps

        steps.register()
        own_data.register()
