"""An organisation answers together: nothing is overwritten unseen, an owner signs, and others see nothing of it."""

import hashlib
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.models import Organisation, User
from research.errors import NotNowError
from research.models import ReleasedTable, Shared, Signature, SignedContent, StudyKind, Wave
from research.services.shared_draft.ask import ask
from research.services.shared_draft.keep import Change, keep
from research.services.shared_draft.sign import reopen, sign
from research.services.study.forget_round import forget_due_rounds
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from tests.factories import people
from tests.research.studies.making import answers, study, wave

pytestmark = pytest.mark.django_db
FIRST = {"profession": "1", "shown": "profession"}
SECOND = {"sure": "4", "guardian": "2", "shown": "sure,guardian"}


@pytest.fixture
def one() -> Wave:
    return wave(study(StudyKind.SHARED, keep_days=30), Wave.When.ONCE)


@pytest.fixture
def owner() -> User:
    return people.user(first_name="Ana", last_name="Owner")


@pytest.fixture
def there(owner: User) -> Organisation:
    return people.organisation(owner=owner)


@pytest.fixture
def row(one: Wave, there: Organisation) -> Shared:
    assert ask(wave=one, organisations=[there]) == 1
    return one.shared.get()


def address(row: Shared, step: int = 0) -> str:
    whole = f"/en/research/answer/together/{row.key}/"
    return f"{whole}{step}/" if step else whole


def opened(client: Client, row: Shared, step: int) -> dict[str, str]:
    """What the form of a section holds in its hidden fields when somebody opens it."""
    page = client.get(address(row, step)).content.decode()
    found = re.findall(r'<input type="hidden" name="(number|base)" value="([^"]*)"', page)
    return {name: value.replace("&quot;", '"') for name, value in found}


def filled(row: Shared, by: User, said: dict[str, object]) -> Shared:
    row.refresh_from_db()
    return keep(shared=row, by=by, change=Change("first", list(said), row.number, {}, said))[0]


def test_owners_are_written_to_and_all_members_can_write(row: Shared, owner: User, there: Organisation) -> None:
    assert OutboundMessage.objects.filter(kind="questionnaire", recipient=f"user:{owner.key}").count() == 1
    member = people.user(first_name="Bo", last_name="Member")
    people.join(member, there)
    client = people.logged_in(member)
    assert "Not begun" in client.get("/en/research/answer/together/").content.decode()
    page = client.get(address(row)).content.decode()
    assert "Everybody who belongs to" in page
    assert "Nobody has written here yet." in page
    assert client.post(address(row, 1), {**FIRST, **opened(client, row, 1)}).headers["Location"] == address(row, 2)
    assert "Last changed by Bo Member" in people.logged_in(owner).get(address(row)).content.decode()
    row.refresh_from_db()
    assert (row.state, row.answers) == (Shared.State.DRAFT, {"profession": 1})


def test_two_who_answer_the_same_question_both_see_both_answers(row: Shared, owner: User, there: Organisation) -> None:
    member = people.user(first_name="Bo", last_name="Member")
    people.join(member, there)
    one, other = people.logged_in(owner), people.logged_in(member)
    mine, theirs = opened(one, row, 2), opened(other, row, 2)
    one.post(address(row, 2), {**SECOND, **mine})
    clash = other.post(address(row, 2), {"sure": "2", "guardian": "2", "shown": "sure,guardian", **theirs})
    said = clash.content.decode()
    assert clash.status_code == 409
    assert "Ana Owner kept another answer" in said
    assert re.search(r"<dd>4</dd>.*<dd>2</dd>", said)
    assert re.search(r'name="sure" value="2"[^>]*checked', said)
    row.refresh_from_db()
    assert row.answers["sure"] == 4
    hidden = re.findall(r'<input type="hidden" name="(number|base)" value="([^"]*)"', said)
    again = {name: value.replace("&quot;", '"') for name, value in hidden}
    other.post(address(row, 2), {"sure": "2", "guardian": "2", "shown": "sure,guardian", **again})
    row.refresh_from_db()
    assert row.answers["sure"] == 2


def test_two_who_answer_different_questions_disturb_nobody(row: Shared, owner: User, there: Organisation) -> None:
    member = people.user()
    people.join(member, there)
    one, other = people.logged_in(owner), people.logged_in(member)
    filled(row, owner, {"sure": 1, "guardian": 2})
    mine, theirs = opened(one, row, 2), opened(other, row, 2)
    one.post(address(row, 2), {"sure": "5", "guardian": "2", "shown": "sure,guardian", **mine})
    done = other.post(
        address(row, 2), {"sure": "1", "guardian": "3", "lacked": "", "shown": "sure,guardian,lacked", **theirs}
    )
    assert done.status_code == 302
    row.refresh_from_db()
    assert {name: row.answers[name] for name in ("sure", "guardian")} == {"sure": 5, "guardian": 3}


def test_an_owner_signs_what_they_saw_and_nobody_changes_it(row: Shared, owner: User, there: Organisation) -> None:
    client = people.logged_in(owner)
    filled(row, owner, {"profession": 1})
    number = Shared.objects.get().number
    refused = client.post(f"{address(row)}sign/", {"number": number})
    assert refused.status_code == 422
    assert "a question is not answered yet" in refused.content.decode()
    filled(row, owner, {"sure": 4, "guardian": 2, "lacked": "typed before"})
    stale = client.post(f"{address(row)}sign/", {"number": number}, follow=True)
    assert "Somebody has changed the answers" in stale.content.decode()
    number = Shared.objects.get().number
    done = client.post(f"{address(row)}sign/", {"number": number}, follow=True).content.decode()
    signature = Signature.objects.get()
    assert signature.sha256 in done
    text = signature.content.text
    assert hashlib.sha256(text.encode()).hexdigest() == signature.sha256
    assert json.loads(text)["answers"] == {"sure": 4, "guardian": 2}
    late = client.post(address(row, 2), {**SECOND, "sure": "1", "number": number, "base": "{}"})
    assert late.status_code == 409
    assert "It was not sent. Here you can copy it." in late.content.decode()
    row.refresh_from_db()
    assert row.answers["sure"] == 4


