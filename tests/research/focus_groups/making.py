"""Focus groups published through the Hub's own service, with a session and what was said in it."""

from datetime import date
from typing import Any

from django.conf import settings
from wagtail.models import Locale

from hub.publishing.services.publish import publish
from research.models import FocusGroup, FocusGroupPage, GroupSession, Quote, ResearchIndexPage
from research.services.focus_groups.record import record_quote, record_session
from research.services.focus_groups.words import approve_words, write_words
from tests.factories import people

THEME = "40000000-0000-0000-0000-000000000001"
BODY = [{"type": "text", "id": "20000000-0000-0000-0000-000000000009", "value": "<p>What stood in your way?</p>"}]
TOPICS = [{"type": "topic", "id": THEME, "value": {"title": "An interpreter", "text": "Hours of waiting."}}]


def page(title: str = "First night", **given: Any) -> FocusGroupPage:
    said = {"body": BODY, "topics": TOPICS, "summary": "Two groups.", **given}
    made = FocusGroupPage(title=title, slug=title.lower().replace(" ", "-"), live=False, **said)
    ResearchIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE).add_child(instance=made)
    return say(made)


def group(**given: Any) -> FocusGroup:
    return FocusGroup.objects.get(page_key=page(**given).translation_key)


def say(made: FocusGroupPage, **said: Any) -> FocusGroupPage:
    draft = made.get_latest_revision_as_object() if made.latest_revision_id else made
    for name, value in said.items():
        setattr(draft, name, value)
    publish(revision=draft.save_revision(), by=None)
    return FocusGroupPage.objects.get(pk=made.pk)


def translate(made: FocusGroupPage, language: str = "ro") -> FocusGroupPage:
    copy = made.copy_for_translation(Locale.objects.get(language_code=language))
    return say(copy, title=f"{language}: {made.title}")


def session(mine: FocusGroup, **given: Any) -> GroupSession:
    said: dict[str, Any] = {
        "country": "RO",
        "professions": ["police", "social"],
        "held_on": date(2026, 5, 12),
        "size": "4-6",
        "method": "together",
        "moderator": people.organisation(),
        **given,
    }
    return record_session(group=mine, **said)


def quote(at: GroupSession, original: str = "Am așteptat mult.", *, language: str = "ro") -> Quote:
    return record_quote(session=at, theme=THEME, language=language, original=original)


def published(at: GroupSession, text: str = "Am așteptat mult.", **translations: str) -> Quote:
    """Redacted and translated by one editor, approved by another."""
    made = quote(at, text)
    writer, second = people.user("", "editor"), people.user("", "editor")
    for language, words in ({made.language: text} | translations).items():
        write_words(quote=made, language=language, text=words, by=writer)
        approve_words(quote=made, language=language, by=second)
    made.refresh_from_db()
    return made
