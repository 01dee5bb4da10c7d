"""Several people press at the same moment, each with a connection of their own."""

import threading
from collections.abc import Callable

from django.db import DatabaseError, connection

from initiatives.errors import RefusedError


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What became of each: `done`, the name of the refusal, or `broken` with the error of the database."""
    together = threading.Barrier(len(acts))
    said = ["never ended"] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        together.wait(timeout=10)
        try:
            act()
            said[number] = "done"
        except RefusedError as error:
            said[number] = type(error).__name__
        except DatabaseError as error:
            said[number] = f"broken: {error!r}"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return said
