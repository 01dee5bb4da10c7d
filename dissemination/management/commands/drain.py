"""Send what is due, with or without Celery: `manage.py drain --loop` does all that the workers and the beat do."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dissemination.channels.smtp import SMTPChannel
from dissemination.housekeeping import Housekeeping
from dissemination.kinds import Lane
from dissemination.services.drain import drain

HOUSEKEEPING_SECONDS = 30.0


class Command(BaseCommand):
    help = "Send the messages that are due; needs no broker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lane", choices=[lane.value for lane in Lane], help="only this lane")
        parser.add_argument("--loop", action="store_true", help="go on until stopped, with all that the beat asks")
        parser.add_argument("--every", type=float, default=2.0, help="seconds between two looks in the loop")

    def handle(self, *args: Any, **options: Any) -> None:
        lanes = [Lane(options["lane"])] if options["lane"] else list(Lane)
        channel = SMTPChannel()
        house = Housekeeping(min(HOUSEKEEPING_SECONDS, options["every"] * 5))
        while True:
            if options["loop"]:
                house.do_what_is_due()
            tallies = [drain(lane=lane, channel=channel) for lane in lanes]
            sent = sum(tally.sent for tally in tallies)
            if sent:
                self.stdout.write(f"{sent} messages handed over")
            if any(tally.more for tally in tallies):
                continue
            if not options["loop"]:
                break
            channel.close()
            time.sleep(options["every"])
        channel.close()
