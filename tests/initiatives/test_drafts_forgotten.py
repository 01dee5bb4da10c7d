"""Drafts that nobody touches for a year go, and their authors are told 30 days before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dissemination.models import OutboundMessage
from initiatives.models import Draft, Initiative
from initiatives.services.forget_drafts import forget_drafts, warn_of_drafts
from initiatives.services.save_draft import save_draft
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

pytestmark = pytest.mark.django_db


def aged(initiative: Initiative, days: int, warned: int | None = None) -> None:
    now = timezone.now()
    Draft.objects.filter(initiative=initiative).update(
        changed_at=now - timedelta(days=days), warned_at=now - timedelta(days=warned) if warned is not None else None
    )


def test_its_author_is_warned_once_thirty_days_before(draft: Make) -> None:
    one, young = draft(), draft()
    aged(one, 336)
    aged(young, 334)
    assert (warn_of_drafts(), warn_of_drafts(), forget_drafts()) == (1, 0, 0)
    (mail,) = OutboundMessage.objects.filter(kind="initiative-untouched")
    assert str(one.key) in mail.idempotency_key


def test_a_year_untouched_and_warned_it_is_forgotten(cast: Cast, draft: Make) -> None:
    one, unwarned, just_warned = draft(), draft(), draft()
    aged(one, 366, warned=31)
    aged(unwarned, 500)
    aged(just_warned, 500, warned=29)
    assert (forget_drafts(), forget_drafts()) == (1, 0)
    one.refresh_from_db()
    assert (one.state, one.outcome, one.draft.data) == ("closed", "withdrawn", {}) and one.forgotten_at
    page = logged_in(cast.author).get(reverse("partners_mine")).content.decode()
    assert str(one.key) not in page and str(unwarned.key) in page


def test_a_save_keeps_it_and_it_is_warned_of_anew_a_year_later(cast: Cast, draft: Make) -> None:
    one = draft()
    aged(one, 366, warned=31)
    one.refresh_from_db()
    changed = replace(one.draft.content, programme="Justice 2027")
    save_draft(initiative=one, by=cast.author, content=changed, version=one.draft.version)
    assert (forget_drafts(), warn_of_drafts()) == (0, 0)
    Draft.objects.update(
        changed_at=timezone.now() - timedelta(days=336), warned_at=timezone.now() - timedelta(days=400)
    )
    assert warn_of_drafts() == 1


def test_what_waits_for_a_moderator_or_is_public_is_no_draft(submitted: Make, public: Make) -> None:
    for one in (submitted(), public()):
        aged(one, 500, warned=60)
    assert (warn_of_drafts(), forget_drafts()) == (0, 0)
