"""Named places where a test may kill the process. Off wherever HUB_CRASH_AT is not set."""

import os
from collections import Counter

from django.conf import settings

_passed: Counter[str] = Counter()


def crashpoint(name: str) -> None:
    """Die here, as by SIGKILL, if `HUB_CRASH_AT` is `name` or `name:n` (the n-th time)."""
    if not settings.HUB_CRASH_AT:
        return
    wanted, _, number = settings.HUB_CRASH_AT.partition(":")
    if name == wanted:
        _passed[name] += 1
        if _passed[name] == int(number or 1):
            os._exit(9)
