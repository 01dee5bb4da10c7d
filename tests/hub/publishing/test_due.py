"""What waits for its moment, what expires, what a crash lost, and what is announced when it goes."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.models import StandardPage
from hub.models import AccessRule, ParagraphChange, Publication
from hub.ports import announce, versions
from hub.publishing import access
from hub.publishing.services.publish import publish
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.sweep import sweep_publications
from hub.publishing.services.take_down import take_down
from tests.factories import pages

pytestmark = pytest.mark.django_db


class Heard:
    """What was announced, and whether the transaction was still open."""

    def __init__(self, signal: Any) -> None:
        self.keys: list[Any] = []
        self.inside: list[bool] = []
        signal.connect(self)

    def __call__(self, page_key: Any, **kwargs: Any) -> None:
        self.keys.append(page_key)
        self.inside.append(transaction.get_connection().in_atomic_block)


def later(page: StandardPage, hours: int = 2, **changes: Any) -> None:
    """Approved for a later moment."""
    revision = pages.revise(page, go_live_at=timezone.now() + timedelta(hours=hours), **changes)
    assert publish(revision=revision, by=None) is None


def test_an_approved_text_waits_for_its_moment() -> None:
    page = pages.public(title="Today")
    later(page, title="Tomorrow")
    assert Page.objects.get(pk=page.pk).title == "Today"
    assert publish_due() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        assert publish_due() == 1
        assert publish_due() == 0
    assert Page.objects.get(pk=page.pk).title == "Tomorrow"
    assert Publication.objects.filter(page_key=page.translation_key).count() == 2


def test_restrictions_hold_from_the_moment_of_publication() -> None:
    page = pages.public()
    later(page, access="practitioners")
    assert access.may_read(page)
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        publish_due()
    assert not access.may_read(page)


def test_what_was_taken_down_meanwhile_stays_down() -> None:
    page = pages.public()
    later(page, title="Never")
    take_down(page=page)
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        assert publish_due() == 0
    assert not Page.objects.get(pk=page.pk).live


def test_what_expires_goes_with_its_translations() -> None:
    page = pages.public(expire_at=timezone.now() + timedelta(hours=1))
    romanian = pages.public(pages.home("ro"), key=page.translation_key)
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert publish_due() == 1
        assert publish_due() == 0
    assert not Page.objects.filter(pk__in=[page.pk, romanian.pk], live=True).exists()
    assert Page.objects.get(pk=page.pk).expired


def test_one_page_that_fails_keeps_no_other_from_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = pages.public(), pages.public()
    later(bad, hours=1, title="Bad")
    later(good, hours=2, title="Good")

    def refuse(page: Page, **kwargs: Any) -> None:
        if page.pk == bad.pk:
            raise ValueError("a room cannot take it")

    announce.publishing.connect(refuse)
    try:
        with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
            assert publish_due() == 1
    finally:
        announce.publishing.disconnect(refuse)
    assert Page.objects.get(pk=good.pk).title == "Good"
    assert Page.objects.get(pk=bad.pk).title != "Bad", "undone as a whole"
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        assert publish_due() == 1, "tried again"


def test_wagtails_command_goes_through_the_service() -> None:
    page = pages.public()
    later(page, access="practitioners")
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert AccessRule.objects.filter(page_key=page.translation_key, block_id="").exists()


def test_the_sweeper_finds_what_went_live_without_an_event() -> None:
    page = pages.draft()
    pages.revise(page, access="practitioners").publish()
    assert access.may_read(page), "nobody told the rules yet"
    before = versions.current()
    assert sweep_publications() == 1
    assert not access.may_read(page)
    event = Publication.objects.get(page_key=page.translation_key)
    assert ParagraphChange.objects.filter(publication=event).exists()
    assert versions.current() > before
    assert sweep_publications() == 0


def test_removal_is_heard_inside_the_transaction() -> None:
    chapter = pages.public()
    section = pages.public(chapter)
    other = pages.public()
    heard = Heard(announce.withdrawn)
    take_down(page=chapter)
    assert set(heard.keys) == {chapter.translation_key, section.translation_key}
    Page.objects.get(pk=other.pk).delete()
    assert heard.keys[-1] == other.translation_key
    assert all(heard.inside)


def test_deleting_a_parent_announces_its_children() -> None:
    chapter = pages.public()
    section = pages.public(chapter)
    heard = Heard(announce.withdrawn)
    Page.objects.get(pk=chapter.pk).delete()
    assert set(heard.keys) == {chapter.translation_key, section.translation_key}
    assert Publication.objects.filter(kind="withdrawn", page_key=section.translation_key).count() == 1


def test_a_listener_that_fails_keeps_the_page_where_it_was() -> None:
    page = pages.public()

    def refuse(**kwargs: Any) -> None:
        raise ValueError("a room cannot let go")

    announce.withdrawn.connect(refuse)
    try:
        with pytest.raises(ValueError, match="let go"), transaction.atomic():
            take_down(page=page)
    finally:
        announce.withdrawn.disconnect(refuse)
    assert Page.objects.get(pk=page.pk).live
    assert not Publication.objects.filter(kind="withdrawn", page_key=page.translation_key).exists()


def test_moving_announces_all_that_moved() -> None:
    chapter, target = pages.public(), pages.public(access="practitioners")
    section = pages.public(chapter)
    before, heard = versions.current(), Heard(announce.access_changed)
    Page.objects.get(pk=chapter.pk).move(target, pos="last-child")
    assert set(heard.keys) == {chapter.translation_key, section.translation_key}
    assert versions.current() > before
    assert not access.may_read(section)
