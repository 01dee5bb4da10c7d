"""A copy starts anew: same words, no dates, seats of its own, whatever became of the older one."""

import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from initiatives.content import RuleContent
from initiatives.models import Initiative, State
from initiatives.services.close import close
from initiatives.services.copy import copy
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make


def path(initiative: Initiative) -> str:
    return f"/en/partners/mine/{initiative.key}/copy/"


def test_a_closed_one_is_copied_without_its_dates_and_with_seats_of_its_own(cast: Cast, public: Make) -> None:
    soon = timezone.now() + timedelta(days=90)
    older = public(call_deadline=soon, starts_on=soon.date(), rules=(RuleContent("countries", 3),), months=12)
    close(initiative=older, outcome="found", by=cast.author)
    answer = logged_in(cast.author).post(path(older), {"submission": str(uuid4())}, follow=True)
    assert "Copied, without its deadlines." in answer.content.decode()
    new = Initiative.objects.latest("pk")
    before, after = older.draft.content, new.draft.content
    assert (new.state, new.organisation, new.public_at) == (State.DRAFT, cast.organisation, None)
    assert (after.deadline, after.call_deadline, after.starts_on, after.months) == (None, None, None, 12)
    assert (after.texts, after.rules, after.themes) == (before.texts, before.rules, before.themes)
    assert [seat.role for seat in after.seats] == [seat.role for seat in before.seats]
    assert not {seat.key for seat in after.seats} & {seat.key for seat in before.seats}
    assert Initiative.objects.get(pk=older.pk).state == State.CLOSED


def test_a_double_click_copies_once_and_a_second_wish_again(cast: Cast, draft: Make) -> None:
    older, author = draft(), logged_in(cast.author)
    data = {"submission": str(uuid4())}
    assert author.post(path(older), data)["Location"] == author.post(path(older), data)["Location"]
    assert Initiative.objects.count() == 2
    author.post(path(older), {"submission": str(uuid4())})
    assert Initiative.objects.count() == 3


def test_a_copy_needs_a_deadline_before_it_is_submitted(cast: Cast, public: Make) -> None:
    made, _new = copy(initiative=public(), by=cast.author, submission=uuid4())
    author = logged_in(cast.author)
    answer = author.post(
        f"/en/partners/mine/{made.key}/submit/", {"attest": "on", "version": made.draft.version}, follow=True
    )
    assert "Something is still missing." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_copy_once(cast: Cast, draft: Make) -> None:
    older, submission, together = draft(), uuid4(), threading.Barrier(2)
    made: list[Any] = []

    def click() -> None:
        together.wait(timeout=10)
        made.append(copy(initiative=older, by=cast.author, submission=submission))
        connection.close()

    threads = [threading.Thread(target=click) for _time in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(new for _row, new in made) == [False, True]
    assert Initiative.objects.count() == 2
