"""The facts of a series follow its English page, in the transaction that publishes or takes it down."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from research.models import Series, SeriesPage

OF_THE_FIGURES = ("unit", "decimals")


def keep_series(*, page: SeriesPage) -> Series:
    """Write what the English page says now; unit and digits stay those that figures were taken over with."""
    said = page.facts_said()
    series = Series.objects.select_for_update().filter(page_key=page.translation_key).first()
    if series is None:
        return Series.objects.create(page_key=page.translation_key, live=True, **said)
    has_figures = series.observations.exists()
    for name, value in said.items():
        if not (has_figures and name in OF_THE_FIGURES):
            setattr(series, name, value)
    series.live, series.changed_at = True, timezone.now()
    series.save()
    return series


def close_series(*, page_key: UUID, language: str) -> None:
    """The page is not public any more: neither are its figures."""
    if language == settings.LANGUAGE_CODE:
        Series.objects.filter(page_key=page_key).update(live=False, changed_at=timezone.now())
