"""Saves segments of a translation: only those that were changed, and never over what somebody else saved since."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from translation import localize, rights
from translation.checks import check, markup
from translation.models import PageTranslation, SegmentAuthor, Step
from translation.queries.texts import segments_of, target_locale
from translation.services.assign import hold
from translation.services.lock import locked


@dataclass(frozen=True)
class Edit:
    """What a person wrote for a segment, and the `mark` of the text that they saw when they began."""

    key: str
    text: str
    seen: str


@dataclass
class Outcome:
    """What became of the edits: how many were saved, and a message for each that was not, by segment key."""

    saved: int = 0
    problems: dict[str, str] = field(default_factory=dict)


def mark(target: str) -> str:
    """A short sign of a stored text, to tell whether it is still the one that somebody saw."""
    return hashlib.sha256(target.encode()).hexdigest()[:16]


def save_segments(*, translation: PageTranslation, edits: Iterable[Edit], by: Any) -> Outcome:
    """Save what `by` changed; a segment that another person changed meanwhile, or whose source is gone, is told."""
    rights.require(by, rights.Action.TRANSLATE, translation.language)
    outcome = Outcome()
    with transaction.atomic():
        row = locked(translation)
        if not row.is_open:
            raise rights.Refused(_("This translation is being reviewed. Take it back to change it."))
        known = {segment.key: segment for segment in segments_of(row)}
        texts = []
        for edit in edits:
            segment = known.get(edit.key)
            data = _accepted(segment, edit, outcome, row.language)
            if segment is not None and data is not None:
                texts.append((segment, data))
        if texts:
            _keep(row, texts, by)
        outcome.saved = len(texts)
    return outcome


def _accepted(segment: localize.Segment | None, edit: Edit, outcome: Outcome, language: str) -> str | None:
    if segment is None:
        outcome.problems[edit.key] = _("The source of this text has changed. It is kept here for you to copy.")
        return None
    if mark(segment.target) == edit.seen and _same(edit.text, segment.shown(segment.target)):
        return None
    if hidden := markup.controls(edit.text.replace("\r\n", "\n")):
        outcome.problems[edit.key] = hidden[0].message
        return None
    try:
        data = segment.stored(edit.text)
    except ValueError as error:
        outcome.problems[edit.key] = str(error)
        return None
    unchanged = mark(data) == edit.seen
    if unchanged or data == segment.target:
        return None
    if mark(segment.target) != edit.seen:
        outcome.problems[edit.key] = _("Somebody else has changed this text meanwhile: “%(text)s”") % {
            "text": segment.shown(segment.target)
        }
        return None
    refusing = [finding.message for finding in check(segment.source, data, language=language) if finding.refuses]
    if refusing:
        outcome.problems[edit.key] = " ".join(refusing)
        return None
    return data


def _same(typed: str, shown: str) -> bool:
    """Whether a field came back as it was sent, whatever a browser does to its line ends."""
    return typed.replace("\r\n", "\n").strip() == shown.replace("\r\n", "\n").strip()


def _keep(row: PageTranslation, texts: list[tuple[localize.Segment, str]], by: Any) -> None:
    localize.store(locale=target_locale(row.language), by=by, texts=texts)
    paths = {segment.path for segment, _data in texts}
    SegmentAuthor.objects.bulk_create(
        (SegmentAuthor(page_key=row.page_key, language=row.language, path=path, user=by) for path in paths),
        update_conflicts=True,
        unique_fields=["page_key", "language", "path", "user", "approved_in"],
        update_fields=["at"],
    )
    row.state = PageTranslation.State.DRAFT
    row.translator = by
    if row.holder_id is None:
        hold(row, by)
    row.save(update_fields=["state", "translator", "holder", "held_since"])
    Step.objects.create(
        translation=row, kind=Step.Kind.SAVED, by=by, segments={segment.key: "" for segment, _data in texts}
    )
