"""All that a moderator needs to decide about one initiative."""

from collections.abc import Sequence
from dataclasses import dataclass

from initiatives.models import Attestation, Claim, DraftState, Event, Initiative, ModeratorNote
from initiatives.queries.attached import FileLine, file_lines
from initiatives.queries.difference import Row, difference
from initiatives.queries.findings import Contested, Marked, contested, marked
from initiatives.queries.queue import claim_of
from initiatives.queries.sheet import content_of


@dataclass(frozen=True)
class Review:
    """`rows` are what changed of a published one, else everything; `same` what stayed as it was.

    `found` are hard findings that nobody contested: the screen has learnt since this was submitted.
    """

    waits: bool
    public: bool
    files: Sequence[FileLine]
    rows: Sequence[Row]
    same: Sequence[Row]
    contested: Sequence[Contested]
    found: Sequence[Marked]
    warnings: Sequence[Marked]
    attestation: Attestation | None
    claim: Claim | None
    notes: Sequence[ModeratorNote]
    history: Sequence[Event]

    @property
    def compares(self) -> bool:
        return self.waits and self.public

    @property
    def undecided(self) -> bool:
        """Whether the screen still keeps it from being approved."""
        return bool(self.found) or any(one.blocks for one in self.contested)


def review_of(initiative: Initiative, language: str) -> Review:
    draft = initiative.draft
    waits = draft.state == DraftState.SUBMITTED
    public = content_of(initiative) if initiative.public_at else None
    shown = draft.content if waits or public is None else public
    compares = waits and public is not None
    rows = difference(public if compares else None, shown, language)
    findings = marked(shown) if waits else []
    objections = contested(initiative, shown) if waits else []
    known = {one.objection.digest for one in objections}
    return Review(
        waits=waits,
        public=public is not None,
        files=file_lines(initiative, shown.files),
        rows=[row for row in rows if row.changed or not compares],
        same=[row for row in rows if compares and not row.changed],
        contested=objections,
        found=[one for one in findings if one.finding.is_hard and one.digest not in known],
        warnings=[one for one in findings if not one.finding.is_hard],
        attestation=initiative.attestations.filter(version=draft.version).select_related("by").first(),
        claim=claim_of(initiative),
        notes=list(initiative.moderator_notes.select_related("by")),
        history=list(initiative.events.all()),
    )
