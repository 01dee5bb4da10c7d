"""States, the version that was read, what is public meanwhile, and what a repeated form does."""

import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from hub.ports import announce, versions
from initiatives.content import SeatContent, TextContent
from initiatives.emails.letter import title_for_others, title_of
from initiatives.errors import Changed, Identifying, Incomplete, RefusedError, WrongState
from initiatives.models import Draft, DraftState, Event, Initiative, State
from initiatives.models.lifecycle import DRAFT, INITIATIVE, INTEREST
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.close_expired import close_expired
from initiatives.services.remind import remind
from initiatives.services.return_with_reason import return_with_reason
from initiatives.services.save_draft import save_draft
from initiatives.services.start import start
from initiatives.services.submit import submit
from initiatives.services.take_down import take_down
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.test_interests import offer


def test_every_state_has_its_ways_and_no_other_exists() -> None:
    assert set(INITIATIVE) == set(State.values)
    assert set(DRAFT) == set(DraftState.values)
    assert all(to in INITIATIVE for ways in INITIATIVE.values() for to in ways)
    assert all(to in INTEREST for ways in INTEREST.values() for to in ways)


def test_a_draft_cannot_be_approved(cast: Cast, draft: Make) -> None:
    initiative = draft()
    with pytest.raises(WrongState):
        approve(initiative=initiative, by=cast.moderator, version=initiative.draft.version)
    assert not Initiative.objects.public().exists()


def test_what_is_missing_is_said_by_its_place(cast: Cast, draft: Make) -> None:
    initiative = draft(kind="", themes=(), seats=(), texts={"ro": TextContent("", "Rezumat")}, deadline=None)
    with pytest.raises(Incomplete) as refused:
        submit(initiative=initiative, by=cast.author, attested=True)
    assert {gap.place for gap in refused.value.gaps} == {"kind", "themes", "seats", "text-ro-title", "deadline"}
    assert Initiative.objects.get().state == State.DRAFT


def test_the_screen_blocks_what_it_is_sure_of_and_shows_the_rest(cast: Cast, draft: Make) -> None:
    bad = {"en": TextContent("Guardians", "Born on 12 March 2011 in a village.", "")}
    with pytest.raises(Identifying) as refused:
        submit(initiative=draft(texts=bad), by=cast.author, attested=True)
    assert [found.place for found in refused.value.findings] == ["text-en-summary"]
    soft = {"en": TextContent("Guardians", "For a 13-year-old and others.", "")}
    waiting = submit(initiative=draft(texts=soft), by=cast.author, attested=True)
    assert [found["kind"] for found in waiting.draft.warnings] == ["age"]


def test_the_screen_reads_the_words_of_every_place(cast: Cast, draft: Make) -> None:
    secret = "ana@shelter.example.org"
    places: list[dict[str, Any]] = [
        {"programme": secret},
        {"texts": {"en": TextContent("T", "S"), "da": TextContent(secret, "S")}},
        {"texts": {"en": TextContent("T", "S", secret)}},
        {"seats": (SeatContent(role="lead"), SeatContent(role="lead", note=secret))},
    ]
    for changes in places:
        with pytest.raises(Identifying):
            submit(initiative=draft(**changes), by=cast.author, attested=True)


def test_approving_asks_for_the_version_that_was_read(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    seen = initiative.draft.version
    save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=seen)
    with pytest.raises(Changed):
        approve(initiative=initiative, by=cast.moderator, version=seen)
    submit(initiative=initiative, by=cast.author, attested=True)
    with pytest.raises(Changed):
        approve(initiative=initiative, by=cast.moderator, version=seen)
    assert approve(initiative=initiative, by=cast.moderator, version=seen + 1).kind == "campaign"


def test_the_approved_version_stays_up_while_a_later_one_is_edited_and_checked(cast: Cast, public: Make) -> None:
    initiative = public()
    later = content(texts={"en": TextContent("Another title", "S")})
    saved = save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    for step in ("edited", "submitted", "returned"):
        if step == "submitted":
            submit(initiative=saved, by=cast.author, attested=True)
        if step == "returned":
            return_with_reason(initiative=saved, by=cast.moderator, version=2, reasons=["unclear"])
        row = Initiative.objects.public().get()
        assert [text.title for text in row.texts.all()] == ["Guardians who answer"], step
    submit(initiative=saved, by=cast.author, attested=True)
    approve(initiative=saved, by=cast.moderator, version=2)
    assert Initiative.objects.public().get().texts.get().title == "Another title"


def test_a_seat_keeps_its_key_and_its_interests_through_an_edit(cast: Cast, public: Make) -> None:
    initiative = public()
    first, second = initiative.seats.all()
    offer(cast, first)
    kept = content(seats=(SeatContent(role="lead", key=str(first.key)),))
    saved = save_draft(initiative=initiative, by=cast.author, content=kept, version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    approve(initiative=saved, by=cast.moderator, version=2)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.role, first.dropped, second.dropped) == ("lead", False, True)
    assert first.interests.count() == 1


def test_a_seat_cannot_shrink_below_who_has_taken_it(cast: Cast, public: Make) -> None:
    initiative = public()
    seat = initiative.seats.get(position=1)
    seat.filled = 2
    seat.save()
    smaller = content(seats=(SeatContent(role="support", how_many=1, key=str(seat.key)),))
    saved = save_draft(initiative=initiative, by=cast.author, content=smaller, version=1)
    with pytest.raises(Incomplete) as refused:
        submit(initiative=saved, by=cast.author, attested=True)
    assert [gap.place for gap in refused.value.gaps] == ["seats-0-how_many"]


