"""Trainings for tests: pages made as an editor makes them, published as the second person's approval does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from hub.models import Organisation, Theme
from hub.publishing.services.publish import publish
from research.models import Training, TrainingIndexPage, TrainingOrganisation, TrainingPage

Make = Callable[..., TrainingPage]
BODY = [{"type": "text", "id": "20000000-0000-0000-0000-000000000001", "value": "<p>Two calls within the hour.</p>"}]


@pytest.fixture
def training(db: None) -> Make:
    """A public English training that begins in so many `days` and lasts six hours, unless it is said otherwise."""

    def make(
        title: str = "First hours",
        *,
        days: float = 30,
        themes: tuple[str, ...] = (),
        trainers: tuple[Organisation, ...] = (),
        **given: Any,
    ) -> TrainingPage:
        begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
        said: dict[str, Any] = {
            "starts_at": begins,
            "ends_at": begins + timedelta(hours=6),
            "zone": "Europe/Bucharest",
            "place": "Bucharest",
            "languages": ["en", "ro"],
            "countries": ["RO"],
            "targets": ["police", "social"],
            "edition": "2",
            "summary": f"{title}, in a day.",
            **given,
        }
        slug = said.pop("slug", title.lower().replace(" ", "-"))
        page = TrainingPage(title=title, slug=slug, body=BODY, live=False, **said)
        for slug in themes:
            page.themes.add(Theme.objects.get_or_create(slug=slug, defaults={"name": slug})[0])
        page.trainers = [TrainingOrganisation(organisation=organisation) for organisation in trainers]
        TrainingIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
        return say(page)

    return make


def say(page: TrainingPage, **said: Any) -> TrainingPage:
    """Publish the page with what is said anew."""
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    for name, value in said.items():
        setattr(draft, name, value)
    publish(revision=draft.save_revision(), by=None)
    return TrainingPage.objects.get(pk=page.pk)


def translate(page: TrainingPage, language: str = "ro", **said: Any) -> TrainingPage:
    """A public translation with plain words of its own."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    words = {"title": f"{language}: {page.title}", "place": f"{language}: {page.place}"}
    return say(copy, **{**words, **said})


def facts_of(page: TrainingPage) -> Training:
    return Training.objects.get(page_key=page.translation_key)
