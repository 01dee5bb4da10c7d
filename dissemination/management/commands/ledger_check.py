"""Does the ledger keep its promises? The exit status tells."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dissemination.queries.invariants import PROMISES, broken
from dissemination.queries.unlike import unlike


class Command(BaseCommand):
    help = "Check the promises of the ledger, and deliveries against their events; fails when one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        found = [f"{one.promise} ({one.rows} rows)" for one in broken()]
        found += [f"Edition {one.edition} stands as its events say ({one.rows} rows)" for one in unlike()]
        for line in found:
            self.stderr.write(f"broken: {line}")
        if found:
            raise CommandError(f"Promises that are broken: {len(found)}")
        self.stdout.write(f"All {len(PROMISES)} promises are kept, and every edition stands as its events say.")
