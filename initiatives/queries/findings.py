"""What the safeguarding screen says of a version, each finding bound to exactly the text that it stands in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hub.publishing.fingerprint import digest
from hub.screening import Finding, Kind, screen_places
from initiatives.content import Content
from initiatives.models import Initiative, Objection
from initiatives.queries.attached import found_in
from initiatives.queries.places import label_of

AROUND = 120


@dataclass(frozen=True)
class Marked:
    """A finding with `digest`, its own name: kind, position and the whole text of its field go into it."""

    finding: Finding
    digest: str
    before: str
    after: str

    @property
    def found(self) -> str:
        return self.finding.found

    @property
    def label(self) -> str:
        return label_of(self.finding.place)

    @property
    def why(self) -> str:
        return str(Kind(self.finding.kind).label)


def marked(content: Content) -> list[Marked]:
    """Everything that the screen finds, in the order of the form."""
    words = content.words()
    written = [_marked(finding, words[finding.place]) for finding in screen_places(words)]
    return written + [_in_file(finding, sha256) for finding, sha256 in found_in(content.files)]


def blocking(initiative: Initiative, content: Content) -> list[Marked]:
    """Hard findings that no moderator has lifted; while there is one, `content` cannot be published."""
    hard = [one for one in marked(content) if one.finding.is_hard]
    lifted = _known(initiative, hard, [Objection.State.LIFTED]) if hard else set()
    return [one for one in hard if one.digest not in lifted]


def upheld(initiative: Initiative, found: Iterable[Marked]) -> list[Marked]:
    """Those of `found` that a moderator has upheld: in this text they cannot be contested again."""
    found = list(found)
    known = _known(initiative, found, [Objection.State.UPHELD])
    return [one for one in found if one.digest in known]


def reasons_given(initiative: Initiative) -> dict[str, str]:
    """What its author said against findings before, by digest."""
    return dict(Objection.objects.filter(initiative=initiative).values_list("digest", "reason"))


@dataclass(frozen=True)
class Contested:
    """A hard finding with what its author says against it."""

    marked: Marked
    objection: Objection

    @property
    def waits(self) -> bool:
        return self.objection.state == Objection.State.WAITING

    @property
    def blocks(self) -> bool:
        return self.objection.state != Objection.State.LIFTED


def contested(initiative: Initiative, content: Content) -> list[Contested]:
    """The findings of `content` that its author contested, decided ones too. One objection may cover several places."""
    hard = [one for one in marked(content) if one.finding.is_hard]
    rows = Objection.objects.filter(initiative=initiative, digest__in=[one.digest for one in hard])
    by_digest = {row.digest: row for row in rows}
    return [Contested(one, by_digest[one.digest]) for one in hard if one.digest in by_digest]


def _known(initiative: Initiative, found: Iterable[Marked], states: Collection[str]) -> set[str]:
    rows = Objection.objects.filter(initiative=initiative, state__in=states, digest__in=[one.digest for one in found])
    return set(rows.values_list("digest", flat=True))


def _marked(finding: Finding, text: str) -> Marked:
    return Marked(
        finding=finding,
        digest=digest([str(finding.kind), finding.start, finding.end, text]),
        before=("…" if finding.start > AROUND else "") + text[max(0, finding.start - AROUND) : finding.start],
        after=text[finding.end : finding.end + AROUND] + ("…" if len(text) > finding.end + AROUND else ""),
    )


def _in_file(finding: Finding, sha256: str) -> Marked:
    return Marked(
        finding=finding,
        digest=digest([str(finding.kind), finding.start, finding.end, sha256]),
        before=f"…{finding.before}",
        after=f"{finding.after}…",
    )
