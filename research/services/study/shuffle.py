"""Every night the day's answers are put among the others in random order, so that no order tells who gave which."""

from hub.publishing.calendar import today
from research.models import Answer, WaitingAnswer
from research.services.shuffling import move_in_random_order

COLUMNS = "id, wave_id, version_id, day, code, background, answers"


def shuffle_when_the_day_is_over() -> int:
    """Move what waits once an answer of an earlier day is among it; how many."""
    return shuffle() if WaitingAnswer.objects.filter(day__lt=today()).exists() else 0


def shuffle() -> int:
    """Move all that waits; how many."""
    return move_in_random_order(waiting=WaitingAnswer, kept=Answer, columns=COLUMNS)
