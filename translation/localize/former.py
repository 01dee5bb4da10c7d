"""Which of the texts that stood at a place before is the one that a new text came from."""

from collections.abc import Sequence
from difflib import SequenceMatcher

Former = tuple[str, str]
ALIKE = 0.4


def nearest(source: str, former: Sequence[Former], *, alone: bool) -> Former | None:
    """The former (source, translation), oldest first, most like `source`; the newer of equals.

    Where the place holds one text only (`alone`) the newest is its predecessor, however different it is.
    """
    if not former:
        return None
    likeness = [(SequenceMatcher(None, source, one[0], autojunk=False).ratio(), at) for at, one in enumerate(former)]
    ratio, at = max(likeness)
    if ratio >= ALIKE:
        return former[at]
    return former[-1] if alone else None
