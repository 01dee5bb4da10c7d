"""A paragraph moved to another section: it carries its number, and nothing that hangs on it is lost or opened."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.models import Locale

from hub.models import AccessRule, LegalAmendment, LegalArticle, ParagraphChange
from hub.ports.staleness import stale_paragraphs
from hub.publishing.services.publish import publish
from manual.models import CitableNumber, LawReference, LawReview, ManualPage, ParagraphMove, SectionPage
from manual.services.decide_move import approve_move, decline_move
from manual.services.propose_move import propose_move, take_back_move
from tests.factories import law
from tests.manual import tree
from tests.manual.test_editions import make
from tests.manual.translating import translate
from translation.models import PageTranslation
from translation.queries.standing import State, standings
from translation.queries.texts import segments_of
from translation.rights import Refused
from translation.services.approve import approve
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = (f"00000000-0000-4000-8000-00000000000{place}" for place in "123")
LAW = "00000000-0000-4000-8000-000000000009"


@pytest.fixture
def sections(root: ManualPage) -> tuple[SectionPage, SectionPage]:
    """1.1 holds ONE and TWO with the law it rests on, 2.1 holds THREE; edition 1 is out."""
    law.article()
    first, second = tree.chapter(root, "First hours"), tree.chapter(root, "Protection")
    here = tree.section(
        first,
        "First contact",
        [
            tree.paragraph("One", ONE),
            tree.paragraph("Two", TWO),
            tree.block("legal", {"article": "2011/36/EU 13(2)", "text": "", "access": "public"}, LAW),
        ],
    )
    there = tree.section(second, "A safe place", [tree.paragraph("Three", THREE)])
    make("1")
    return here, there


def propose(there: SectionPage, number: str = "1.1.2", after: str = THREE) -> ParagraphMove:
    return propose_move(number=number, to_key=there.translation_key, after=after, by=tree.editor())


def move(there: SectionPage, number: str = "1.1.2", after: str = THREE) -> ParagraphMove:
    found = propose(there, number, after)
    approve_move(move=found, by=tree.colleague())
    found.refresh_from_db()
    return found


def blocks(page: SectionPage) -> list[str]:
    return [block["id"] for block in SectionPage.objects.get(pk=page.pk).body.get_prep_value()]


def test_it_takes_its_number_and_what_rests_on_it_along(sections: Any, client: Client) -> None:
    here, there = sections
    move(there)
    assert blocks(here) == [ONE]
    assert blocks(there) == [THREE, TWO, LAW]
    assert client.get("/en/manual/1.1.2/").url == "/en/manual/protection/a-safe-place/#p-1.1.2"
    assert client.get("/en/manual/1.1.2/?edition=1").url == "/en/manual/1.1/?edition=1#p-1.1.2"
    reference = LawReference.objects.get(block_id=LAW)
    assert (reference.page_key, reference.paragraph_id) == (there.translation_key, TWO)
    notes = set(ParagraphChange.objects.filter(block_id=TWO, note__startswith="Moved").values_list("note", flat=True))
    assert notes == {"Moved from 1.1 to 2.1."}


def test_numbers_after_a_move_are_new_ones(sections: Any) -> None:
    here, there = sections
    move(there)
    tree.write(SectionPage.objects.get(pk=here.pk), [tree.paragraph("One", ONE), tree.paragraph("New")])
    body = SectionPage.objects.get(pk=there.pk).body.get_prep_value()
    tree.write(SectionPage.objects.get(pk=there.pk), [*body, tree.paragraph("New as well")])
    assert set(CitableNumber.objects.values_list("number", flat=True)) >= {"1.1.3", "1.1.2", "2.1.2"}


def test_the_next_edition_has_it_in_its_new_place(sections: Any, client: Client) -> None:
    _here, there = sections
    move(there)
    make("2")
    assert client.get("/en/manual/1.1.2/?edition=2").url == "/en/manual/2.1/?edition=2#p-1.1.2"
    assert client.get("/en/manual/1.1.2/?edition=1").url == "/en/manual/1.1/?edition=1#p-1.1.2"
    assert client.get("/en/manual/1.1.2/cite.txt").content.decode().endswith("/en/manual/1.1.2/?edition=2")


def test_it_goes_back_as_it_came(sections: Any) -> None:
    here, there = sections
    move(there)
    move(here, after=ONE)
    assert blocks(here) == [ONE, TWO, LAW]
    assert CitableNumber.objects.get(number="1.1.2").page_key == here.translation_key


def test_one_person_alone_moves_nothing(sections: Any) -> None:
    here, there = sections
    found = propose(there)
    with pytest.raises(PermissionDenied):
        approve_move(move=found, by=tree.editor())
    with pytest.raises(PermissionDenied):
        approve_move(move=found, by=tree.person("officer@example.org", "officer"))
    with pytest.raises(PermissionDenied):
        propose_move(
            number="1.1.1", to_key=there.translation_key, after="", by=tree.person("ro@example.org", "translator-ro")
        )
    assert TWO in blocks(here)


def test_a_proposal_is_taken_back_or_given_back_once(sections: Any) -> None:
    _here, there = sections
    found = propose(there)
    with pytest.raises(ValidationError):
        propose(there)
    with pytest.raises(ValidationError):
        decline_move(move=found, reason=" ", by=tree.colleague())
    decline_move(move=found, reason="It belongs here.", by=tree.colleague())
    with pytest.raises(ValidationError):
        approve_move(move=found, by=tree.colleague())
    again = propose(there)
    take_back_move(move=again, by=tree.editor())
    assert ParagraphMove.objects.get(pk=again.pk).state == ParagraphMove.State.TAKEN_BACK


def test_a_draft_in_either_section_stops_it_and_stays(sections: Any) -> None:
    here, there = sections
    found = propose(there)
    page = SectionPage.objects.get(pk=there.pk)
    page.body = [tree.paragraph("Draft", THREE)]
    page.save_revision(user=tree.editor())
    with pytest.raises(ValidationError, match="A safe place"):
        approve_move(move=found, by=tree.colleague())
    assert TWO in blocks(here)
    assert SectionPage.objects.get(pk=there.pk).has_unpublished_changes


def test_access_of_today_reaches_the_editions_of_before(sections: Any, client: Client) -> None:
    """The paragraph was public in edition 1, in another section; restricted now, it is withheld there too."""
    _here, there = sections
    move(there)
    page = SectionPage.objects.get(pk=there.pk)
    body = page.body.get_prep_value()
    closed = [
        {**one, "value": {**one["value"], "access": "practitioners"}} if one["id"] == TWO else one for one in body
    ]
    tree.write(page, closed)
    assert "<p>Two</p>" not in client.get("/en/manual/1.1/?edition=1").content.decode()
    assert client.get("/en/manual/1.1.2/cite/?edition=1").status_code == 404
    tree.write(SectionPage.objects.get(pk=there.pk), body)
    assert "<p>Two</p>" in client.get("/en/manual/1.1/?edition=1").content.decode()


def test_a_closed_chapter_closes_what_was_moved_into_it(sections: Any, client: Client) -> None:
    here, there = sections
    move(there)
    chapter = there.get_parent().specific
    chapter.access = "practitioners"
    tree.release(chapter)
    assert AccessRule.objects.filter(page_key=here.translation_key, block_id=TWO).exists()
    assert "<p>Two</p>" not in client.get("/en/manual/1.1/?edition=1").content.decode()
    assert "<p>One</p>" in client.get("/en/manual/1.1/?edition=1").content.decode()


def test_an_approved_text_of_a_later_day_has_its_numbers_when_an_edition_is_frozen(
    sections: Any, client: Client
) -> None:
    here, _there = sections
    page = SectionPage.objects.get(pk=here.pk)
    page.body = [*page.body.get_prep_value(), tree.paragraph("Coming")]
    page.go_live_at = timezone.now() + timedelta(days=5)
    assert publish(revision=page.save_revision(user=tree.editor()), by=tree.colleague()) is None
    make("2", days=10)
    answer = client.get("/en/manual/1.1.3/")
    assert answer.status_code == 404
    assert "not yet in force" in answer.content.decode()
    assert client.get("/en/manual/1.1.3/?edition=2").url == "/en/manual/1.1/?edition=2#p-1.1.3"
    page.go_live_at = None
    tree.release(page)
    assert client.get("/en/manual/1.1.3/").url.endswith("#p-1.1.3")


def test_who_must_look_after_an_amendment_still_must(sections: Any) -> None:
    here, there = sections
    amendment = LegalAmendment.objects.create(
        article=LegalArticle.objects.get(key="2011/36/EU 13(2)"),
        act="(EU) 2024/1712",
        since=timezone.localdate(),
        marked_by=tree.editor(),
    )
    assert LawReview.objects.open().filter(page_key=here.translation_key, block_id=TWO).exists()
    move(there)
    review = LawReview.objects.get(amendment=amendment, block_id=TWO)
    assert (review.page_key, review.outcome) == (there.translation_key, "")


def test_a_section_moved_to_another_chapter_keeps_its_numbers_and_its_translation(
    sections: Any, client: Client
) -> None:
    here, there = sections
    romanian = Locale.objects.get(language_code="ro")
    root = there.get_parent().get_parent().specific
    tree.release(root.copy_for_translation(romanian))
    for chapter in (here.get_parent().specific, there.get_parent().specific):
        tree.release(chapter.copy_for_translation(romanian))
    translated = tree.release(here.copy_for_translation(romanian))
    here = SectionPage.objects.get(pk=here.pk)
    here.move(there.get_parent(), pos="first-child")
    translated.refresh_from_db()
    assert translated.get_parent().translation_key == there.get_parent().translation_key
    assert client.get("/ro/manual/1.1.1/").url == "/ro/manual/protection/first-contact/#p-1.1.1"
    assert client.get("/ro/manual/protection/first-contact/").status_code == 200
    assert client.get("/en/manual/1.1/").url == "/en/manual/protection/first-contact/"


def test_a_translation_whose_new_chapter_has_none_is_found_all_the_same(sections: Any, client: Client) -> None:
    here, there = sections
    romanian = Locale.objects.get(language_code="ro")
    tree.release(there.get_parent().get_parent().specific.copy_for_translation(romanian))
    tree.release(here.get_parent().specific.copy_for_translation(romanian))
    tree.release(here.copy_for_translation(romanian))
    SectionPage.objects.get(pk=here.pk).move(there.get_parent(), pos="first-child")
    assert client.get(client.get("/ro/manual/1.1/").url).status_code == 200


def test_translations_follow_and_are_as_current_as_before(sections: Any, client: Client) -> None:
    here, there = sections
    for page in (*here.get_ancestors().filter(depth__gt=1), there.get_parent()):
        translate(page.specific)
    romanian_here, romanian_there = translate(here), translate(there)
    found = propose(there)
    with TestCase.captureOnCommitCallbacks(execute=True):
        approve_move(move=found, by=tree.colleague())
    text = client.get(client.get("/ro/manual/1.1.2/").url).content.decode()
    assert "ro Two" in text
    assert 'id="p-1.1.2"' in text
    assert blocks(romanian_here) == [ONE]
    assert blocks(romanian_there) == [THREE, TWO, LAW]
    for page in (romanian_here, romanian_there):
        assert stale_paragraphs(type(page).objects.get(pk=page.pk)) == {}
    keys = [here.translation_key, there.translation_key]
    assert {one.state for one in standings(keys, ["ro"]).values()} == {State.CURRENT}
    work = PageTranslation.objects.get(page_key=there.translation_key, language="ro")
    assert {one.words: one.is_translated for one in segments_of(work)}["Two"]
    make("2")
    assert client.get("/ro/manual/1.1.2/?edition=2").url == "/ro/manual/2.1/?edition=2#p-1.1.2"
    assert "ro Two" in client.get("/ro/manual/2.1/?edition=2").content.decode()


def test_what_waits_for_its_chapter_follows_as_well(sections: Any) -> None:
    here, there = sections
    *above, chapter = here.get_ancestors().filter(depth__gt=1)
    for page in above:
        translate(page.specific)
    romanian_here, romanian_there = translate(here), translate(there)
    found = propose(there)
    with TestCase.captureOnCommitCallbacks(execute=True):
        approve_move(move=found, by=tree.colleague())
    assert not type(romanian_here).objects.get(pk=romanian_here.pk).live
    for page in (chapter, there.get_parent()):
        assert translate(page.specific).live
    assert (blocks(romanian_here), blocks(romanian_there)) == ([ONE], [THREE, TWO, LAW])
    keys = [here.translation_key, there.translation_key]
    assert {one.state for one in standings(keys, ["ro"]).values()} == {State.CURRENT}


def test_a_review_under_way_ends_since_its_text_no_longer_fits(sections: Any) -> None:
    here, there = sections
    for page in here.get_ancestors().filter(depth__gt=1):
        translate(page.specific)
    translate(here)
    work = PageTranslation.objects.get(page_key=here.translation_key, language="ro")
    sent = send_to_review(translation=work, by=tree.person("writer@example.org", "translator-ro"))
    move(there)
    with pytest.raises(Refused):
        approve(translation=sent, by=tree.person("second@example.org", "reviewer-ro"))


def test_what_is_closed_by_its_section_is_not_opened_by_a_move(sections: Any, root: ManualPage) -> None:
    _here, there = sections
    shut = tree.section(
        tree.chapter(root, "For the unit", access="practitioners"),
        "Surveillance",
        [tree.paragraph("Closed around."), tree.paragraph("Closed itself.", access="practitioners")],
    )
    number = CitableNumber.objects.get(page_key=shut.translation_key, block_id="").number
    with pytest.raises(ValidationError, match="closed by what stands around it"):
        propose(there, f"{number}.1")
    move(there, f"{number}.2")
    assert AccessRule.objects.filter(page_key=there.translation_key).exists()
