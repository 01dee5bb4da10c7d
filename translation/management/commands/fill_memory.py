"""Fills the translation memory from all approvals. Safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from translation.services.remember import fill


class Command(BaseCommand):
    help = "Fill the translation memory from every approved translation, also those from before it existed."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{fill()} approved texts read")
