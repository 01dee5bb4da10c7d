"""Every night the day's forms are put among the others in random order; what counted them once is forgotten."""

from datetime import timedelta

from hub.publishing.calendar import today
from research.models import Sheet, SpentSheet, WaitingSheet
from research.services.shuffling import move_in_random_order

COLUMNS = "id, day, kind, said"
KEPT = timedelta(days=730)


def shuffle_when_the_day_is_over() -> int:
    """Move what waits once a form of an earlier day is among it; how many."""
    return shuffle() if WaitingSheet.objects.filter(day__lt=today()).exists() else 0


def shuffle() -> int:
    """Move all that waits; how many."""
    return move_in_random_order(waiting=WaitingSheet, kept=Sheet, columns=COLUMNS)


def forget_old_sheets() -> int:
    """Delete forms after `KEPT`, and the numbers of forms that cannot be sent any more; how many forms."""
    SpentSheet.objects.filter(day__lt=today() - timedelta(days=2)).delete()
    return Sheet.objects.filter(day__lt=today() - KEPT).delete()[0]
