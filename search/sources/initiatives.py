"""Public initiatives, an entry for each language they are written in."""

from collections.abc import Iterator
from uuid import UUID

from django.utils import translation

from hub.publishing.fingerprint import digest
from initiatives.models import Initiative
from search.draft import EntryDraft
from search.models import EntryKind


def initiative_drafts(key: UUID | None = None) -> Iterator[EntryDraft]:
    """Drafts of all public initiatives, or of the one with `key`. A fixed number of queries."""
    found = Initiative.objects.public().select_related("organisation").prefetch_related("texts", "theme_links__tag")
    if key is not None:
        found = found.filter(key=key)
    for initiative in found:
        yield from _drafts(initiative)


def _drafts(initiative: Initiative) -> Iterator[EntryDraft]:
    themes = sorted(link.tag.slug for link in initiative.theme_links.all())
    for text in initiative.texts.all():
        with translation.override(text.language):
            url = initiative.get_absolute_url()
        words = [text.title, text.summary, text.body, initiative.organisation.name]
        yield EntryDraft(
            kind=EntryKind.INITIATIVE,
            language=text.language,
            page_key=initiative.key,
            revision=digest([*words, themes, initiative.countries, url])[:40],
            url=url,
            title=text.title,
            headings=initiative.organisation.name,
            summary=text.summary,
            body=f"{text.summary}\n{text.body}".strip(),
            themes=themes,
            countries=sorted(initiative.countries),
            dated=initiative.public_at.date() if initiative.public_at else None,
        )
