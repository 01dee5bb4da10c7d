"""News pages stand for any translatable page: this room knows none in particular."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import TestCase
from django.utils import translation as language_of_thread
from wagtail.models import Page

from home.models import NewsIndexPage, NewsPage
from hub.models import User
from hub.publishing.services.publish import publish
from translation.models import PageTranslation
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review
from translation.services.submit import submit_for_translation

CALL = "10000000-0000-0000-0000-000000000001"
NOTE = "10000000-0000-0000-0000-000000000002"
BODY = [
    {"type": "text", "id": CALL, "value": "<p>Call child protection within a day.</p>"},
    {"type": "note", "id": NOTE, "value": {"tone": "warn", "title": "First", "text": "<p>Keep the child safe.</p>"}},
]


@pytest.fixture(autouse=True)
def english() -> Any:
    with language_of_thread.override("en"):
        yield


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    def make(*groups: str, email: str = "", **fields: Any) -> User:
        user = User.objects.create_user(email or f"{'-'.join(groups) or 'nobody'}@example.org", "pw", **fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        return user

    return make


@pytest.fixture
def editor(person: Callable[..., User]) -> User:
    return person("editor")


@pytest.fixture
def translator(person: Callable[..., User]) -> User:
    return person("translator-ro")


@pytest.fixture
def reviewer(person: Callable[..., User]) -> User:
    return person("reviewer-ro")


@pytest.fixture
def news(editor: User) -> NewsPage:
    """A published English page with two paragraphs."""
    page = NewsPage(title="Two calls", slug="two-calls", summary="Whom to call.", body=BODY)
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    publish(revision=page.save_revision(user=editor), by=editor)
    page.refresh_from_db()
    return page


def publish_now(revision: Any, by: User) -> None:
    """Publish, and let everybody hear of it as after a commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        publish(revision=revision, by=by)


def say(page: Page, by: User, *, go_live_at: Any = None, **texts: str) -> Any:
    """Publish (or schedule) the page with other words: `call=` and `note=` for its paragraphs, else fields."""
    draft = page.get_latest_revision_as_object()
    raw = {block["id"]: dict(block) for block in draft.body.get_prep_value()}
    if "call" in texts:
        raw[CALL]["value"] = f"<p>{texts.pop('call')}</p>"
    if "note" in texts:
        raw[NOTE]["value"] = {**raw[NOTE]["value"], "text": f"<p>{texts.pop('note')}</p>"}
    draft.body = list(raw.values())
    for name, value in texts.items():
        setattr(draft, name, value)
    draft.go_live_at = go_live_at
    revision = draft.save_revision(user=by)
    publish_now(revision, by)
    page.refresh_from_db()
    return revision


def submit(page: Page, by: User, language: str = "ro") -> PageTranslation:
    return submit_for_translation(page=page, languages=[language], by=by)[0]


def translate(row: PageTranslation, by: User, prefix: str = "RO ") -> None:
    """Translate every segment that lacks a translation."""
    row.refresh_from_db()
    edits = [
        Edit(segment.key, _translated(segment, prefix), mark(segment.target))
        for segment in segments_of(row)
        if not segment.is_translated
    ]
    outcome = save_segments(translation=row, edits=edits, by=by)
    assert not outcome.problems


def _translated(segment: Any, prefix: str) -> str:
    text = segment.shown(segment.source)
    return f"{prefix.strip().lower()}-{text}" if segment.path == "slug" else f"{prefix}{text}"


def bring(page: Page, editor: User, translator: User, reviewer: User, language: str = "ro") -> PageTranslation:
    """Submit, translate, review and approve."""
    row = submit(page, editor, language)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    row.refresh_from_db()
    return row


def target(page: Page, language: str = "ro") -> Any:
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code=language)
