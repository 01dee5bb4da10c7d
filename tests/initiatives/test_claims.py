"""Claims end by themselves, hold others off and never a takedown; notes are for moderators alone and are forgotten."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.models import User
from initiatives.errors import RefusedError, WrongState
from initiatives.models import Claim, Initiative, ModeratorNote, Objection, State
from initiatives.services.approve import approve
from initiatives.services.claim import LASTS, claim, release
from initiatives.services.forget_moderation import forget_moderation
from initiatives.services.return_with_reason import return_with_reason
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from initiatives.services.take_down import take_down
from initiatives.services.write_note import write_note
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content

WORDS = "They rang twice; the ministry knows them."


@pytest.fixture
def second(cast: Cast) -> User:
    return people.user("second@hub.example.org", "moderator")


@pytest.fixture
def moderator(cast: Cast) -> Client:
    return logged_in(cast.moderator)


def test_a_claim_says_who_since_when_and_until_when(cast: Cast, second: User, submitted: Make) -> None:
    initiative = submitted()
    cast.moderator.first_name, cast.moderator.last_name = "Mira", "Example"
    cast.moderator.save()
    logged_in(cast.moderator).post(reverse("initiatives_claim", args=[initiative.key]))
    taken = Claim.objects.get()
    assert (taken.by, taken.until - taken.at) == (cast.moderator, LASTS)
    for name, keys in (("initiatives_queue", []), ("initiatives_review", [initiative.key])):
        assert "Mira Example" in logged_in(second).get(reverse(name, args=keys)).content.decode()


def test_nobody_else_decides_while_it_is_claimed(cast: Cast, second: User, submitted: Make) -> None:
    initiative = submitted()
    claim(initiative=initiative, by=cast.moderator)
    with pytest.raises(RefusedError):
        claim(initiative=initiative, by=second)
    with pytest.raises(RefusedError):
        approve(initiative=initiative, by=second, version=1)
    with pytest.raises(RefusedError):
        return_with_reason(initiative=initiative, by=second, version=1, reasons=["unclear"])
    assert Claim.objects.get().by == cast.moderator
    assert approve(initiative=initiative, by=cast.moderator, version=1).is_public


def test_a_claim_ends_by_itself(cast: Cast, second: User, submitted: Make) -> None:
    initiative = submitted()
    claim(initiative=initiative, by=cast.moderator)
    Claim.objects.update(until=timezone.now())
    assert claim(initiative=initiative, by=second).by == second
    Claim.objects.update(until=timezone.now())
    assert approve(initiative=initiative, by=cast.moderator, version=1).is_public


def test_claiming_again_keeps_the_beginning_and_moves_the_end(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    first = claim(initiative=initiative, by=cast.moderator)
    again = claim(initiative=initiative, by=cast.moderator)
    assert again.at == first.at and again.until > first.until
    assert Claim.objects.count() == 1


def test_only_ones_own_claim_is_given_back(cast: Cast, second: User, submitted: Make) -> None:
    initiative = submitted()
    claim(initiative=initiative, by=cast.moderator)
    release(initiative=initiative, by=second)
    assert Claim.objects.exists()
    release(initiative=initiative, by=cast.moderator)
    assert not Claim.objects.exists()


def test_only_what_waits_is_claimed(cast: Cast, draft: Make) -> None:
    with pytest.raises(WrongState):
        claim(initiative=draft(), by=cast.moderator)


def test_a_decision_ends_the_claim(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    claim(initiative=initiative, by=cast.moderator)
    return_with_reason(initiative=initiative, by=cast.moderator, version=1, reasons=["unclear"])
    assert not Claim.objects.exists()


def test_no_claim_holds_a_takedown_off(cast: Cast, second: User, public: Make) -> None:
    initiative = public()
    saved = save_draft(initiative=initiative, by=cast.author, content=content(kind="campaign"), version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    claim(initiative=initiative, by=cast.moderator)
    take_down(initiative=initiative, by=second, reasons=["identifying"])
    assert not Initiative.objects.readable().exists() and not Claim.objects.exists()


def test_a_note_is_shown_to_moderators_alone(cast: Cast, moderator: Client, submitted: Make) -> None:
    initiative = submitted()
    address = reverse("initiatives_note", args=[initiative.key])
    sent = {"submission": str(uuid4()), "note": WORDS}
    for _time in range(2):
        moderator.post(address, sent)
    assert ModeratorNote.objects.count() == 1
    assert WORDS in moderator.get(reverse("initiatives_review", args=[initiative.key])).content.decode()
    approve(initiative=initiative, by=cast.moderator, version=1)
    author, anyone = logged_in(cast.author), Client()
    for name in ("partners_manage", "partners_edit", "partners_preview", "partners_detail"):
        for client in (author, anyone):
            page = client.get(reverse(name, args=[initiative.key]))
            assert WORDS not in page.content.decode()
    assert WORDS not in anyone.get("/api/v1/initiatives").content.decode()


def test_a_note_is_left_by_whoever_may_moderate_it(cast: Cast, moderator: Client, submitted: Make) -> None:
    initiative = submitted()
    people.join(cast.moderator, cast.organisation)
    for name in ("note", "claim", "release", "objections", "approve", "return", "take_down"):
        sent = {"submission": str(uuid4()), "note": WORDS, "version": 1, "reasons": ["unclear"]}
        assert moderator.post(reverse(f"initiatives_{name}", args=[initiative.key]), sent).status_code == 404, name
    assert not ModeratorNote.objects.exists() and not Claim.objects.exists()
    assert Initiative.objects.get().state == State.SUBMITTED


def test_who_was_in_the_organisation_once_does_not_moderate_it(cast: Cast, moderator: Client, submitted: Make) -> None:
    initiative = submitted()
    people.join(cast.moderator, cast.organisation)
    cast.moderator.memberships.update(left_at=timezone.now())
    assert moderator.get(reverse("initiatives_review", args=[initiative.key])).status_code == 404
    assert "Guardians who answer" not in moderator.get(reverse("initiatives_queue")).content.decode()


def test_an_empty_note_says_so(moderator: Client, submitted: Make) -> None:
    address = reverse("initiatives_note", args=[submitted().key])
    assert moderator.post(address, {"submission": str(uuid4()), "note": " "}).status_code == 422


def test_notes_reasons_and_old_claims_are_forgotten(cast: Cast, submitted: Make) -> None:
    initiative = submitted()
    long_ago = timezone.now() - timedelta(days=366)
    for at in (timezone.now(), long_ago):
        note, _new = write_note(initiative=initiative, by=cast.moderator, text=WORDS, submission=uuid4())
        ModeratorNote.objects.filter(pk=note.pk).update(at=at)
    claim(initiative=initiative, by=cast.moderator)
    Claim.objects.update(until=timezone.now() - timedelta(days=1, seconds=1))
    Objection.objects.create(
        initiative=initiative, digest="x", kind="birth", place="programme", version=1, reason="A house.",
        by=cast.author, state="lifted", decided_at=long_ago,
    )  # fmt: skip
    assert forget_moderation() == 3
    assert forget_moderation() == 0
    assert (ModeratorNote.objects.count(), Claim.objects.count(), Objection.objects.get().reason) == (1, 0, "")


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_who_claim_at_once_one_has_it(cast: Cast, second: User, submitted: Make) -> None:
    initiative = submitted()
    together = threading.Barrier(2)
    said: list[str] = []

    def run(by: User) -> None:
        together.wait(timeout=30)
        try:
            claim(initiative=initiative, by=by)
            said.append("mine")
        except RefusedError:
            said.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(by,)) for by in (cast.moderator, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(said) == ["mine", "refused"]
