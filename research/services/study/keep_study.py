"""The facts of a study follow its English page, in the transaction that publishes or takes it down."""

from uuid import UUID

from django.conf import settings

from research.models import Study, StudyPage


def keep_study(*, page: StudyPage) -> Study:
    """Write what the English page says now. What was asked under one kind stays of that kind once a round was open."""
    study, made = Study.objects.select_for_update().get_or_create(
        page_key=page.translation_key, defaults={"kind": page.kind, "least": page.least, "keep_days": page.keep_days}
    )
    study.live = True
    study.themes = sorted(theme.slug for theme in page.themes.all())
    if made or not study.waves.exclude(opened_at=None).exists():
        study.kind, study.least, study.keep_days = page.kind, page.least, page.keep_days
    study.save(update_fields=["live", "themes", "kind", "least", "keep_days"])
    return study


def close_study(*, page_key: UUID, language: str) -> None:
    """The page is not public any more: neither are its results, and nobody can answer."""
    if language == settings.LANGUAGE_CODE:
        Study.objects.filter(page_key=page_key).update(live=False)
