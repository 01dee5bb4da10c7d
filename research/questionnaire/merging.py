"""Two people change the same answers: what only one of them changed is taken, what both did is said. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

Answers = Mapping[str, Any]


def merged(names: Iterable[str], *, base: Answers, theirs: Answers, mine: Answers) -> tuple[dict[str, Any], list[str]]:
    """`theirs` with what `mine` changed of `names` since `base`, and the names that both changed, each otherwise."""
    found, clashes = dict(theirs), []
    for name in names:
        was, other, own = base.get(name), theirs.get(name), mine.get(name)
        if own in (was, other):
            continue
        if other != was:
            clashes.append(name)
        elif own is None:
            found.pop(name, None)
        else:
            found[name] = own
    return found, clashes
