from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from dissemination.services.tick_digests import tick_digests


class Command(BaseCommand):
    help = "Write the digests that are due, without Celery. --at 2026-12-01T08:00 asks what is due then, and writes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", type=datetime.fromisoformat, help="date and time in Brussels")

    def handle(self, *args: Any, at: datetime | None = None, **options: Any) -> None:
        if at is not None and timezone.is_naive(at):
            at = timezone.make_aware(at)
        self.stdout.write(f"Messages written: {tick_digests(at=at)}")
