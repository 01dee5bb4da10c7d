"""What an uploaded file would do to the translations of a page: every text new, changed, in conflict, or refused."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from translation import localize
from translation.checks import check, markup
from translation.exchange.unit import Amiss, Read, ReadFile, texts_of, tidy
from translation.models import ImportRow
from translation.queries.approved import ADDRESSES
from translation.queries.limits import limit
from translation.services.save_segments import mark

Status = ImportRow.Status


def notes(file: ReadFile, segments: Sequence[localize.Segment]) -> list[str]:
    """What is to be said of the file as a whole."""
    if file.identity.texts == texts_of([segment.key for segment in segments]):
        return []
    if file.identity.edition:
        text = _("The English has changed since this file was made, in the days of edition %(edition)s.")
        return [text % {"edition": file.identity.edition}]
    return [_("The English has changed since this file was made.")]


def rows(file: ReadFile, segments: Sequence[localize.Segment], *, language: str, model: type) -> Iterator[ImportRow]:
    """A row for every text of the file that has a translation, without its batch."""
    by_key = {segment.key: segment for segment in segments}
    by_path: dict[str, list[localize.Segment]] = {}
    for segment in segments:
        by_path.setdefault(segment.path, []).append(segment)
    listed: set[str] = set()
    for unit in file.units:
        if not unit.target.strip():
            continue
        found = _segment(unit, file, by_key, by_path)
        if found is None:
            yield _refused(unit, _stranger(unit, by_path))
        elif found.key in listed:
            yield _refused(unit, _("This text stands in the file more than once."))
        else:
            listed.add(found.key)
            yield _staged(unit, file, found, language=language, most=limit(model, found.field_path))


def _segment(
    unit: Read,
    file: ReadFile,
    by_key: dict[str, localize.Segment],
    by_path: dict[str, list[localize.Segment]],
) -> localize.Segment | None:
    """The text of the page that the unit is about: the same place, and the same English."""
    there = [by_key[unit.key]] if unit.key in by_key else by_path.get(unit.path, [])
    return next((segment for segment in there if _same_source(unit, file, segment)), None)


def _same_source(unit: Read, file: ReadFile, segment: localize.Segment) -> bool:
    try:
        return tidy(file.stored(unit.source, segment.source)) == tidy(segment.source)
    except Amiss:
        return False


def _stranger(unit: Read, by_path: dict[str, list[localize.Segment]]) -> str:
    if unit.path in by_path:
        return _("The English of this text is not the same in the file and in the Hub.")
    return _("The page has no such text.")


def _staged(unit: Read, file: ReadFile, segment: localize.Segment, *, language: str, most: int) -> ImportRow:
    row = ImportRow(
        key=segment.key,
        source=segment.source,
        before=segment.target,
        seen=mark(segment.target),
    )
    try:
        row.text = _stored(unit, file, segment)
    except ValueError as error:
        row.text, row.status, row.reason = unit.target, Status.REFUSED, str(error)
        return row
    if row.text == segment.target:
        row.status = Status.UNCHANGED
        return row
    findings = check(segment.source, row.text, language=language)
    told = [finding.message for finding in findings if segment.path not in ADDRESSES]
    refusing = [finding.message for finding in findings if finding.refuses]
    if most and len(markup.words(row.text)) > most:
        refusing.append(_("The text is longer than %(count)d characters.") % {"count": most})
    row.status = Status.REFUSED if refusing else _status(unit, segment, file.identity.saved)
    row.reason = " ".join(refusing or [*_why(row.status), *told])
    row.taken = row.status in ImportRow.AT_FIRST
    return row


def _stored(unit: Read, file: ReadFile, segment: localize.Segment) -> str:
    """The translation in the form that saving gives it; ValueError with a message where it cannot be saved."""
    data = file.stored(unit.target, segment.source)
    if hidden := markup.controls(markup.words(data)):
        raise ValueError(hidden[0].message)
    return segment.stored(segment.shown(data))


def _status(unit: Read, segment: localize.Segment, saved: datetime | None) -> Status:
    if unit.unfinished:
        return Status.UNFINISHED
    if not segment.target:
        return Status.NEW
    newer = segment.saved_at is not None and (saved is None or segment.saved_at > saved)
    return Status.CONFLICT if newer else Status.CHANGED


def _why(status: str) -> list[str]:
    if status == Status.CONFLICT:
        return [_("Somebody has saved another text since the file was made.")]
    if status == Status.UNFINISHED:
        return [_("The file says that this translation is not finished.")]
    return []


def _refused(unit: Read, reason: str) -> ImportRow:
    return ImportRow(
        key=unit.key[:80], source=unit.source, text=unit.target, seen="", status=Status.REFUSED, reason=reason
    )
