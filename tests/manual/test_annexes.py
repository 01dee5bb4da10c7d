"""National annexes: written by a country's desk, public by the approval of a second person of it."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hub.models import Country, User
from manual.models import Annex, AnnexRevision, ManualPage, SectionPage
from manual.queries import annexes
from manual.queries.annex_desk import hash_of
from manual.services.decide_annex import approve_annex, return_annex, withdraw_annex
from manual.services.write_annex import submit_annex, write_annex
from tests.factories import people
from tests.manual import tree

pytestmark = pytest.mark.django_db
SOON, LATER = date(2026, 12, 1), date(2030, 1, 1)


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    return tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Sit down.")])


def desk(country: str = "NL") -> User:
    person = people.user("", "country-desk")
    people.join(person, people.organisation(country=Country.objects.get(pk=country)))
    return person


def write(section: SectionPage, by: User, text: str = "<p>Call the desk.</p>", **more: Any) -> Annex:
    values = {"page_key": section.translation_key, "country": "NL", "language": "nl", "review_date": None, "text": text}
    return write_annex(by=by, **(values | more)).annex


def content(text: str) -> str:
    """As the editor of rich text sends it."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def day_of(section: SectionPage) -> date | None:
    found = annexes.of_section(section.translation_key, "NL", "nl")
    return found.review_date if found else None


def publish(annex: Annex, by: User) -> None:
    submit_annex(annex=annex, by=by)
    approve_annex(annex=annex, read=read_now(annex), by=tree.colleague())


def read_now(annex: Annex) -> str:
    return hash_of(annex.revisions.exclude(state=AnnexRevision.State.APPROVED).get())


def shown(section: SectionPage, language: str = "nl") -> str:
    found = annexes.of_section(section.translation_key, "NL", language)
    return found.text if found else ""


def test_a_text_is_public_once_a_second_person_has_approved_it(section: SectionPage) -> None:
    writer = desk()
    annex = write(section, writer)
    assert not shown(section)
    submit_annex(annex=annex, by=writer)
    read = read_now(annex)
    with pytest.raises(PermissionDenied):
        approve_annex(annex=annex, read=read, by=writer)
    writer.is_superuser = True
    writer.save()
    with pytest.raises(PermissionDenied):
        approve_annex(annex=annex, read=read, by=writer)
    approve_annex(annex=annex, read=read, by=desk())
    assert shown(section) == "<p>Call the desk.</p>"


def test_whoever_wrote_any_of_it_cannot_approve_it(section: SectionPage) -> None:
    first, second = desk(), desk()
    write(section, first)
    annex = write(section, second, "<p>Call them.</p>")
    submit_annex(annex=annex, by=second)
    with pytest.raises(PermissionDenied):
        approve_annex(annex=annex, read=read_now(annex), by=first)


def test_nobody_approves_another_text_than_the_one_they_read(section: SectionPage) -> None:
    writer = desk()
    annex = write(section, writer)
    submit_annex(annex=annex, by=writer)
    read = read_now(annex)
    for other in ({"text": "<p>Something else.</p>"}, {"review_date": LATER}):
        write(section, writer, **other)
        submit_annex(annex=annex, by=writer)
        with pytest.raises(ValidationError):
            approve_annex(annex=annex, read=read, by=tree.colleague())
    assert not shown(section)


def test_the_day_of_review_is_that_of_the_approved_text(section: SectionPage) -> None:
    writer = desk()
    annex = write(section, writer, review_date=SOON)
    publish(annex, writer)
    write(section, writer, "<p>New.</p>", review_date=LATER)
    submit_annex(annex=annex, by=writer)
    assert day_of(section) == SOON
    return_annex(annex=annex, reason="No", by=tree.colleague())
    assert day_of(section) == SOON
    publish(annex, writer)
    assert day_of(section) == LATER


