"""When somebody who has a place is reminded of a training: seven days and one day before it begins. Pure."""

from datetime import datetime, timedelta

from research.models.training import Training

DAYS = (1, 7)
FIRST = timedelta(days=max(DAYS))


def step_of(training: Training, at: datetime) -> str:
    """The reminder that is due at `at`; empty before the first. A training that was moved has steps of its own."""
    for days in DAYS:
        if at >= training.starts_at - timedelta(days=days):
            return f"{days}:{training.starts_at:%Y%m%d%H%M}"
    return ""
