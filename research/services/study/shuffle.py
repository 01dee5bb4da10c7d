"""Every night the day's answers are put among the others in random order, so that no order tells who gave which."""

from django.db import connection, transaction

from hub.publishing.calendar import today
from research.models import Answer, WaitingAnswer

COLUMNS = "id, wave_id, version_id, day, code, background, answers"


def shuffle_when_the_day_is_over() -> int:
    """Move what waits once an answer of an earlier day is among it; how many."""
    return shuffle() if WaitingAnswer.objects.filter(day__lt=today()).exists() else 0


def shuffle() -> int:
    """Move all that waits, in one transaction, and empty the waiting table to its last page; how many.

    Rows of one day then share their transaction (`xmin`) and lie in the order of random numbers (`ctid`).
    """
    waiting, answers = (model._meta.db_table for model in (WaitingAnswer, Answer))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"LOCK TABLE {waiting} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(
            f"INSERT INTO {answers} ({COLUMNS}) SELECT {COLUMNS} FROM {waiting} ORDER BY gen_random_uuid()"  # noqa: S608
        )
        moved: int = cursor.rowcount
        cursor.execute(f"TRUNCATE {waiting}")
    return moved
