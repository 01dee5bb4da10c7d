from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "initiatives"

    def ready(self) -> None:
        from hub.ports import related
        from initiatives.related import KIND, answer
        from initiatives.sample import steps

        related.register(KIND, answer)
        steps.register()
