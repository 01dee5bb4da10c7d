"""The last steps of a translation, and what its last verdict asked for; one query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from translation import localize
from translation.models import PageTranslation, Step

SHOWN = 12
VERDICTS = (Step.Kind.RETURNED, Step.Kind.APPROVED)


@dataclass(frozen=True)
class History:
    """`steps` are the newest, newest first; `returned` is the last verdict, where the text was given back."""

    steps: list[Step]
    returned: Step | None

    @property
    def note(self) -> str:
        return self.returned.note if self.returned else ""

    def reasons_by_key(self, segments: Sequence[localize.Segment]) -> Mapping[str, str]:
        """Why texts were given back; a text whose source changed since then has the reason of the one before it."""
        if self.returned is None:
            return {}
        keys = {segment.key for segment in segments}
        places: dict[str, str] = {}
        for key in (segment.key for segment in segments):
            places.setdefault(localize.place_of(key), key)
        found = {}
        for key, reason in self.returned.segments.items():
            there = key if key in keys else places.get(localize.place_of(key), "")
            if there:
                found[there] = reason
        return found

    def reworked(self, segment: localize.Segment) -> bool:
        """Whether somebody has saved the text since it was given back."""
        given_back = self.returned.at if self.returned else None
        return bool(given_back and segment.saved_at and segment.saved_at > given_back)


def history_of(row: PageTranslation) -> History:
    newest = Step.objects.filter(translation=row).order_by("-pk")
    verdict = newest.filter(kind__in=VERDICTS).values("pk")[:1]
    wanted = newest.filter(Q(pk__in=newest.values("pk")[:SHOWN]) | Q(pk__in=verdict))
    steps = list(wanted.select_related("by", "to"))
    last = next((step for step in steps if step.kind in VERDICTS), None)
    returned = last if last and last.kind == Step.Kind.RETURNED else None
    return History(steps[:SHOWN], returned)
