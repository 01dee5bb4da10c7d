"""Age and promise: five working days, oldest first, by country; and what the criteria page says of both."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hub.models import Country
from initiatives.criteria import CRITERIA
from initiatives.models import Claim, Draft, Event, Reason
from initiatives.promise import overdue_before
from initiatives.queries.answer_times import FEWEST, answer_times
from initiatives.services.approve import approve
from initiatives.services.claim import claim
from initiatives.services.save_draft import save_draft
from initiatives.services.start import start
from initiatives.services.submit import submit
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content

BRUSSELS = ZoneInfo("Europe/Brussels")
QUEUE = "/admin/partners/"


@pytest.fixture
def moderator(cast: Cast) -> Client:
    return logged_in(cast.moderator)


@pytest.mark.parametrize(
    ("now", "since", "late"),
    [
        ((2026, 11, 30, 10), (2026, 11, 23, 9), True),
        ((2026, 11, 30, 10), (2026, 11, 23, 11), False),
        ((2026, 11, 29, 10), (2026, 11, 23, 9), False),
        ((2026, 11, 28, 10), (2026, 11, 20, 23), True),
        ((2026, 11, 27, 10), (2026, 11, 21, 9), False),
        ((2026, 10, 26, 10), (2026, 10, 19, 9), True),
    ],
)
def test_what_waits_more_than_five_working_days_is_overdue(
    now: tuple[int, ...], since: tuple[int, ...], late: bool
) -> None:
    """Monday to Monday; a Sunday and a Saturday count for nothing, and clocks that go back change nothing."""
    moment = datetime(*now, tzinfo=BRUSSELS)  # type: ignore[arg-type,misc]  # year, month, day, hour
    assert (datetime(*since, tzinfo=BRUSSELS) < overdue_before(moment)) == late  # type: ignore[arg-type,misc]  # as above


def test_the_oldest_comes_first_and_what_is_overdue_says_so(moderator: Client, cast: Cast, draft: Make) -> None:
    for title, days in (("Young", 1), ("Old", 9), ("Middle", 2)):
        made = draft()
        data = made.draft.data
        data["texts"]["en"]["title"] = f"{title} one"
        made.draft.save(update_fields=["data"])
        submit(initiative=made, by=cast.author, attested=True)
        Draft.objects.filter(initiative=made).update(submitted_at=timezone.now() - timedelta(days=days))
    page = moderator.get(QUEUE).content.decode()
    table = page[page.index("<tbody>") :]
    assert table.index("Old one") < table.index("Middle one") < table.index("Young one")
    assert table.count("im-overdue") == 1
    overdue = moderator.get(QUEUE + "?what=overdue").content.decode()
    assert "Old one" in overdue and "Young one" not in overdue


def test_each_country_has_its_queue_with_its_age(moderator: Client, cast: Cast, submitted: Make) -> None:
    submitted()
    danish = people.organisation(owner=cast.partner, name="Danish House", country=Country.objects.get(pk="DK"))
    other, _new = start(organisation=danish, author=cast.partner, content=content(), submission=cast.partner.key)
    submit(initiative=other, by=cast.partner, attested=True)
    Draft.objects.filter(initiative=other).update(submitted_at=timezone.now() - timedelta(days=20))
    page = moderator.get(QUEUE).content.decode()
    assert page.index('href="?country=DK"') < page.index(f'href="?country={cast.organisation.country_id}"')
    assert "the oldest for 20 days" in page and "1 overdue" in page
    only = moderator.get(QUEUE + "?country=DK").content.decode()
    assert "Danish House" in only and reverse("initiatives_review", args=[other.key]) in only
    assert only.count("House One") == 0


@pytest.mark.parametrize(("chosen", "shown"), [("new", "first"), ("change", "second"), ("contested", "")])
def test_the_queue_is_filtered_by_what_is_asked(
    moderator: Client, cast: Cast, submitted: Make, public: Make, chosen: str, shown: str
) -> None:
    first, second = submitted(), public()
    saved = save_draft(initiative=second, by=cast.author, content=content(kind="campaign"), version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    page = moderator.get(f"{QUEUE}?what={chosen}").content.decode()
    waiting = page[: page.index("Public since")]
    for name, row in (("first", first), ("second", second)):
        assert (str(row.key) in waiting) == (name == shown)


def test_the_queue_is_filtered_by_who_reads_it(moderator: Client, cast: Cast, submitted: Make) -> None:
    mine, other = submitted(), submitted()
    claim(initiative=mine, by=cast.moderator)
    claim(initiative=other, by=cast.moderator)
    Claim.objects.filter(initiative=other).update(until=timezone.now())
    for who, row, not_row in (("mine", mine, other), ("free", other, mine)):
        page = moderator.get(f"{QUEUE}?who={who}").content.decode()
        assert str(row.key) in page and str(not_row.key) not in page
    assert moderator.get(f"{QUEUE}?who=nobody&what=nothing&country=Q&p=x").status_code == 200


def test_the_queue_asks_as_often_for_many_as_for_one(moderator: Client, cast: Cast, submitted: Make) -> None:
    claim(initiative=submitted(), by=cast.moderator)
    moderator.get(QUEUE)
    with CaptureQueriesContext(
        connection,
    ) as one:
        moderator.get(QUEUE)
    for _number in range(4):
        claim(initiative=submitted(), by=cast.moderator)
    with CaptureQueriesContext(connection) as many:
        moderator.get(QUEUE)
    assert len(many) <= len(one)


def test_the_criteria_are_questions_with_examples_for_every_reason_but_another() -> None:
    assert {one.reason for one in CRITERIA} == set(Reason) - {Reason.OTHER}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_everybody_reads_the_criteria_with_examples_and_the_time_it_takes(language: str) -> None:
    page = Client().get(f"/{language}/partners/criteria/").content.decode()
    assert page.count("<h3>") == len(CRITERIA)
    assert page.count('<ul class="stack" role="list">') >= len(CRITERIA)
    if language == "en":
        assert "within 5 working days" in page and "half of all answers" not in page


def test_the_time_it_took_is_said_once_there_are_enough_answers(cast: Cast, submitted: Make) -> None:
    for number in range(FEWEST):
        assert answer_times() is None
        waiting = submitted()
        approve(initiative=waiting, by=cast.moderator, version=1)
        assert Event.objects.filter(what="approved").count() == number + 1
    times = answer_times()
    assert times is not None and (times.answers, times.days) == (FEWEST, 1)
    assert "within 1 day." in Client().get("/en/partners/criteria/").content.decode()
    assert answer_times(timezone.now() + timedelta(days=91)) is None
