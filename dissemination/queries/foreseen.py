"""A dry run in numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dissemination.queries.candidates import Candidate, LeftOut


@dataclass(frozen=True)
class Foreseen:
    """Who gets it and who does not, counted by language and by reason."""

    going: Sequence[Candidate]
    left_out: Sequence[Candidate]
    by_language: Sequence[tuple[str, int]]
    by_reason: Sequence[tuple[str, int]]


def foreseen(lines: Iterable[Candidate]) -> Foreseen:
    going: list[Candidate] = []
    left_out: list[Candidate] = []
    for line in lines:
        (left_out if line.left_out else going).append(line)
    reasons = Counter(line.left_out for line in left_out)
    return Foreseen(
        going=going,
        left_out=left_out,
        by_language=sorted(Counter(line.language for line in going).items()),
        by_reason=[(str(LeftOut(why).label), number) for why, number in sorted(reasons.items())],
    )
