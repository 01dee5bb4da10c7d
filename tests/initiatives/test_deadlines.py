"""A deadline is one moment for reminder, calendar, closing, the late rule and whoever reads it, summer time or not."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hub.models import Organisation
from initiatives.completeness import gaps
from initiatives.errors import Incomplete, RefusedError
from initiatives.models import Initiative, State
from initiatives.moments import moment
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.close_expired import close_expired
from initiatives.services.remind import remind
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.clock import AUTUMN, BRUSSELS, SPRING, at, mails
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed

CHANGES = pytest.mark.parametrize("deadline", [SPRING, AUTUMN], ids=["clocks set forward", "clocks set back"])


@CHANGES
def test_reminder_calendar_and_closing_agree_to_the_second(client: Client, post: Make, deadline: datetime) -> None:
    initiative = post(deadline)
    due = datetime.combine((deadline - timedelta(days=14)).date(), time(17), tzinfo=ZoneInfo(BRUSSELS))
    second = timedelta(seconds=1)
    with at(due - second):
        assert (remind(), close_expired()) == (0, 0)
    with at(due):
        assert (remind(), remind()) == (1, 0)
        for address in (reverse("partners_deadlines"), reverse("partners_deadline", args=[initiative.key])):
            (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
            assert event.decoded("dtstart") == deadline and event["duration"].dt == timedelta(0)
    with at(deadline - second):
        assert close_expired() == 0 and Initiative.objects.open().exists()
    with at(deadline):
        assert not Initiative.objects.open().exists(), "nobody replies between the deadline and the next beat"
        assert (close_expired(), close_expired()) == (1, 0)
    row = Initiative.objects.get()
    assert (row.state, row.outcome, row.closed_at) == (State.CLOSED, "expired", deadline)
    assert mails() == ["initiative-reminder", "initiative-closed"]


def test_an_initiative_is_cancelled_in_the_calendar_of_who_took_it_along(
    client: Client, cast: Cast, post: Make
) -> None:
    initiative = post(SPRING, call_deadline=SPRING + timedelta(days=20))
    address = reverse("partners_deadline", args=[initiative.key])
    with at(SPRING - timedelta(days=20)):
        replies, call = Calendar.from_ical(client.get(address).content).walk("VEVENT")
        assert replies["uid"] != call["uid"] and call.decoded("dtstart") == SPRING + timedelta(days=20)
        close(initiative=initiative, outcome="found", by=cast.author)
        events = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert [event["status"] for event in events] == ["CANCELLED", "CANCELLED"]


def test_under_ten_days_only_a_replacement_is_submitted(cast: Cast, draft: Make) -> None:
    Organisation.objects.update(verified_until=SPRING)
    with at(moment(date(2027, 3, 26), None, BRUSSELS) + timedelta(seconds=1)):
        late = draft(deadline=SPRING)
        with pytest.raises(Incomplete) as refused:
            submit(initiative=late, by=cast.author, attested=True)
        assert [gap.place for gap in refused.value.gaps] == ["deadline"]
        assert "Fewer than ten days" in str(refused.value.gaps[0].message)
        assert submit(initiative=draft(deadline=SPRING, replaces=True), by=cast.author, attested=True)
    assert not gaps(content(deadline=SPRING), at=SPRING - timedelta(days=10))


def test_under_ten_days_only_a_replacement_is_approved(cast: Cast, draft: Make) -> None:
    Organisation.objects.update(verified_until=SPRING)
    with at(SPRING - timedelta(days=11)):
        plain, other = draft(deadline=SPRING), draft(deadline=SPRING, replaces=True)
        for one in (plain, other):
            submit(initiative=one, by=cast.author, attested=True)
    with at(SPRING - timedelta(days=9)):
        with pytest.raises(RefusedError, match="Fewer than ten days"):
            approve(initiative=plain, by=cast.moderator, version=1)
        approve(initiative=other, by=cast.moderator, version=1)
    assert Initiative.objects.public().get().pk == other.pk


def test_what_is_public_already_is_corrected_late_but_its_deadline_comes_no_nearer(cast: Cast, post: Make) -> None:
    initiative = post(SPRING)
    with at(SPRING - timedelta(days=3)):
        near = content(deadline=SPRING - timedelta(days=1))
        saved = save_draft(initiative=initiative, by=cast.author, content=near, version=1)
        with pytest.raises(Incomplete):
            submit(initiative=saved, by=cast.author, attested=True)
        same = content(deadline=SPRING, budget="large")
        saved = save_draft(initiative=initiative, by=cast.author, content=same, version=2)
        submit(initiative=saved, by=cast.author, attested=True)
        approve(initiative=saved, by=cast.moderator, version=3)
    assert Initiative.objects.public().get().budget == "large"


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [("2027-03-28", "02:30", "set forward that night"), ("2027-10-31", "02:30", "set back that night")],
)
def test_an_hour_that_is_none_or_two_is_said_at_the_field_and_nothing_typed_is_lost(
    cast: Cast, day: str, hour: str, words: str
) -> None:
    data = typed(deadline_day=day, deadline_time=hour)
    page = logged_in(cast.author).post(reverse("partners_new"), data)
    assert page.status_code == 422
    said = page.content.decode()
    assert re.search(rf'id="id_deadline_time_error"[^>]*>[^<]*{words}', said) or words in said
    assert f'value="{day}"' in said and f'value="{hour}"' in said
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_year_out_of_reach_is_said_at_the_field(cast: Cast, day: str) -> None:
    page = logged_in(cast.author).post(reverse("partners_new"), typed(deadline_day=day))
    assert page.status_code == 422 and "too far away" in page.content.decode()


def test_a_reader_whose_clocks_differ_sees_both_times(client: Client, cast: Cast, post: Make) -> None:
    initiative = post(SPRING)
    with at(SPRING - timedelta(days=20)):
        page = client.get(initiative.get_absolute_url()).content.decode()
        assert "17:00 (time of Brussels)" in page and "Bucharest" not in page
        assert f'<time datetime="{SPRING.isoformat()}" data-zone="{BRUSSELS}" data-here=' in page
        client.cookies["lens"] = "RO"
        assert "18:00 (time of Bucharest)" in client.get(initiative.get_absolute_url()).content.decode()
        client.cookies["lens"] = "NL"
        assert "Amsterdam" not in client.get(initiative.get_absolute_url()).content.decode()
        own = logged_in(cast.author).get(reverse("partners_manage", args=[initiative.key])).content.decode()
        assert "18:00 (time of Bucharest)" in own
        form = logged_in(cast.author).get(reverse("partners_edit", args=[initiative.key])).content.decode()
        assert "18:00 (time of Bucharest)" in form
