"""Does the ledger keep its promises? The exit status tells."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dissemination.queries.invariants import PROMISES, broken


class Command(BaseCommand):
    help = "Check the promises of the ledger; fails when one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        found = broken()
        for one in found:
            self.stderr.write(f"broken: {one.promise} ({one.rows} rows)")
        if found:
            raise CommandError(f"{len(found)} of {len(PROMISES)} promises are broken.")
        self.stdout.write(f"All {len(PROMISES)} promises are kept.")
