"""What time does to an initiative: asked, doubted, closed, asked for its outcome, put away. Each once, whenever run."""

import os
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.embedded.places import CLONE
from hub.ports import announce
from initiatives import answer_links
from initiatives.errors import RefusedError, WrongState
from initiatives.models import Event, Initiative, InterestState, State
from initiatives.services import close_expired as closing
from initiatives.services.approve import approve
from initiatives.services.archive import archive
from initiatives.services.ask_outcome import ask_outcome
from initiatives.services.close import close
from initiatives.services.close_expired import close_expired
from initiatives.services.decide import decide
from initiatives.services.doubt import doubt
from initiatives.services.remind import remind
from initiatives.services.report_outcome import report_outcome
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.clock import ASKED, EARLIER, SPRING, at, mails
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.test_interests import offer
from tests.rig import databases


def test_a_reminder_names_the_deadline_in_its_zone(post: Make) -> None:
    post(SPRING)
    with at(SPRING - timedelta(days=13)):
        remind()
    mail = OutboundMessage.objects.exclude(kind__in=EARLIER).get()
    assert "5 April 2027, 17:00 (time of Brussels)" in mail.text.text


def asked(post: Make) -> Initiative:
    """An initiative whose author was asked 14 days before its deadline."""
    post(SPRING)
    with at(ASKED):
        remind()
    return Initiative.objects.select_related("author", "organisation").get()


def link(initiative: Initiative) -> str:
    return reverse("partners_still_open", args=[answer_links.token(initiative, initiative.author)])


def test_one_button_without_a_log_in_says_that_it_is_still_open(client: Client, post: Make) -> None:
    initiative = asked(post)
    with at(SPRING - timedelta(days=12)):
        for _time in range(2):
            page = client.get(link(initiative))
            assert page.content.decode().count('<form method="post"') == 1 and page["Cache-Control"].count("no-store")
        initiative.refresh_from_db()
        assert initiative.confirmed_at is None, "to look changes nothing: scanners of mail follow links"
        for _time in range(2):
            assert client.post(link(initiative)).status_code == 302
        assert "Thank you" in client.get(link(initiative)).content.decode()
    initiative.refresh_from_db()
    assert initiative.confirmed_at == SPRING - timedelta(days=12)
    assert Event.objects.filter(what="confirmed").count() == 1
    with at(SPRING - timedelta(days=5)):
        assert doubt() == 0


def test_the_button_needs_the_token_of_its_form(post: Make) -> None:
    initiative = asked(post)
    with at(SPRING - timedelta(days=12)):
        assert Client(enforce_csrf_checks=True).post(link(initiative)).status_code == 403
    assert not Event.objects.filter(what="confirmed").exists()


def test_the_link_is_its_readers_alone_and_ends_with_their_place(client: Client, cast: Cast, post: Make) -> None:
    initiative = asked(post)
    with at(SPRING - timedelta(days=12)):
        for token in ("x", link(initiative).split("/")[-2] + "x", answer_links.token(initiative, cast.partner)):
            assert client.post(reverse("partners_still_open", args=[token])).status_code == 404
        cast.author.memberships.update(left_at=timezone.now())
        assert client.get(link(initiative)).status_code == 404


def test_after_the_deadline_the_link_says_that_it_is_over(client: Client, post: Make) -> None:
    initiative = asked(post)
    with at(SPRING):
        assert client.post(link(initiative)).status_code == 302
        page = client.get(link(initiative)).content.decode()
    assert "This initiative is closed" in page and '<form method="post"' not in page
    assert not Event.objects.filter(what="confirmed").exists()


