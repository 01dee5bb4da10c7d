"""Numbers and days of editions, two at a time, two editors at once, and the correction that waits for nothing."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from hub.publishing.calendar import today
from manual.models import Edition, EditionDraft, Impression, SectionPage
from manual.queries import editions, readiness
from manual.services.change_edition import change_edition, give_up
from manual.services.prepare_edition import complete_notes, correct_edition, prepare_edition
from manual.services.submit_edition import submit_edition
from tests.manual import tree
from tests.manual.making import OPEN, approve, make

BEGIN = "/admin/manual/editions/begin/"


def prepare(number: str, effective: date | None = None, **more: Any) -> EditionDraft:
    return prepare_edition(number=number, title="T", effective=effective or today(), by=tree.editor(), **more)


def refused(number: str, effective: date | None = None, **more: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refusal:
        prepare(number, effective, **more)
    return refusal.value.message_dict


@pytest.mark.django_db
def test_a_day_that_has_passed_must_be_confirmed(section: SectionPage, client: Client) -> None:
    past = today() - timedelta(days=30)
    assert "has passed" in refused("1", past)["effective"][0]
    client.force_login(tree.editor())
    typed = {"number": "1", "title": "As on paper", "effective": past.isoformat()}
    answer = client.post(BEGIN, typed).content.decode()
    assert "has passed" in answer
    assert 'value="As on paper"' in answer
    assert past.isoformat() in answer
    assert client.post(BEGIN, {**typed, "backdated": "on"}).status_code == 302
    assert EditionDraft.objects.get().effective == past


@pytest.mark.django_db
def test_no_edition_says_that_it_applied_before_the_one_it_follows(section: SectionPage) -> None:
    make("1", days=0)
    assert "cannot apply earlier" in refused("2", today() - timedelta(days=1), backdated=True)["effective"][0]
    make("2", days=20)
    assert "must apply earlier" in refused("1.1", today() + timedelta(days=20))["effective"][0]
    assert prepare("1.1", today() + timedelta(days=3)).urgent


@pytest.mark.django_db
def test_numbers_that_are_taken_too_low_or_correct_nothing(section: SectionPage) -> None:
    make("1")
    make("3")
    assert "published already" in refused("3")["number"][0]
    assert "higher number" in refused("2")["number"][0]
    assert "could correct" in refused("5.1")["number"][0]
    assert "number" in refused("second")
    prepare("4")
    assert "in preparation" in refused("5")["number"][0]


@pytest.mark.parametrize(
    ("number", "corrects", "whole", "following"),
    [("2", False, "2", "2.1"), ("2.1", True, "2", "2.2"), ("12.9", True, "12", "12.10")],
)
def test_a_number_says_what_it_corrects(number: str, corrects: bool, whole: str, following: str) -> None:
    assert (Edition.is_correction(number), Edition.whole_of(number)) == (corrects, whole)
    assert Edition.correction_after(number) == following
    assert Edition.order_of(whole) < Edition.order_of(following)


@pytest.mark.django_db
def test_an_urgent_correction_takes_one_button_and_two_persons(section: SectionPage, client: Client) -> None:
    make("1")
    waiting = prepare("2")
    tree.write(section, [tree.paragraph("The right number", OPEN)])
    client.force_login(tree.editor())
    began = client.post("/admin/manual/editions/1/correct/", follow=True)
    draft = EditionDraft.objects.get(number="1.1")
    assert "Urgent correction of edition 1" in began.content.decode()
    assert [note.number for note in draft.notes.all()] == ["1.1.1", "1.1.2"]
    form = {f"kind-{note.pk}": "contact" for note in draft.notes.all()}
    form |= {f"note-{note.pk}": "The number was wrong." for note in draft.notes.all()}
    client.post(f"/admin/manual/editions/draft/{draft.pk}/", form)
    client.post(f"/admin/manual/editions/draft/{draft.pk}/submit/")
    client.post(f"/admin/manual/editions/draft/{draft.pk}/publish/", {"read": readiness.read_now(draft.pk)})
    assert not Edition.objects.filter(number="1.1").exists()
    client.force_login(tree.colleague())
    client.post(f"/admin/manual/editions/draft/{draft.pk}/publish/", {"read": readiness.read_now(draft.pk)})
    correction = Edition.objects.get(number="1.1")
    assert (correction.corrects, correction.effective) == ("1", today())
    assert editions.in_force() == correction
    assert correct_edition(edition=correction, by=tree.editor()).number == "1.2"
    complete_notes(draft=waiting, said={}, by=tree.editor())
    submit_edition(draft=waiting, by=tree.editor())
    assert approve(waiting).notes.count() == 0


@pytest.mark.django_db
def test_title_and_day_can_be_changed_and_an_edition_given_up(section: SectionPage, client: Client) -> None:
    draft = prepare("1")
    client.force_login(tree.editor())
    address = f"/admin/manual/editions/draft/{draft.pk}/change/"
    day = (today() + timedelta(days=9)).isoformat()
    assert client.post(address, {"title": "Better", "effective": day}).status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.effective.isoformat()) == ("Better", day)
    past = client.post(address, {"title": "Kept", "effective": "2020-01-01"}).content.decode()
    assert "has passed" in past
    assert 'value="Kept"' in past
    submit_edition(draft=draft, by=tree.editor())
    with pytest.raises(ValidationError):
        change_edition(draft=draft, title="x", effective=today(), backdated=False, by=tree.editor())
    give_up(draft=draft, by=tree.editor())
    assert prepare("1").number == "1"


@pytest.mark.django_db
def test_notes_of_places_that_were_changed_back_are_not_published(section: SectionPage) -> None:
    make("1")
    text = section.body.get_prep_value()
    tree.write(section, [tree.paragraph("Other", OPEN), *text[1:]], title="Another")
    draft = prepare("2")
    complete_notes(draft=draft, said={note.pk: ("wording", "W") for note in draft.notes.all()}, by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    tree.write(section, list(text), title="Another")
    edition = approve(draft)
    assert [note.block_id for note in edition.notes.all()] == ["title"]


@pytest.mark.django_db(transaction=True)
def test_two_editors_publish_the_same_edition_at_once(section: SectionPage) -> None:
    draft = prepare("1")
    submit_edition(draft=draft, by=tree.editor())
    second, third = tree.colleague(), tree.person("third@example.org", "editor")
    told = at_once(
        lambda: approve(draft, second),
        lambda: approve(draft, third),
    )
    assert sorted(type(word).__name__ for word in told) == ["Edition", "ValidationError"]
    (refusal,) = [word for word in told if isinstance(word, ValidationError)]
    assert "Somebody else has moved this edition on" in refusal.messages[0]
    assert Edition.objects.count() == 1
    assert Impression.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_editors_begin_the_same_edition_at_once(section: SectionPage) -> None:
    one, two = tree.editor(), tree.colleague()
    day = today()
    told = at_once(
        *(
            lambda person=person: prepare_edition(number="1", title="T", effective=day, by=person)  # type: ignore[misc]
            for person in (one, two)
        )
    )
    assert sorted(type(word).__name__ for word in told) == ["EditionDraft", "ValidationError"]
    assert EditionDraft.objects.count() == 1


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each answers or raises, begun together, each with a connection of its own."""
    gate, told = threading.Barrier(len(works)), []

    def run(work: Callable[[], Any]) -> None:
        gate.wait(timeout=10)
        try:
            told.append(work())
        except Exception as error:  # noqa: BLE001 what it raised is the answer
            told.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return told
