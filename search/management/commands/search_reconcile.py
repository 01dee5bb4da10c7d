from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.services import index


class Command(BaseCommand):
    help = "Compares the search index with what is live and mends it; with --check only tells (exit status 1)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            missing, left_over = index.missing_pages().count(), index.leftover_entries().count()
            if missing or left_over:
                raise CommandError(f"{missing} pages are missing, {left_over} entries are left over")
        else:
            missing, left_over = index.reconcile()
        self.stdout.write(f"{missing} missing, {left_over} left over")
