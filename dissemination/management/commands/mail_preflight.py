"""Will the world take our mail for ours? The exit status tells."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dissemination.preflight.finding import Outcome
from dissemination.services.preflight import preflight


class Command(BaseCommand):
    help = "Ask the DNS for SPF, DKIM, DMARC, MX and PTR, the relay for TLS, and the own site for a one-click end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="", help="the host that sends our mail to the world")
        parser.add_argument("--dns", default="", help="a name server to ask, address or address:port")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = preflight(host=options["host"], dns=options["dns"])
        for one in findings:
            self.stdout.write(f"{one.outcome:<4}  {one.check:<9}  {one.said}")
            if one.advice:
                self.stdout.write(f"{'':<17}{one.advice}")
        wrong = [one.check for one in findings if one.outcome is Outcome.FAIL]
        if wrong:
            raise CommandError(f"Not ready to send: {', '.join(wrong)}")
        self.stdout.write("Ready to send.")
