from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from hub.sample import steps


class Command(BaseCommand):
    help = "Make the sample content, once. A step that was broken off is done again; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HUB_DEMO:
            raise CommandError("Sample content brings log-ins with a known password; it is for demo settings only.")
        if not steps.waiting():
            self.stdout.write("The sample content is there already.")
            return
        with translation.override(settings.LANGUAGE_CODE):
            for step in steps.run():
                self.stdout.write(f"Sample content: {step.name} …")
                self.stdout.flush()
        self.stdout.write("The sample content is complete.")
