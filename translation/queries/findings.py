"""What the checks say of a page's texts, with what somebody has said about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from translation import localize
from translation.checks import Finding, check
from translation.models import CheckWaiver


@dataclass(frozen=True)
class Judged:
    """A finding, and the waiver that still holds for it."""

    finding: Finding
    waiver: CheckWaiver | None = None

    @property
    def is_open(self) -> bool:
        return self.waiver is None


def judged(segments: Iterable[localize.Segment], *, page_key: UUID, language: str) -> dict[str, list[Judged]]:
    """Findings by segment key, for translated segments that have any; at most one query."""
    found = {
        segment.key: (segment, findings)
        for segment in segments
        if segment.target and (findings := check(segment.source, segment.target, language=language))
    }
    if not found:
        return {}
    waivers = {
        (waiver.key, waiver.code, waiver.texts): waiver
        for waiver in CheckWaiver.objects.filter(page_key=page_key, language=language, key__in=found).select_related(
            "by"
        )
    }
    return {
        key: [
            Judged(
                finding,
                None
                if finding.refuses
                else waivers.get((key, finding.code, CheckWaiver.of_texts(segment.source, segment.target))),
            )
            for finding in findings
        ]
        for key, (segment, findings) in found.items()
    }


def open_findings(segments: Iterable[localize.Segment], *, page_key: UUID, language: str) -> dict[str, list[Finding]]:
    """What holds back "send to review": findings by segment key that nobody has waived."""
    return {
        key: waiting
        for key, all_of_it in judged(segments, page_key=page_key, language=language).items()
        if (waiting := [each.finding for each in all_of_it if each.is_open])
    }
