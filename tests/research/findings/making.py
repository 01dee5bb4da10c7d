"""Findings for tests: pages made as an editor makes them, published as the second person's approval does."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Locale

from hub.models import Theme
from hub.publishing.services.publish import publish
from research.models import FindingPage, ResearchIndexPage

TITLE = "14 of 20 officers could not say who is told first"


def finding(
    title: str = TITLE,
    *,
    slug: str = "told-first",
    numbers: Sequence[str] = ("1.1.1",),
    evidence: Sequence[str] = (),
    themes: Sequence[str] = (),
    **said: Any,
) -> FindingPage:
    """A public English finding on so many places."""
    page = FindingPage(title=title, slug=slug, numbers=list(numbers), live=False, **said)
    page.evidence = [
        {"type": "evidence", "value": {"source": key, "sentence": f"What {place} shows."}}
        for place, key in enumerate(evidence)
    ]
    for theme in themes:
        page.themes.add(Theme.objects.get_or_create(slug=theme, defaults={"name": theme})[0])
    ResearchIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    return say(page)


def say(page: FindingPage, **said: Any) -> FindingPage:
    """Publish the page with what is said anew."""
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    for name, value in said.items():
        setattr(draft, name, value)
    publish(revision=draft.save_revision(), by=None)
    return FindingPage.objects.get(pk=page.pk)


def translate(page: FindingPage, language: str = "ro", **said: Any) -> FindingPage:
    """A public translation with plain words of its own."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=language))
    return say(copy, **{"title": f"{language}: {page.title}", **said})
