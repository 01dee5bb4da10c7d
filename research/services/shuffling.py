"""From a table in the order of coming into one in random order, so that no order tells who said which."""

from django.db import connection, models, transaction


def move_in_random_order(*, waiting: type[models.Model], kept: type[models.Model], columns: str) -> int:
    """Move all that waits, in one transaction, and empty the waiting table to its last page; how many.

    Rows of one day then share their transaction (`xmin`) and lie in the order of random numbers (`ctid`).
    """
    source, target = waiting._meta.db_table, kept._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"LOCK TABLE {source} IN ACCESS EXCLUSIVE MODE")
        cursor.execute(
            f"INSERT INTO {target} ({columns}) SELECT {columns} FROM {source} ORDER BY gen_random_uuid()"  # noqa: S608 - names of our tables
        )
        moved: int = cursor.rowcount
        cursor.execute(f"TRUNCATE {source}")
    return moved
