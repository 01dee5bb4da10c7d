"""Bring the list of those who asked not to be written to together with the database; part of restoring a backup."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dissemination.services.suppression_file import list_file
from dissemination.services.suppression_list import keep_list


class Command(BaseCommand):
    help = "Write new suppressions into the list beside the database; take back what a restored database has lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, help="another file than SUPPRESSION_LIST")

    def handle(self, *args: Any, file: Path | None = None, **options: Any) -> None:
        chosen = file or list_file()
        if chosen is None:
            raise CommandError("No list is kept: set SUPPRESSION_LIST, or name a --file.")
        kept = keep_list(chosen)
        self.stdout.write(f"{chosen}: {kept.written} written, {kept.restored} taken back")