def test_an_annex_stands_beside_a_section_that_is_public(section: SectionPage) -> None:
    writer = desk()
    annex = write(section, writer)
    submit_annex(annex=annex, by=writer)
    for more, field in (({"page_key": uuid4()}, "section"), ({"language": "xx"}, "language")):
        with pytest.raises(ValidationError) as refused:
            write(section, writer, **more)
        assert list(refused.value.message_dict) == [field]
    with pytest.raises(ValidationError) as refused:
        write(section, writer, "<p>" + "a" * 20_001 + "</p>")
    assert list(refused.value.message_dict) == ["text"]
    SectionPage.objects.filter(pk=section.pk).update(live=False)
    for act in (
        lambda: write(section, writer),
        lambda: submit_annex(annex=annex, by=writer),
        lambda: approve_annex(annex=annex, read=read_now(annex), by=tree.colleague()),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert list(refused.value.message_dict) == ["section"]
    assert Annex.objects.count() == 1
    client = people.logged_in(writer)
    address = reverse("manual_admin:annex", args=[section.translation_key, "NL", "nl"])
    refusal = client.post(address, {"text": content("Bel."), "review_date": ""})
    assert "This section is not public." in refusal.text
    assert "Bel." in refusal.text
    assert client.get(reverse("manual_admin:annex", args=[uuid4(), "NL", "nl"])).status_code == 404
    chosen = {"section": str(section.translation_key), "country": "NL", "language": "nl"}
    begun = client.post(reverse("manual_admin:begin_annex"), chosen)
    assert begun.context["form"].errors["section"] == ["This section is not public. Choose another one."]


@pytest.mark.parametrize("text", ["{bad", '{"blocks": 3}', "\0", '"\\ud800"', "[]"])
def test_what_no_editor_sends_is_refused_at_the_field(section: SectionPage, text: str) -> None:
    address = reverse("manual_admin:annex", args=[section.translation_key, "NL", "nl"])
    answer = people.logged_in(desk()).post(address, {"text": text, "review_date": ""})
    assert answer.status_code == 200
    assert "text" in answer.context["form"].errors


def test_half_a_character_is_kept_out(section: SectionPage) -> None:
    address = reverse("manual_admin:annex", args=[section.translation_key, "NL", "nl"])
    answer = people.logged_in(desk()).post(address, {"text": content("Bel \ud800 nu"), "review_date": ""})
    assert answer.status_code == 302
    assert AnnexRevision.objects.get().text.count("?") == 1


def test_the_old_text_stays_until_the_new_one_is_approved(section: SectionPage) -> None:
    writer = desk()
    annex = write(section, writer)
    publish(annex, writer)
    write(section, writer, "<p>New.</p>")
    assert shown(section) == "<p>Call the desk.</p>"
    submit_annex(annex=annex, by=writer)
    return_annex(annex=annex, reason="Which desk?", by=tree.colleague())
    assert annex.revisions.last().returned == "Which desk?"
    publish(annex, writer)
    assert shown(section) == "<p>New.</p>"
    withdraw_annex(annex=annex, by=writer)
    assert not shown(section)


@pytest.mark.parametrize("act", [submit_annex, withdraw_annex])
def test_another_country_has_no_hand_in_it(section: SectionPage, act: Any) -> None:
    annex = write(section, desk())
    with pytest.raises(PermissionDenied):
        act(annex=annex, by=desk("DK"))
    with pytest.raises(PermissionDenied):
        write(section, desk("DK"))


def test_a_text_says_nothing_but_words(section: SectionPage) -> None:
    writer = desk()
    with pytest.raises(ValidationError):
        write(section, writer, "<p> </p>")
    publish(write(section, writer, '<p onclick="x">Hi<script>alert(1)</script> <a href="x">you</a></p>'), writer)
    assert shown(section) == "<p>Hi you</p>"


def test_it_is_shown_in_the_language_that_there_is(section: SectionPage) -> None:
    writer = desk()
    publish(write(section, writer), writer)
    assert shown(section, "da") == "<p>Call the desk.</p>"
    publish(write(section, writer, "<p>In English.</p>", language="en"), writer)
    assert shown(section, "da") == "<p>In English.</p>"
    assert shown(section, "nl") == "<p>Call the desk.</p>"
    assert annexes.countries_of(section.translation_key) == ["NL"]


def test_the_database_refuses_two_open_texts_and_an_approval_by_nobody(section: SectionPage) -> None:
    annex = write(section, desk())
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnexRevision.objects.create(annex=annex, number=2, text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnexRevision.objects.create(annex=annex, number=3, text="x", state="approved")


def test_the_desk_writes_and_a_colleague_approves_in_the_admin(section: SectionPage) -> None:
    writer, second = people.logged_in(desk()), people.logged_in(desk())
    chosen = {"section": str(section.translation_key), "country": "NL", "language": "nl"}
    place = writer.post(reverse("manual_admin:begin_annex"), chosen).url
    assert writer.post(place, {"text": content("Bel de dienst."), "review_date": "2020-01-01"}).status_code == 302
    annex = Annex.objects.get()
    writer.post(reverse("manual_admin:submit_annex", args=[annex.pk]))
    assert "a second person approves it" in writer.get(place).text
    page = second.get(place)
    assert "Bel de dienst." in page.text
    second.post(reverse("manual_admin:approve_annex", args=[annex.pk]), {"read": page.context["read"]})
    assert "Bel de dienst." in shown(section)
    assert annexes.of_section(section.translation_key, "NL", "nl").overdue
    assert "overdue" in second.get(reverse("manual_admin:annexes")).text
    assert people.logged_in(desk("DK")).get(place).status_code == 404
    nothing = writer.post(place, {"text": "null", "review_date": "soon"})
    assert set(nothing.context["form"].errors) >= {"review_date"}
    assert 'value="soon"' in nothing.text


def test_who_may_not_is_told_nothing(section: SectionPage) -> None:
    annex = write(section, desk())
    stranger = people.logged_in(people.user("", "officer"))
    assert stranger.get(reverse("manual_admin:annexes")).status_code == 404
    other = people.logged_in(desk("DK"))
    for act in ("submit_annex", "approve_annex", "return_annex", "withdraw_annex"):
        assert other.post(reverse(f"manual_admin:{act}", args=[annex.pk])).status_code == 404
        assert Client().post(reverse(f"manual_admin:{act}", args=[annex.pk])).status_code == 302
