from typing import Any

from django.core.management.base import BaseCommand

from hub.people.services.setup_groups import setup_groups


class Command(BaseCommand):
    help = "Make groups, their permissions and the workflows equal to hub/people/groups.py. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        names = setup_groups()
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(names)} groups: {', '.join(names)}")
