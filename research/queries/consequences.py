"""What followed from findings, place by place: nothing yet, a change, or that nothing is changed and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hub.people.reader import Reader
from hub.ports import citable
from hub.ports.citable import Citation, Followed
from research.models.finding import Decision, Finding
from research.numbering import in_order


class Outcome(StrEnum):
    """`COMING` is a change that the text says already and no edition holds yet."""

    NOTHING = "nothing"
    DECIDED = "decided"
    COMING = "coming"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Consequence:
    """Of one finding in one place; `place` is where the reader opens it, None where its text is gone."""

    number: str
    place: Citation | None
    changes: Sequence[Followed]
    decision: Decision | None

    @property
    def outcome(self) -> Outcome:
        if any(change.edition for change in self.changes):
            return Outcome.CHANGED
        if self.changes:
            return Outcome.COMING
        return Outcome.DECIDED if self.decision else Outcome.NOTHING


Consequences = dict[str, list[Consequence]]


def of_findings(findings: Iterable[Finding], *, language: str, reader: Reader) -> Consequences:
    """By the key of the finding's page, in the order of the manual. As few queries for many as for one."""
    found = list(findings)
    manual = citable.get()
    keys = frozenset(str(finding.page_key) for finding in found)
    changes: dict[tuple[str, str], list[Followed]] = {}
    for change in manual.followed(keys, language=language, reader=reader):
        changes.setdefault((change.key, change.number), []).append(change)
    numbers = {number for finding in found for number in finding.numbers} | {number for _key, number in changes}
    places = {one.number: one for one in manual.resolve_all(numbers, language=language, reader=reader)}
    decisions: dict[tuple[int, str], Decision] = {}
    for decision in Decision.objects.filter(finding__in=found):
        decisions.setdefault((decision.finding_id, decision.number), decision)
    return {
        str(finding.page_key): [
            Consequence(number, places.get(number), changes.get((key, number), ()), decisions.get((finding.pk, number)))
            for key in (str(finding.page_key),)
            for number in in_order(
                {*finding.numbers, *(there for of, there in changes if of == key and there in places)}
            )
        ]
        for finding in found
    }
