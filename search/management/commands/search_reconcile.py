from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.services import index, index_rows, learn, rewrites
from search.services.place_document import document_differences
from search.services.read_document import unread_documents
from search.services.reconcile_documents import reconcile_documents


class Command(BaseCommand):
    help = "Compares the search index with what is live and mends it; with --check only tells (exit status 1)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            changed, surplus = index_rows.row_differences()
            missing = index.missing_pages().count() + len(changed)
            missing += len(unread_documents()) + len(document_differences())
            left_over = index.leftover_entries().count() + len(surplus)
            words = learn.lexicon_drift()
            if missing or left_over or words:
                raise CommandError(
                    f"{missing} are missing, {left_over} entries are left over, {words} of the words are out of date"
                )
        else:
            pages, rows = index.reconcile(), index_rows.reconcile_rows()
            missing, left_over = pages[0] + rows[0] + reconcile_documents(), pages[1] + rows[1]
            learn.recount_words()
            learn.learn_words()
            rewrites.rebuild_all()
        self.stdout.write(f"{missing} missing, {left_over} left over")
