"""The form of an initiative: nothing typed is lost, nothing forged is taken, nothing is posted twice."""

from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.models import Membership
from initiatives.models import Draft, Initiative, State
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.forms import in_days, typed

NEW = "/en/partners/new/"


@pytest.fixture
def author(cast: Cast) -> Client:
    return logged_in(cast.author)


def test_submitting_posts_it_to_the_moderators_and_to_nobody_else(author: Client, client: Client) -> None:
    answer = author.post(NEW, typed(), follow=True)
    assert "Submitted" in answer.content.decode()
    initiative = Initiative.objects.get()
    assert (initiative.state, len(initiative.draft.content.seats)) == (State.SUBMITTED, 2)
    assert not initiative.texts.exists() and not initiative.seats.exists()
    assert "Guardians" not in client.get("/en/partners/").content.decode()


def test_a_double_click_posts_once(author: Client) -> None:
    data = typed()
    first, second = author.post(NEW, data), author.post(NEW, data)
    assert first["Location"] == second["Location"]
    draft = Draft.objects.get()
    assert (draft.version, draft.state) == (1, "submitted")


def test_a_second_click_after_a_failed_submission_mends_the_same_draft(author: Client) -> None:
    data = typed(kind=None)
    assert author.post(NEW, data).status_code == 422
    assert author.post(NEW, {**data, "kind": "training"}).status_code == 302
    assert Initiative.objects.get().state == State.SUBMITTED


def test_who_left_the_organisation_does_not_change_its_draft_by_an_old_form(author: Client, cast: Cast) -> None:
    data = typed(do="save")
    author.post(NEW, data)
    Membership.objects.filter(user=cast.author).update(left_at=timezone.now())
    elsewhere = people.organisation(owner=cast.author, name="Elsewhere", kind="ngo")
    answer = author.post(NEW, {**data, "organisation": str(elsewhere.key), "text-en-title": "Taken over"})
    assert answer.status_code == 404
    assert Draft.objects.get().content.texts["en"].title == data["text-en-title"]


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", ""])
def test_strange_numbers_in_hidden_fields_are_no_failure(author: Client, draft: Make, number: str) -> None:
    odd = typed(**{"seats-TOTAL_FORMS": number, "version": number})
    assert author.post(NEW, {**odd, "add_seat": "1"}).status_code < 500
    assert author.post(f"/en/partners/mine/{draft().key}/edit/", {**typed(), "version": number}).status_code == 422


def test_adding_a_seat_keeps_all_that_was_typed_even_what_is_wrong(author: Client) -> None:
    data = typed(add_seat="1", deadline_day="next Tuesday", text__ro__body="Pe scurt", seats__1__note="a bed", do=None)
    page = BeautifulSoup(author.post(NEW, data).content, "html.parser")
    assert not Initiative.objects.exists()
    assert page.select_one("[name=seats-TOTAL_FORMS]")["value"] == "3"
    assert page.select_one("[name=seats-2-role]") is not None
    assert page.select_one("[name=deadline_day]")["value"] == "next Tuesday"
    assert "Pe scurt" in page.select_one("[name=text-ro-body]").text
    assert page.select_one("[name=seats-1-note]")["value"] == "a bed"
    assert page.select_one("[name=submission]")["value"] == data["submission"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"kind": None}, "kind", "Say what kind of initiative it is."),
        ({"deadline_day": str(in_days(-2))}, "deadline_day", "The deadline has passed."),
        ({"deadline_day": None}, "deadline_day", "Give a deadline for offers."),
        ({"text__en__title": ""}, "text-en-title", "This language has a text but no title."),
        ({"text__en__summary": "x" * 301}, "text-en-summary", "at most 300 characters"),
        ({"seats__0__role": ""}, "seats-0-role", "Say what this partner does."),
        ({"seats__0__how_many": "0"}, "seats-0-how_many", "greater than or equal to 1"),
        (
            {"text__en__body": "Ask ana@one.example.org"},
            "text-en-body",
            "Partners write to each other through the Hub.",
        ),
        ({"seats__1__note": "tel 0722 123 456"}, "seats-1-note", "0722 123 456"),
        ({"call_url": "javascript:alert(1)"}, "call_url", "Enter a valid URL."),
        ({"kind": "secret"}, "kind", "Select a valid choice."),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_lost(
    author: Client, changes: dict[str, Any], field: str, words: str
) -> None:
    data = typed(**{"programme": "A programme", **changes})
    answer = author.post(NEW, data)
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    assert words in page.select_one(f"#id_{field}_error").get_text()
    assert page.select_one(f".error-summary a[href='#id_{field}']") is not None
    assert page.select_one("[name=programme]")["value"] == "A programme"
    assert not Initiative.objects.filter(state=State.SUBMITTED).exists()


