"""What the pages of questionnaires with names and of organisations ask of the database: no more with more rows."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.people.queries.own_data import own_data
from research.models import StudyKind, Wave
from research.services.named.ask import ask
from research.services.named.begin import begin
from research.services.shared_draft.ask import ask as ask_organisations
from research.services.shared_draft.keep import Change, keep
from research.services.shared_draft.sign import sign
from research.services.study.send import send
from tests.factories import people
from tests.research.studies.making import answers, study, wave

pytestmark = pytest.mark.django_db
FRAME = 8
"""Session, person, second factor, what the head of a page asks for somebody who is logged in."""


def queries(ask: Callable[[], object]) -> int:
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def test_the_list_of_an_organisation_and_the_board_do_not_grow() -> None:
    one = wave(study(StudyKind.SHARED), Wave.When.ONCE)
    owner, editor = people.user(), people.logged_in(people.user("", "editor"))
    mine, board = people.logged_in(owner), reverse("research_shared", args=[one.study.key, one.key])
    found = []
    for _number in range(2):
        for _more in range(3):
            ask_organisations(wave=one, organisations=[people.organisation(owner=owner)])
        found.append(
            (
                queries(lambda: mine.get("/en/research/answer/together/")),
                queries(lambda: editor.get(board)),
            )
        )
    assert found[0] == found[1]
    assert found[0][0] <= FRAME + 2


def test_the_shared_draft_does_not_grow_with_who_wrote_in_it() -> None:
    one = wave(study(StudyKind.SHARED), Wave.When.ONCE)
    owner = people.user()
    there = people.organisation(owner=owner)
    ask_organisations(wave=one, organisations=[there])
    row, client = one.shared.get(), people.logged_in(owner)
    address = f"/en/research/answer/together/{row.key}/"
    before = queries(lambda: client.get(address))
    for section in one.version.content["sections"]:
        member = people.user()
        people.join(member, there)
        row.refresh_from_db()
        said = {name: answers(1)[name] for name in section["names"] if name in answers(1)}
        keep(shared=row, by=member, change=Change(section["key"], list(said), row.number, {}, said))
    assert queries(lambda: client.get(address)) == before + 1  # the names of all who wrote
    assert before <= FRAME + 5
    assert queries(lambda: client.get(f"{address}2/")) <= FRAME + 5


def test_the_list_of_people_does_not_grow_and_a_link_asks_little() -> None:
    one = wave(study(StudyKind.NAMED), Wave.When.ONCE)
    editor = people.logged_in(people.user("", "editor"))
    board = reverse("research_asked", args=[one.study.key, one.key])
    ask(wave=one, addresses=["first@example.org"], language="en")
    few = queries(lambda: editor.get(board))
    ask(wave=one, addresses=[f"person{number}@example.org" for number in range(20)], language="en")
    assert queries(lambda: editor.get(board)) == few


def test_people_get_a_copy_of_what_they_answered_with_their_name_and_signed() -> None:
    person = people.user("ana@unit.example.org")
    named = wave(study(StudyKind.NAMED), Wave.When.ONCE)
    ask(wave=named, addresses=[person.email], language="en")
    send(wave=named, hold=begin(asked=named.asked.get(), anew=False), answers=answers(1), code=[])
    shared = wave(study(StudyKind.SHARED), Wave.When.ONCE)
    there = people.organisation(owner=person)
    ask_organisations(wave=shared, organisations=[there])
    row, _clashes = keep(
        shared=shared.shared.get(), by=person, change=Change("first", list(answers(1)), 0, {}, answers(1))
    )
    sign(shared=row, by=person, number=row.number)
    kept = json.loads(own_data(person))
    assert [one["answers"]["sure"] for one in kept["questionnaires"]] == [answers(1)["sure"]]
    assert [one["organisation__name"] for one in kept["signed_questionnaires"]] == [there.name]


def test_a_stranger_asks_nothing_more(client: Client) -> None:
    named = wave(study(StudyKind.NAMED), Wave.When.ONCE)
    assert queries(lambda: client.get(f"/en/research/answer/{named.key}/?again")) <= FRAME
