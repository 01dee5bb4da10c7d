"""Nobody fills the Hub or its moderators' queue: drafts and waiting texts have a number, acts of a person a pace."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from hub.rate import Limit
from initiatives.errors import RefusedError
from initiatives.models import DraftState, Initiative, State
from initiatives.services import start as starting
from initiatives.services import submit as submitting
from initiatives.services.copy import copy
from initiatives.services.start import MOST_DRAFTS, start
from initiatives.services.submit import MOST_WAITING, submit
from initiatives.views import limits
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed


def test_an_organisation_has_so_many_drafts_and_is_told_with_all_that_was_typed(
    cast: Cast, draft: Make, submitted: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_DRAFTS == 30
    monkeypatch.setattr(starting, "MOST_DRAFTS", 2)
    waits, first = submitted(), draft()
    draft()
    author = logged_in(cast.author)
    page = author.post(reverse("partners_new"), typed(text__en__title="Zq kept", do="save"))
    assert page.status_code == 422 and "Your organisation has 30 drafts" in page.text and "Zq kept" in page.text
    saved = author.post(reverse("partners_autosave_new"), typed())
    assert saved.status_code == 409 and "30 drafts" in saved.json()["words"]
    with pytest.raises(RefusedError):
        copy(initiative=waits, by=cast.author, submission=uuid4())
    again, new = start(
        organisation=cast.organisation, author=cast.author, content=content(), submission=first.submission
    )
    assert again == first and not new, "the form of a draft that is there may be sent again"
    Initiative.objects.filter(pk=first.pk).update(state=State.CLOSED, outcome="withdrawn", closed_at=first.created_at)
    assert copy(initiative=waits, by=cast.author, submission=uuid4())[1]


def test_so_many_versions_of_an_organisation_wait(
    cast: Cast, draft: Make, submitted: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WAITING == 20
    monkeypatch.setattr(submitting, "MOST_WAITING", 2)
    submitted(), submitted()
    page = logged_in(cast.author).post(reverse("partners_new"), typed(text__en__title="Zq kept"))
    assert page.status_code == 422 and "wait for a moderator" in page.text and "Zq kept" in page.text
    kept = Initiative.objects.latest("pk")
    assert kept.draft.state == DraftState.OPEN and kept.draft.content.texts["en"].title == "Zq kept"
    with pytest.raises(RefusedError):
        submit(initiative=draft(), by=cast.author, attested=True)


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Any:
    """One of each act within the hour."""
    cache.clear()
    for name in ("STARTS", "SUBMITS"):
        known: Limit = getattr(limits, name)
        assert (known.most, known.seconds) == (40, 3600)
        monkeypatch.setattr(limits, name, replace(known, most=1))


def test_who_starts_very_often_waits_and_keeps_what_was_typed(cast: Cast, pace: None) -> None:
    author = logged_in(cast.author)
    assert author.post(reverse("partners_new"), typed(do="save")).status_code == 302
    row = Initiative.objects.get()
    held = [
        author.post(reverse("partners_new"), typed(do="save", text__en__title="Zq kept")),
        author.post(reverse("partners_autosave_new"), typed()),
        author.post(reverse("partners_copy", args=[row.key]), {"submission": str(uuid4())}),
    ]
    assert [one.status_code for one in held] == [429] * 3
    assert all(int(one["Retry-After"]) > 0 and "very often" in one.text for one in held)
    assert "Zq kept" in held[0].text
    assert Initiative.objects.count() == 1


def test_who_submits_very_often_waits_and_keeps_what_was_typed(cast: Cast, draft: Make, pace: None) -> None:
    author, row = logged_in(cast.author), draft()
    assert author.post(reverse("partners_new"), typed()).status_code == 302
    form = typed(text__en__title="Zq kept", version=str(row.draft.version))
    held = [
        author.post(reverse("partners_edit", args=[row.key]), form),
        author.post(reverse("partners_submit", args=[row.key]), {"attest": "on", "version": "2"}),
    ]
    assert [one.status_code for one in held] == [429] * 2
    assert all(int(one["Retry-After"]) > 0 and "very often" in one.text for one in held)
    assert "Zq kept" in held[0].text
    row.refresh_from_db()
    assert row.state == State.DRAFT
