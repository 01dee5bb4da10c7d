"""What an editor takes over of a file becomes public figures: new ones, and the revisions that are confirmed."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.ports import versions
from hub.ports.tell import tell
from hub.publishing.calendar import today
from research.errors import DecidedBeforeError, FiguresChangedError
from research.models import Observation, Series, SeriesImport, SeriesImportRow
from research.models.series import EU
from research.queries.figures import figures_of

Verdict = SeriesImportRow.Verdict
PUBLISHED = "figures_published"


def accept(*, batch: SeriesImport, confirmed: Collection[int], by: Any) -> int:
    """Take over what is new and those revisions whose line is `confirmed`; how many. Each is a row of its own.

    Raises DecidedBeforeError, FiguresChangedError.
    """
    with transaction.atomic():
        series = Series.objects.select_for_update().get(pk=batch.series_id)
        batch = _waiting(batch)
        current = figures_of(series)
        made = []
        for row in batch.rows.filter(verdict__in=[Verdict.NEW, Verdict.CHANGED]):
            before = current.get(row.place)
            revision = before.revision if before else 0
            if revision != row.before.get("revision", 0):
                raise FiguresChangedError
            if row.verdict == Verdict.NEW or row.line in confirmed:
                made.append(_observation(series, row, revision + 1, batch))
        Observation.objects.bulk_create(made)
        series.countries = sorted({*series.countries, *(row.territory for row in made)} - {EU})
        series.save(update_fields=["countries"])
        _decide(batch, SeriesImport.State.ACCEPTED, by)
        versions.bump()
        tell(PUBLISHED, key=str(series.page_key))
    return len(made)


def discard(*, batch: SeriesImport, by: Any) -> None:
    """Nothing of it is taken over; its rows are forgotten. Raises DecidedBeforeError."""
    with transaction.atomic():
        batch = _waiting(batch)
        batch.rows.all().delete()
        _decide(batch, SeriesImport.State.DISCARDED, by)


def _observation(series: Series, row: SeriesImportRow, revision: int, batch: SeriesImport) -> Observation:
    territory, year = row.place
    return Observation(
        series=series,
        territory=territory,
        year=year,
        revision=revision,
        value=row.value,
        mark=row.mark,
        taken_from=batch.key,
        accepted_on=today(),
    )


def _waiting(batch: SeriesImport) -> SeriesImport:
    found = SeriesImport.objects.select_for_update().get(pk=batch.pk)
    if found.state != SeriesImport.State.STAGED:
        raise DecidedBeforeError
    return found


def _decide(batch: SeriesImport, state: str, by: Any) -> None:
    batch.state, batch.decided_by, batch.decided_at = state, by.key, timezone.now()
    batch.save(update_fields=["state", "decided_by", "decided_at"])
