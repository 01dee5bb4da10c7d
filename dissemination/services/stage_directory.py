"""Lays an uploaded list beside the directory, a thousand rows a transaction, and changes nothing of it."""

import json
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import override

from dissemination.importing.judging import judge
from dissemination.importing.lists import parsed
from dissemination.importing.repeats import Repeats
from dissemination.importing.values import Parsed, vocabulary
from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from dissemination.queries.directory_rows import country_words, known_for
from hub.faultpoints import crashpoint
from hub.lists.reading import Layout, Unreadable
from hub.people.mailbox import masked

CHUNK = 1000
State, Status = DirectoryImport.State, DirectoryRow.Status


def stage_directory(*, batch_id: int) -> None:
    """Stage what is not staged yet; safe to call again, and from two workers."""
    batch = DirectoryImport.objects.select_related("owner").get(pk=batch_id)
    if batch.state != State.READING:
        return
    with override(batch.owner.preferred_language):
        try:
            rows, repeats = _read(batch)
        except Unreadable as error:
            _end(batch_id, State.FAILED, str(error))
            return
        for start in range(0, len(rows), CHUNK):
            if not _stage(batch_id, rows[start : start + CHUNK], repeats, len(rows)):
                return
        _end(batch_id, State.STAGED)


def _read(batch: DirectoryImport) -> tuple[list[str], Repeats]:
    """All rows, kept small, and what they say about each other."""
    layout = Layout(encoding=batch.encoding, delimiter=batch.delimiter, sheet=batch.sheet)
    repeats, rows = Repeats(), []
    for row in parsed(bytes(batch.content), layout, batch.columns, vocabulary(country_words())):
        repeats.add(row)
        rows.append(json.dumps([row.line, row.values, row.faults], ensure_ascii=False))
    return rows, repeats


def _stage(batch_id: int, texts: Sequence[str], repeats: Repeats, lines: int) -> bool:
    rows = [Parsed(*json.loads(text)) for text in texts]
    with transaction.atomic():
        batch = DirectoryImport.objects.select_for_update().get(pk=batch_id)
        if batch.state != State.READING:
            return False
        done = batch.rows.aggregate(last=Max("line"))["last"] or 0
        found = _judged(batch, [row for row in rows if row.line > done], repeats)
        DirectoryRow.objects.bulk_create(found)
        batch.lines = lines
        batch.save(update_fields=["lines", "touched_at"])
    crashpoint("directory-chunk")
    return True


def _judged(batch: DirectoryImport, rows: Sequence[Parsed], repeats: Repeats) -> list[DirectoryRow]:
    whole = [repeats.whole(row) for row in rows]
    known = known_for(row.values for row in whole if not row.faults)
    found = []
    for row, full in zip(rows, whole, strict=True):
        is_known = row.values.get("agency_ref") in known.agencies
        said = row if is_known or row.faults else full
        verdict = judge(said, repeats, known)
        is_barred = verdict.status == Status.SUPPRESSED
        found.append(
            DirectoryRow(
                batch=batch,
                line=row.line,
                agency_ref=row.values.get("agency_ref", "")[:80],
                status=verdict.status,
                reason=verdict.reason,
                values=_without_address(said.values) if is_barred else said.values,
                before=dict(verdict.before),
                may_take=verdict.may_take,
                taken=verdict.status in DirectoryRow.AT_FIRST,
            )
        )
    return found


def _without_address(values: dict[str, str]) -> dict[str, str]:
    """What may be kept of somebody who asked not to be written to."""
    return {**{name: value for name, value in values.items() if name != "name"}, "email": masked(values["email"])}


def _end(batch_id: int, state: str, problem: str = "") -> None:
    """The file itself is not needed any more."""
    reading = DirectoryImport.objects.filter(pk=batch_id, state=State.READING)
    reading.update(state=state, problem=problem, content=b"")