def test_a_half_written_draft_can_be_saved(author: Client) -> None:
    data = typed(
        kind=None, budget=None, deadline_day=None, themes=[], seats__0__role=None, seats__1__role=None, do="save"
    )
    answer = author.post(NEW, data, follow=True)
    assert "Saved." in answer.content.decode()
    assert Initiative.objects.get().draft.content.texts["en"].title == "Guardians who answer"


def test_the_deadline_is_a_moment_in_its_zone_also_when_the_clocks_change(author: Client) -> None:
    for day, hour in (("2027-03-27", 15), ("2027-03-28", 14), ("2027-10-31", 15)):
        author.post(NEW, typed(deadline_day=day, deadline_time="17:00", deadline_zone="Europe/Bucharest", do="save"))
        content = Initiative.objects.latest("pk").draft.content
        assert content.deadline == datetime.fromisoformat(f"{day}T17:00").replace(tzinfo=ZoneInfo("Europe/Bucharest"))
        assert content.deadline.astimezone(ZoneInfo("UTC")).hour == hour


def test_a_save_on_top_of_somebody_elses_says_so_and_keeps_the_words(author: Client, draft: Make) -> None:
    initiative = draft()
    path = f"/en/partners/mine/{initiative.key}/edit/"
    assert author.post(path, typed(version="1", kind="campaign", do="save")).status_code == 302
    answer = author.post(path, typed(version="1", text__en__title="My own words", do="save"))
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert "The text has changed since you opened it." in page.select_one(".error-summary").text
    assert page.select_one("[name=text-en-title]")["value"] == "My own words"
    assert author.post(path, typed(version=page.select_one("[name=version]")["value"], do="save")).status_code == 302


def test_seats_of_somebody_else_are_not_taken_over(author: Client, cast: Cast, public: Make) -> None:
    foreign = public().seats.get(position=0)
    other = logged_in(cast.partner)
    other.post(NEW, typed(seats__0__key=str(foreign.key)))
    mine = Initiative.objects.get(organisation=cast.other)
    assert str(foreign.key) not in {seat.key for seat in mine.draft.content.seats}


FORGED = [
    *(
        "state",
        "outcome",
        "organisation_id",
        "author",
        "author_id",
        "public_at",
        "filled",
        "seats-0-filled",
        "id",
        "pk",
    ),
    *("key", "draft", "reasons", "initiative", "moderator", "warnings", "is_public", "seats-0-dropped", "seats-0-id"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extra=st.dictionaries(st.sampled_from(FORGED), st.sampled_from(["approved", "1", "2", str(uuid4()), "found"])))
def test_forged_fields_change_nothing(author: Client, cast: Cast, extra: dict[str, str]) -> None:
    cache.clear()
    Draft.objects.update(state="open")
    answer = author.post(NEW, {**typed(), **extra})
    assert answer.status_code == 302
    row = Initiative.objects.latest("pk")
    assert (row.state, row.organisation, row.author, row.public_at, row.outcome) == (
        *(State.SUBMITTED, cast.organisation, cast.author, None, ""),
    )
    assert not row.seats.exists()


def test_an_organisation_of_somebody_else_cannot_be_posted_for(author: Client, cast: Cast) -> None:
    answer = author.post(NEW, typed(organisation=str(cast.other.key)))
    assert answer.status_code == 404
    assert not Initiative.objects.exists()


def test_words_in_strange_clothes_do_no_harm(author: Client) -> None:
    strange = typed(text__en__title="drawkcab", text__en__body="x" * 6000, text__ro__title="<script>x</script>")
    assert author.post(NEW, {**strange, "do": "save"}).status_code == 302
    initiative = Initiative.objects.get()
    page = author.get(f"/en/partners/mine/{initiative.key}/preview/").content.decode()
    assert "<script>x" not in page


def test_nothing_on_get(author: Client, draft: Make) -> None:
    initiative = draft()
    before = list(Draft.objects.values())
    for path in ("", "edit/", "preview/", "submit/", "close/"):
        author.get(f"/en/partners/mine/{initiative.key}/{path}")
    assert list(Draft.objects.values()) == before
    assert Initiative.objects.get().state == State.DRAFT


def test_an_empty_form_leaves_no_draft_behind(author: Client) -> None:
    answer = author.post(NEW, {"seats-TOTAL_FORMS": "1", "seats-INITIAL_FORMS": "1", "do": "submit"})
    assert answer.status_code == 422
    assert "Write title and summary in at least one language." in answer.content.decode()
    assert not Initiative.objects.exists()