def test_a_form_sent_twice_starts_one_initiative(cast: Cast) -> None:
    submission = uuid4()
    for _time in range(2):
        start(organisation=cast.organisation, author=cast.author, content=content(), submission=submission)
    assert Initiative.objects.count() == 1


def test_the_deadline_closes_it_once_and_the_late_cannot_reply(cast: Cast, public: Make) -> None:
    initiative = public()
    seat = initiative.seats.get(position=0)
    Initiative.objects.update(deadline=timezone.now() - timedelta(seconds=1))
    with pytest.raises(RefusedError):
        offer(cast, seat)
    assert close_expired() == 1
    assert close_expired() == 0
    row = Initiative.objects.get()
    assert (row.state, row.outcome) == (State.CLOSED, "expired")


def test_the_reminder_comes_once_a_fortnight_before(cast: Cast, public: Make) -> None:
    public()
    assert remind() == 0
    Initiative.objects.update(deadline=timezone.now() + timedelta(days=13))
    assert remind() == 1
    assert remind() == 0


def test_other_rooms_hear_of_approval_on_commit_and_of_removal_at_once(
    cast: Cast, submitted: Make, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[tuple[str, str]] = []

    def hear(kind: str, key: str, **rest: Any) -> None:
        heard.append((kind, key))

    announce.happened.connect(hear)
    try:
        waiting = submitted()
        before = versions.current()
        with django_capture_on_commit_callbacks(execute=True):
            approve(initiative=waiting, by=cast.moderator, version=1)
            assert heard == []
        assert heard == [("initiative_approved", str(waiting.key))]
        take_down(initiative=waiting, by=cast.moderator, reasons=["identifying"])
        assert heard[-1] == ("initiative_removed", str(waiting.key))
        assert versions.current() == before + 2
    finally:
        announce.happened.disconnect(hear)


def test_a_closed_initiative_is_over(cast: Cast, public: Make) -> None:
    initiative = close(initiative=public(), outcome="found", by=cast.author)
    with pytest.raises(WrongState):
        save_draft(initiative=initiative, by=cast.author, content=content(), version=1)
    with pytest.raises(WrongState):
        submit(initiative=initiative, by=cast.author, attested=True)
    with pytest.raises(WrongState):
        close(initiative=initiative, outcome="found", by=cast.author)


def test_the_author_cannot_choose_an_outcome_that_is_the_hubs(cast: Cast, public: Make) -> None:
    with pytest.raises(RefusedError):
        close(initiative=public(), outcome="expired", by=cast.author)


def test_the_history_only_grows(cast: Cast, public: Make) -> None:
    public()
    assert list(Event.objects.values_list("what", flat=True)) == ["started", "submitted", "approved"]
    with pytest.raises(DatabaseError):
        Event.objects.update(what="closed")


@pytest.mark.django_db(transaction=True)
def test_approving_while_the_author_saves_publishes_what_was_read_or_nothing(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    together = threading.Barrier(2)
    said: dict[str, object] = {}

    def run(name: str, act: Any) -> None:
        together.wait(timeout=10)
        try:
            act()
            said[name] = "done"
        except RefusedError as error:
            said[name] = type(error).__name__
        finally:
            connection.close()

    later = content(texts={"en": TextContent("Unread words", "S")})
    acts = {
        "moderator": lambda: approve(initiative=initiative, by=cast.moderator, version=1),
        "author": lambda: save_draft(initiative=initiative, by=cast.author, content=later, version=1),
    }
    threads = [threading.Thread(target=run, args=item) for item in acts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert said["author"] == "done"
    assert said["moderator"] in {"done", "Changed"}
    titles = [text.title for row in Initiative.objects.public() for text in row.texts.all()]
    assert titles == (["Guardians who answer"] if said["moderator"] == "done" else [])
    assert Draft.objects.get().content.texts["en"].title == "Unread words"


@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_decide_once(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    together = threading.Barrier(2)
    said: list[str] = []

    def run(act: Any) -> None:
        together.wait(timeout=10)
        try:
            act()
            said.append("done")
        except RefusedError:
            said.append("refused")
        finally:
            connection.close()

    acts = [
        lambda: approve(initiative=initiative, by=cast.moderator, version=1),
        lambda: return_with_reason(initiative=initiative, by=cast.moderator, version=1, reasons=["unclear"]),
    ]
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(said) == ["done", "refused"]
    assert Event.objects.filter(what__in=["approved", "returned"]).count() == 1


def test_what_was_approved_is_taken_down_and_not_returned(cast: Cast, public: Make) -> None:
    initiative = public()
    with pytest.raises(RefusedError):
        return_with_reason(
            initiative=initiative, by=cast.moderator, version=initiative.draft.version, reasons=["unclear"]
        )
    assert Initiative.objects.get(pk=initiative.pk).state == "approved"


def test_a_partner_reads_nothing_of_what_was_taken_down(cast: Cast, public: Make) -> None:
    initiative = public()
    assert title_for_others(initiative, "en") == "Guardians who answer"
    take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"])
    gone = Initiative.objects.get(pk=initiative.pk)
    assert title_for_others(gone, "en") == "This initiative is no longer open."
    assert title_of(gone, "en") == "Guardians who answer"