def test_only_an_owner_signs(row: Shared, owner: User, there: Organisation) -> None:
    member = people.user()
    people.join(member, there)
    filled(row, owner, answers(1))
    client = people.logged_in(member)
    assert "An owner of your organisation signs" in client.get(address(row)).content.decode()
    row.refresh_from_db()
    assert client.post(f"{address(row)}sign/", {"number": row.number}).status_code == 404
    assert not Signature.objects.exists()


def test_to_another_organisation_it_does_not_exist(row: Shared, owner: User, there: Organisation) -> None:
    stranger = people.user()
    people.organisation(owner=stranger)
    left = people.user()
    place = people.join(left, there)
    place.left_at = timezone.now()
    place.save()
    for person in (stranger, left, people.user("", "editor")):
        client = people.logged_in(person)
        assert client.get(address(row)).status_code == 404
        assert client.get(address(row, 1)).status_code == 404
        assert client.post(address(row, 1), {**FIRST, "number": "0"}).status_code == 404
        assert client.post(f"{address(row)}sign/", {"number": "0"}).status_code == 404
        assert there.name not in client.get("/en/research/answer/together/").content.decode()
    assert Client().get(address(row)).headers["Location"].startswith("/account/login/")


def test_the_link_of_the_round_takes_nothing(one: Wave) -> None:
    assert Client().get(f"/en/research/answer/{one.key}/").status_code == 404


def test_editors_see_how_far_each_is_and_open_one_again(row: Shared, owner: User, one: Wave) -> None:
    editor = people.logged_in(people.user("", "editor"))
    board = reverse("research_shared", args=[one.study.key, one.key])
    detail = reverse("research_shared_one", args=[row.key])
    other = people.organisation(owner=people.user())
    assert editor.post(board, {}).status_code == 422
    assert editor.post(board, {"organisations": [str(other.pk)]}).status_code == 302
    assert "Not begun" in editor.get(board).content.decode()
    row = filled(row, owner, answers(2))
    assert "Draft" in editor.get(board).content.decode()
    assert editor.get(detail).status_code == 404
    first = sign(shared=row, by=owner, number=row.number)
    assert first.sha256 in editor.get(detail).content.decode()
    editor.post(reverse("research_shared_reopen", args=[row.key]))
    row.refresh_from_db()
    assert row.state == Shared.State.DRAFT
    assert OutboundMessage.objects.filter(idempotency_key__contains="reopened").count() == 1
    second = sign(shared=row, by=owner, number=row.number)
    assert second.number > first.number
    close_round(wave=one)
    with pytest.raises(NotNowError):
        reopen(shared=row)
    for group in ("officer", "auditor"):
        client = people.logged_in(people.user("", group))
        assert client.get(board).status_code == client.get(detail).status_code == 404


def test_only_the_newest_signature_counts_and_small_numbers_are_hidden(one: Wave, owner: User) -> None:
    rows = []
    for _number in range(12):
        there = people.organisation(owner=owner)
        ask(wave=one, organisations=[there])
        rows.append(one.shared.get(organisation=there))
    for number, row in enumerate(rows):
        row = filled(row, owner, {"profession": 1, "sure": 4, "guardian": 2})
        if number:
            sign(shared=row, by=owner, number=row.number)
    reopen(shared=rows[11])
    row = rows[1]
    reopen(shared=row)
    row = filled(row, owner, {"sure": 4, "guardian": 2})
    sign(shared=row, by=owner, number=row.number)
    close_round(wave=one)
    assert release_due() == 1
    sizes = {table.content["sizes"][0] for table in ReleasedTable.objects.all() if not table.content["by"]}
    assert sizes == {10}  # one was never signed, one is open again


def test_a_round_that_closed_shows_what_was_typed(row: Shared, owner: User, one: Wave) -> None:
    client = people.logged_in(owner)
    close_round(wave=one)
    late = client.post(address(row, 2), {**SECOND, "guardian": "3", "number": "0", "base": "{}"})
    assert late.status_code == 409
    assert "When the parents agree" in late.content.decode()


def test_what_was_signed_is_never_changed_and_goes_in_time(row: Shared, owner: User, one: Wave) -> None:
    row = filled(row, owner, answers(2))
    signature = sign(shared=row, by=owner, number=row.number)
    for change in (
        lambda: Signature.objects.update(sha256="0"),
        lambda: Signature.objects.all().delete(),
        lambda: SignedContent.objects.update(text="{}"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    close_round(wave=one)
    release_due()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert forget_due_rounds() == 1
    row.refresh_from_db()
    assert (row.answers, row.touched) == ({}, {})
    assert not SignedContent.objects.exists()
    assert Signature.objects.get().sha256 == signature.sha256


def test_a_form_whose_base_was_tampered_with_still_loses_nothing(row: Shared, owner: User) -> None:
    client = people.logged_in(owner)
    filled(row, owner, {"sure": 4, "guardian": 2})
    for base in ("", "[]", "{not json", '{"sure": 3}'):
        page = client.post(
            address(row, 2), {"sure": "1", "guardian": "2", "shown": "sure,guardian", "number": "0", "base": base}
        )
        assert page.status_code == 409
    row.refresh_from_db()
    assert row.answers["sure"] == 4
