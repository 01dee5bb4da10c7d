"""Does the ledger keep its promises? The exit status tells."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dissemination.queries.invariants import ALL, broken
from dissemination.queries.lanes import behind
from dissemination.queries.unlike import unlike


class Command(BaseCommand):
    help = "Check the promises of the ledger, deliveries against their events, and whether a lane is too far behind."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lag", type=int, help="seconds that the oldest due message of a lane may wait")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [f"{one.promise} ({one.rows} rows)" for one in broken()]
        found += [f"Edition {one.edition} stands as its events say ({one.rows} rows)" for one in unlike()]
        found += _behind(options["lag"])
        for line in found:
            self.stderr.write(f"broken: {line}")
        if found:
            raise CommandError(f"Promises that are broken: {len(found)}")
        self.stdout.write(f"All {len(ALL)} promises are kept, and every edition stands as its events say.")


def _behind(seconds: int | None) -> list[str]:
    late = [] if seconds is None else behind(seconds)
    return [f"Lane {one.lane} is on time (behind by {one.lag.total_seconds():.0f} s)" for one in late]