def test_without_an_answer_readers_are_told_after_a_week_and_its_author_once(client: Client, post: Make) -> None:
    initiative = asked(post)
    with at(ASKED + timedelta(days=7, seconds=-1)):
        assert doubt() == 0
    with at(ASKED + timedelta(days=7)):
        assert (doubt(), doubt()) == (1, 0)
        page = client.get(initiative.get_absolute_url()).content.decode()
        assert "has not answered yet" in page
        assert client.post(link(initiative)).status_code == 302
        assert "has not answered yet" not in client.get(initiative.get_absolute_url()).content.decode()
        assert doubt() == 0
    assert mails() == ["initiative-reminder", "initiative-not-confirmed"]
    assert list(Event.objects.values_list("what", flat=True))[-3:] == ["reminded", "doubted", "confirmed"]


def test_a_new_deadline_is_asked_about_anew_and_any_other_change_is_not(cast: Cast, post: Make) -> None:
    initiative = asked(post)

    def change(number: int, **changes: Any) -> None:
        saved = save_draft(initiative=initiative, by=cast.author, content=content(**changes), version=number)
        submit(initiative=saved, by=cast.author, attested=True)
        approve(initiative=saved, by=cast.moderator, version=number + 1)
        initiative.refresh_from_db()

    with at(SPRING - timedelta(days=12)):
        change(1, deadline=SPRING, budget="large")
        assert initiative.reminded_at and initiative.confirmed_at == timezone.now(), "who changes it has spoken"
        change(2, deadline=SPRING + timedelta(days=30), budget="large")
        assert initiative.reminded_at is None and initiative.confirmed_at is None
    with at(SPRING + timedelta(days=17)):
        assert remind() == 1


def test_a_deadline_that_was_moved_meanwhile_is_not_closed(post: Make) -> None:
    initiative = post(SPRING)
    late = Initiative.objects.expired(SPRING).values_list("pk", flat=True)
    found = list(late)
    Initiative.objects.update(deadline=SPRING + timedelta(days=30))
    with at(SPRING):
        assert found == [initiative.pk] and not closing._close(initiative.pk)
    assert Initiative.objects.get().state == State.APPROVED


def test_one_that_fails_keeps_back_no_other(post: Make, caplog: Any) -> None:
    first, second = post(SPRING), post(SPRING)

    def fail(kind: str, key: str, **rest: Any) -> None:
        if key == str(first.key):
            raise RuntimeError("a room that is ill")

    announce.happened.connect(fail)
    try:
        with at(SPRING):
            assert close_expired() == 1
    finally:
        announce.happened.disconnect(fail)
    assert Initiative.objects.get(pk=first.pk).state == State.APPROVED, "all or nothing"
    assert Initiative.objects.get(pk=second.pk).state == State.CLOSED
    with at(SPRING):
        assert close_expired() == 1


def test_replies_that_came_in_time_stay_open_and_are_answered_in_the_end(cast: Cast, post: Make) -> None:
    initiative = post(SPRING)
    with at(SPRING - timedelta(days=1)):
        first, second = (offer(cast, seat) for seat in initiative.seats.all())
    with at(SPRING):
        close_expired()
    assert mails() == ["initiative-closed", "interest-deadline", "interest-deadline"]
    with at(SPRING + timedelta(days=3)):
        decide(interest=first, decision="agreed")
    with at(SPRING + timedelta(days=13)):
        assert ask_outcome() == 0
    with at(SPRING + timedelta(days=14)):
        assert (ask_outcome(), ask_outcome()) == (1, 0)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (InterestState.AGREED, InterestState.DECLINED)
    assert mails()[3:] == ["interest-decided", "initiative-outcome", "interest-decided"]


def test_closing_answers_whoever_waits_once_and_in_their_language(cast: Cast, post: Make) -> None:
    initiative = post(SPRING)
    cast.partner.preferred_language = "ro"
    cast.partner.save()
    with at(SPRING - timedelta(days=30)):
        interest = offer(cast, initiative.seats.get(position=0))
        close(initiative=initiative, outcome="found", by=cast.author)
    interest.refresh_from_db()
    assert interest.state == InterestState.DECLINED and interest.answered_at
    mail = OutboundMessage.objects.exclude(kind__in=EARLIER).get()
    assert (mail.kind, mail.language) == ("interest-decided", "ro")
    assert cast.author.email not in mail.text.text


