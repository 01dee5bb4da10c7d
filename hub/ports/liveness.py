"""Work that waits although it could be done: whoever has queues says which of them stand still."""

from collections.abc import Callable, Sequence

Ask = Callable[[], Sequence[str]]

_asked: dict[str, Ask] = {}


def register(room: str, ask: Ask) -> None:
    """`ask` names the queues that stand still now, by what the database holds; few queries, as it is asked often."""
    _asked[room] = ask


def standing_still() -> list[str]:
    """Empty while all that could be done is being done."""
    return [queue for room in sorted(_asked) for queue in _asked[room]()]
