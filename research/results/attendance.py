"""How many were at a training, among the numbers of a study: what is left without those who answered tells of nobody.

Those who were there and said nothing are a number like any other: published nowhere, it follows from two that are.
"""

from collections.abc import Mapping, Sequence

from hub.disclosure import Sum
from research.results.counting import Counted, Key

ATTENDED, SILENT = "attended", "silent"


def of_attendance(training: str, attended: int, rounds: Sequence[str], counted: Counted) -> Counted:
    """`(ATTENDED, training)` is each round of it and those who were silent in it.

    A round that more people answered than were there says nothing of who was silent.
    """
    key = (ATTENDED, training)
    found = Counted({key: attended})
    for when in rounds:
        silent = attended - counted.numbers[when,]
        if silent >= 0:
            found.numbers[when, SILENT] = silent
            found.sums.append(Sum(key, ((when,), (when, SILENT))))
    return found


def attended_to_say(
    attended: Mapping[str, int],
    rounds: Mapping[str, Sequence[str]],
    counted: Counted,
    published: Mapping[Key, int | None],
    *,
    least: int,
) -> dict[str, int]:
    """Of each training the number that stands beside its rounds: the one that was published, else today's if it may.

    One that is small, or near to how many answered, is not said at all: their number tells more.
    """
    found = {}
    for training, own in rounds.items():
        key = (ATTENDED, training)
        if key in published:
            number = published[key]
        else:
            number = attended.get(training, 0)
            answered = [counted.numbers[when,] for when in own]
            if number < least or any(number - one < least for one in answered):
                number = None
        if number is not None:
            found[training] = number
    return found
