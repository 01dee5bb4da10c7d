"""Send what is due, with or without Celery: `manage.py drain --loop` does all that the workers and the beat do."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections

from dissemination.channels.smtp import SMTPChannel
from dissemination.housekeeping import Housekeeping
from dissemination.kinds import Lane
from dissemination.services.drain import drain

logger = logging.getLogger(__name__)

HOUSEKEEPING_SECONDS = 30.0
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds between two looks for a database that is away: twice as long each time."""


class Command(BaseCommand):
    help = "Send the messages that are due; needs no broker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lane", choices=[lane.value for lane in Lane], help="only this lane")
        parser.add_argument("--loop", action="store_true", help="go on until stopped, with all that the beat asks")
        parser.add_argument("--every", type=float, default=2.0, help="seconds between two looks in the loop")

    def handle(self, *args: Any, **options: Any) -> None:
        lanes = [Lane(options["lane"])] if options["lane"] else list(Lane)
        channel = SMTPChannel()
        house = Housekeeping(min(HOUSEKEEPING_SECONDS, options["every"] * 5)) if options["loop"] else None
        wait = options["every"]
        while True:
            try:
                more = self._round(lanes, channel, house)
                wait = options["every"]
            except (OperationalError, InterfaceError) as error:
                if house is None:
                    raise
                more, wait = False, min(max(wait, FIRST_WAIT) * 2, LONGEST_WAIT)
                logger.warning("The database is away; it is tried again in %.0f s: %s", wait, error)
            if more:
                continue
            channel.close()
            if house is None:
                break
            time.sleep(wait)

    def _round(self, lanes: list[Lane], channel: SMTPChannel, house: Housekeeping | None) -> bool:
        """Whether anything is left that may go now. A connection that the server has ended is opened again."""
        close_old_connections()
        if house is not None:
            house.do_what_is_due()
        tallies = [drain(lane=lane, channel=channel) for lane in lanes]
        sent = sum(tally.sent for tally in tallies)
        if sent:
            self.stdout.write(f"{sent} messages handed over")
        return any(tally.more for tally in tallies)
