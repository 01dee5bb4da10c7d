from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"

    def ready(self) -> None:
        from hub.ports import related, sitemap
        from initiatives.queries.addresses import sitemap_entries
        from initiatives.related import KIND, answer
        from initiatives.sample import steps

        related.register(KIND, answer)
        sitemap.register(KIND, sitemap_entries)
        steps.register()
