"""A process that writes and sends digests as it is told; DATABASE_URL and SMTP_PORT say where.

plan RUN    write the messages of that run
send RUN    write them and send them
help RUN    send what another process writes, until it has written all of it

Each is answered with the megabytes that this process ever held.
"""

import os
import re
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
PATIENCE = 0.05
"""Seconds: a worker would be rung."""


def main() -> None:
    django.setup()
    from dissemination.kinds import Lane  # after django.setup
    from dissemination.models import DigestRun
    from dissemination.services.drain import drain
    from dissemination.services.plan_digests import plan_run

    for line in iter(sys.stdin.readline, ""):
        order, run = line.split()
        if order != "help":
            plan_run(run=int(run))
        more = order != "plan"
        while more:
            is_planned = DigestRun.objects.get(pk=run).completed_at is not None
            sent = drain(lane=Lane.BULK, seconds=600).sent
            more = sent > 0 or not is_planned
            if not sent:
                time.sleep(PATIENCE)
        sys.stdout.write(f"{_megabytes()}\n")
        sys.stdout.flush()


def _megabytes() -> int:
    """Not `ru_maxrss`, which begins with what the parent had."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    main()
