"""Safety-critical text is approved by somebody of an authority of a country with that language; all others are told."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.models import User
from manual.models import SectionPage
from tests.manual import tree
from tests.translation import manuals
from tests.translation.authorities import join, organisation
from tests.translation.conftest import submit, target, translate
from translation.models import PageTranslation
from translation.queries.critical import critical_blocks
from translation.queries.texts import segments_of
from translation.rights import Refused
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(editor: Any, translator: Any, reviewer: Any) -> SectionPage:
    """Its root and chapter are public in Romanian; nothing in them is safety-critical."""
    root = manuals.manual()
    chapter = tree.chapter(root, "First hours")
    for page in (root, chapter):
        manuals.bring(page, editor, translator, reviewer)
    return tree.section(chapter, "Two calls", [manuals.warning(), manuals.plain()])


@pytest.fixture
def sent(section: SectionPage, editor: Any, translator: Any) -> PageTranslation:
    return manuals.send(section, translator, editor)


def test_blocks_say_themselves_that_they_are_safety_critical(section: SectionPage) -> None:
    tree.write(section, [manuals.warning(), manuals.plain(), manuals.checklist("One")])
    section.refresh_from_db()
    assert critical_blocks(section) == {manuals.WARN, manuals.CHECK}


def test_without_such_text_any_reviewer_approves(
    section: SectionPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    section = tree.write(section, [manuals.plain()])
    manuals.bring(section, editor, translator, reviewer)
    assert target(section).live


@pytest.mark.parametrize(
    ("kind", "country", "verified"),
    [("ngo", "RO", True), ("police", "DK", True), ("police", "RO", False), ("research", "RO", True)],
)
def test_a_reviewer_of_no_such_authority_is_told_who_may(
    sent: PageTranslation, section: SectionPage, reviewer: Any, person: Any, kind: str, country: str, verified: bool
) -> None:
    join(reviewer, kind, country, verified=verified)
    join(person("lead-ro", first_name="Lia", last_name="Lead"), "ministry")
    with pytest.raises(Refused, match=r"\(Warning\).*authority of Romania must approve it.*may: Lia Lead\."):
        approve(translation=sent, by=reviewer)
    assert not target(section).live


def test_a_superuser_is_no_exception(sent: PageTranslation, section: SectionPage, person: Any) -> None:
    root = person(email="root@example.org", is_superuser=True, is_staff=True)
    with pytest.raises(Refused, match="No other reviewer of this language belongs to one yet"):
        approve(translation=sent, by=root)
    join(root)
    approve(translation=sent, by=root)
    assert target(section).live


def test_who_has_left_the_authority_may_no_longer(sent: PageTranslation, reviewer: Any) -> None:
    place = join(reviewer)
    place.left_at = timezone.now()
    place.save()
    with pytest.raises(Refused):
        approve(translation=sent, by=reviewer)


def test_an_authority_whose_verification_has_ended_counts_no_longer(sent: PageTranslation, reviewer: Any) -> None:
    join(reviewer)
    there = organisation()
    there.verified_at, there.verified_until = "2020-01-01T00:00Z", "2021-01-01T00:00Z"
    there.save()
    with pytest.raises(Refused):
        approve(translation=sent, by=reviewer)


def test_the_author_is_refused_whatever_their_authority(sent: PageTranslation, translator: Any, person: Any) -> None:
    translator.groups.set(person("reviewer-ro", email="x@example.org").groups.all())
    join(translator)
    with pytest.raises(Refused, match="You wrote part"):
        approve(translation=sent, by=User.objects.get(pk=translator.pk))


@pytest.fixture
def approved(section: SectionPage, editor: Any, translator: Any, person: Any) -> PageTranslation:
    officer = person("reviewer-ro", email="officer@example.org")
    join(officer)
    return manuals.bring(section, editor, translator, officer)


def test_what_was_approved_is_not_asked_again(
    approved: PageTranslation, section: SectionPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    section = manuals.heard(tree.write, section, [manuals.warning(), manuals.plain("Offer tea.")])
    manuals.bring(section, editor, translator, reviewer)
    assert "RO Offer tea." in str(target(section).body)


def test_a_changed_one_is(
    approved: PageTranslation, section: SectionPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    section = manuals.heard(tree.write, section, [manuals.warning("Call nobody."), manuals.plain()])
    row = manuals.send(section, translator, editor)
    with pytest.raises(Refused, match="authority of Romania"):
        approve(translation=row, by=reviewer)


def test_so_are_other_words_for_the_same_source(
    approved: PageTranslation, section: SectionPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(section, editor)
    [segment] = [one for one in segments_of(row) if "family" in one.source]
    save_segments(translation=row, edits=[Edit(segment.key, "Sunați familia.", mark(segment.target))], by=translator)
    translate(row, translator)
    row = send_to_review(translation=row, by=translator)
    with pytest.raises(Refused, match="authority of Romania"):
        approve(translation=row, by=reviewer)


def test_the_review_says_it_before_the_button(
    client: Any, sent: PageTranslation, reviewer: Any, translator: Any
) -> None:
    address = reverse("translation:review", args=["ro", sent.page_key])
    client.force_login(reviewer)
    page = client.get(address).content.decode()
    assert "Somebody of a verified authority of Romania must approve it." in page
    assert 'name="approve"' not in page
    assert 'name="return"' in page
    refused = client.post(reverse("translation:verdict", args=["ro", sent.page_key]), {"approve": "1"}, follow=True)
    assert "must approve it" in refused.content.decode()
    join(reviewer)
    page = client.get(address).content.decode()
    assert "You may approve it." in page
    assert 'name="approve"' in page