def test_the_outcome_is_given_once_after_the_hub_has_closed_it(cast: Cast, post: Make) -> None:
    initiative = post(SPRING)
    with at(SPRING):
        with pytest.raises(WrongState):
            report_outcome(initiative=initiative, outcome="found", by=cast.author)
        close_expired()
        author = logged_in(cast.author)
        manage = reverse("partners_manage", args=[initiative.key])
        assert "How did it go?" in author.get(manage).content.decode()
        with pytest.raises(RefusedError):
            report_outcome(initiative=initiative, outcome="expired", by=cast.author)
        answer = author.post(reverse("partners_outcome", args=[initiative.key]), {"outcome": "not_funded"})
        assert answer.status_code == 302
        page = author.get(manage).content.decode()
        assert "How did it go?" not in page and "Outcome given: Not funded" in page
        with pytest.raises(WrongState):
            report_outcome(initiative=initiative, outcome="funded", by=cast.author)
    with at(SPRING + timedelta(days=15)):
        assert ask_outcome() == 0
    assert Initiative.objects.get().outcome == "not_funded"


def test_what_its_author_closed_keeps_its_outcome(cast: Cast, public: Make) -> None:
    initiative = close(initiative=public(), outcome="withdrawn", by=cast.author)
    with pytest.raises(WrongState):
        report_outcome(initiative=initiative, outcome="found", by=cast.author)


def test_180_days_after_closing_it_is_put_away_and_may_still_get_its_outcome(
    client: Client, cast: Cast, post: Make
) -> None:
    initiative = post(SPRING)
    with at(SPRING):
        close_expired()
    with at(SPRING + timedelta(days=180, seconds=-1)):
        assert archive() == 0
        assert client.get(initiative.get_absolute_url()).status_code == 200
    with at(SPRING + timedelta(days=180)):
        assert (archive(), archive()) == (1, 0)
        for address in (initiative.get_absolute_url(), reverse("partners_deadline", args=[initiative.key])):
            assert client.get(address).status_code == 404
        assert (
            "How did it go?"
            in logged_in(cast.author).get(reverse("partners_manage", args=[initiative.key])).content.decode()
        )
        report_outcome(initiative=initiative, outcome="funded", by=cast.author)
    row = Initiative.objects.get()
    assert (row.state, row.outcome) == (State.ARCHIVED, "funded")
    assert [event.what for event in row.events.all()][-3:] == ["closed", "archived", "outcome"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", ["initiative-closed", "initiative-told"])
def test_a_worker_killed_while_it_closes_loses_and_doubles_nothing(cast: Cast, public: Make, point: str) -> None:
    rows = [public() for _number in range(3)]
    offer(cast, rows[1].seats.get(position=0))
    Initiative.objects.update(deadline=timezone.now() - timedelta(seconds=1))
    given = connection.settings_dict
    address = f"postgres://{given['USER']}:{given['PASSWORD']}@/{databases.current()}?host={given['HOST']}"
    code = "import django; django.setup(); from initiatives.services import close_expired as c; c.close_expired()"
    environment = {
        **os.environ,
        "HUB_CRASH_AT": f"{point}:2",
        "DATABASE_URL": os.environ.get("DATABASE_URL", address),
    }
    died = subprocess.run([sys.executable, "-c", code], cwd=CLONE, env=environment, check=False, capture_output=True)
    assert died.returncode == 9, died.stderr.decode()[-2000:]
    assert Initiative.objects.filter(state=State.CLOSED).count() == 1 == mails().count("initiative-closed")
    assert close_expired() == 2
    assert Event.objects.filter(what="closed").count() == 3
    assert sorted(mails()) == ["initiative-closed"] * 3 + ["interest-deadline"]
