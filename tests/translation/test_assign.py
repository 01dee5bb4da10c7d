"""Who has a translation in hand: taken, handed back, given by the lead; edited by others all the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from home.models import NewsPage
from hub.publishing.calendar import today
from tests.translation.conftest import bring, say, submit, translate
from translation.models import PageTranslation, Step
from translation.rights import Refused
from translation.services.assign import assign, hand_back, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    return submit(news, editor)


def kinds(row: PageTranslation) -> list[str]:
    return list(row.steps.values_list("kind", flat=True))


def test_what_one_has_taken_another_cannot_take(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    take(translation=row, by=translator)
    take(translation=row, by=translator)
    with pytest.raises(Refused, match=r"translator-ro@example\.org has taken this"):
        take(translation=row, by=reviewer)
    row.refresh_from_db()
    assert row.holder == translator
    assert row.held_since
    hand_back(translation=row, by=translator)
    assert take(translation=row, by=reviewer).holder == reviewer
    assert kinds(row) == ["submitted", "taken", "handed_back", "taken"]


def test_only_who_has_it_hands_it_back(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    take(translation=row, by=translator)
    with pytest.raises(Refused):
        hand_back(translation=row, by=reviewer)


def test_whoever_left_the_language_holds_nothing_back(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    take(translation=row, by=translator)
    translator.is_active = False
    translator.save()
    assert take(translation=row, by=reviewer).holder == reviewer


@pytest.mark.parametrize("group", ["translator-ro", "reviewer-ro", "editor", "lead-nl"])
def test_nobody_but_lead_and_deputy_gives_work(row: PageTranslation, person: Any, translator: Any, group: str) -> None:
    by = translator if group == "translator-ro" else person(group, email="other@example.org")
    with pytest.raises(Refused):
        assign(translation=row, to=translator, deadline=None, by=by)


@pytest.mark.parametrize("group", ["lead-ro", "deputy-ro"])
def test_lead_and_deputy_give_work_until_a_day(row: PageTranslation, person: Any, translator: Any, group: str) -> None:
    day = today() + timedelta(days=3)
    assign(translation=row, to=translator, deadline=day, by=person(group))
    row.refresh_from_db()
    assert (row.holder, row.deadline) == (translator, day)
    step = Step.objects.get(kind="assigned")
    assert (step.by.email, step.to) == (f"{group}@example.org", translator)


def test_work_is_given_to_translators_of_the_language_alone(row: PageTranslation, person: Any) -> None:
    with pytest.raises(ValidationError, match="does not translate"):
        assign(translation=row, to=person("translator-nl"), deadline=None, by=person("lead-ro"))


def test_a_deadline_that_has_passed_is_refused_and_one_that_stood_stays(row: PageTranslation, person: Any) -> None:
    lead, past = person("lead-ro"), today() - timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        assign(translation=row, to=None, deadline=past, by=lead)
    assert set(error.value.message_dict) == {"deadline"}
    PageTranslation.objects.update(deadline=past)
    assert assign(translation=row, to=lead, deadline=past, by=lead).deadline == past


def test_others_may_save_and_it_stays_where_it_was(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    take(translation=row, by=translator)
    translate(row, reviewer)
    row.refresh_from_db()
    assert (row.holder, row.translator) == (translator, reviewer)


def test_the_first_to_save_has_it_and_approval_ends_that(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    row.refresh_from_db()
    assert row.holder == translator
    row = bring(news, editor, translator, reviewer)
    assert (row.holder, row.held_since, row.translator) == (None, None, translator)
    say(news, editor, call="Call now.")
    assert take(translation=row, by=reviewer).holder == reviewer


def test_the_desk_says_whose_it_is(client: Any, row: PageTranslation, translator: Any, person: Any) -> None:
    desk = reverse("translation:desk", args=["ro", row.page_key])
    client.force_login(translator)
    assert "In nobody's hands" in client.get(desk).content.decode()
    assert "It is in your hands now." in client.post(f"{desk}take/", follow=True).content.decode()
    other = person("translator-ro", email="other@example.org")
    client.force_login(other)
    assert "In the hands of translator-ro@example.org" in client.get(desk).content.decode()
    assert "has taken this in hand already" in client.post(f"{desk}take/", follow=True).content.decode()
    assert client.get(f"{desk}take/").status_code == 405
    assert client.get(f"{desk}assign/").status_code == 404
    client.force_login(person("deputy-ro"))
    past = {"to": other.pk, "deadline": "2020-01-01"}
    assert "This day has passed." in client.post(f"{desk}assign/", past).content.decode()
    assert client.post(f"{desk}assign/", {"to": other.pk, "deadline": ""}).status_code == 302
    assert PageTranslation.objects.get().holder == other


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_at_once(row: PageTranslation, translator: Any, person: Any) -> None:
    def tries(user: Any) -> str:
        try:
            take(translation=row, by=user)
        except Refused as refusal:
            return str(refusal)
        else:
            return ""
        finally:
            connection.close()

    people = [translator, *(person("translator-ro", email=f"{name}@example.org") for name in "abc")]
    with ThreadPoolExecutor(len(people)) as pool:
        told = list(pool.map(tries, people))
    winner = PageTranslation.objects.get().holder
    assert [told.index(""), told.count("")] == [people.index(winner), 1]
    assert Step.objects.filter(kind="taken").count() == 1
