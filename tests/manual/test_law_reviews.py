"""What rests on an amended article waits for an editor's look."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hub.models import ChangeStatement, LegalAmendment
from hub.publishing.services.take_down import take_down
from hub.reference.services.mark_amended import mark_amended
from manual.models import LawReview, ManualPage, SectionPage
from manual.queries.law_reviews import count_open, done_reviews, open_reviews
from manual.services.close_law_reviews import close_as_right
from tests.factories import law, people
from tests.manual import tree

pytestmark = pytest.mark.django_db
KEY = "2011/36/EU 13(2)"
FIRST, SECOND, LEGAL = (str(uuid4()) for _ in range(3))


def blocks(first: str = "The age is not known", second: str = "Another matter") -> list[dict[str, Any]]:
    return [
        tree.paragraph(first, FIRST),
        tree.block("legal", {"article": KEY, "text": "", "access": "public"}, LEGAL),
        tree.paragraph(second, SECOND),
    ]


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    law.article(KEY)
    return tree.section(tree.chapter(root, "First hours"), "First contact", blocks())


def amend(act: str = "(EU) 2024/1712") -> LegalAmendment:
    amendment = LegalAmendment(article=law.LegalArticle.objects.get(key=KEY), act=act, since=date(2024, 7, 14))
    mark_amended(amendment=amendment, by=tree.editor())
    return amendment


def test_the_paragraph_above_the_reference_waits(section: SectionPage) -> None:
    amend()
    (review,) = open_reviews()
    assert (review.number, review.title, review.article) == ("1.1.1", "First contact", KEY)
    assert (review.page_key, review.block_id, review.page_id) == (section.translation_key, FIRST, section.pk)
    assert review.since == date(2024, 7, 14)


def test_a_second_amendment_asks_again(section: SectionPage) -> None:
    amend()
    amend("(EU) 2026/1")
    assert count_open() == 2


def test_publishing_a_change_of_the_paragraph_resolves_it(section: SectionPage) -> None:
    amend()
    tree.write(section, blocks(second="Changed elsewhere"))
    assert count_open() == 1
    tree.write(section, blocks(first="Treat as a child", second="Changed elsewhere"))
    assert open_reviews() == []
    (review,) = done_reviews()
    assert review.outcome == "changed"


def test_a_change_of_wording_alone_does_not(section: SectionPage) -> None:
    amend()
    ChangeStatement.objects.create(
        page_key=section.translation_key, language="en", block_id=FIRST, kind="wording", note="Comma"
    )
    tree.write(section, blocks(first="The age, is not known"))
    assert count_open() == 1


def test_a_section_as_a_whole_is_resolved_by_any_change_of_it(root: ManualPage) -> None:
    article = law.article(KEY)
    page = tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Words", FIRST)])
    page = page.get_latest_revision_as_object()
    page.articles.create(article=article)
    page = tree.release(page)
    amend()
    (review,) = open_reviews()
    assert (review.number, review.block_id) == ("1.1", "")
    tree.write(page, [tree.paragraph("Other words", FIRST)])
    assert count_open() == 0


def test_what_is_taken_down_leaves_the_list(section: SectionPage) -> None:
    amend()
    take_down(page=section, by=people.user(is_superuser=True))
    assert count_open() == 0
    assert LawReview.objects.get().outcome == "gone"


def test_still_right_needs_a_sentence_and_an_editor(section: SectionPage) -> None:
    amend()
    review = LawReview.objects.get()
    with pytest.raises(ValidationError):
        close_as_right(review=review, said="  ", by=tree.editor())
    with pytest.raises(PermissionDenied):
        close_as_right(review=review, said="Still right.", by=people.user("", "auditor"))
    close_as_right(review=review, said="The number stayed.", by=tree.editor())
    with pytest.raises(ValidationError):
        close_as_right(review=review, said="Again.", by=tree.editor())
    (done,) = done_reviews()
    assert (done.said, done.who) == ("The number stayed.", tree.editor())


def test_no_row_is_right_without_a_word(section: SectionPage) -> None:
    amend()
    with pytest.raises(IntegrityError), transaction.atomic():
        LawReview.objects.update(outcome="still-right", closed_at="2026-11-24T00:00Z")


def test_an_editor_works_the_list_in_the_admin(section: SectionPage) -> None:
    editor = people.logged_in(people.user("", "editor"))
    amended = reverse("legalarticle:amended", args=[law.LegalArticle.objects.get().pk])
    assert reverse("legalarticle:amended", args=[1]).rsplit("/", 2)[0] in editor.get(reverse("legalarticle:index")).text
    refused = editor.post(amended, {"act": "(EU) 2024/1712", "since": "soon", "note": "Kept words"})
    assert refused.context["form"].errors["since"]
    assert "Kept words" in refused.text
    form = {"act": "(EU) 2024/1712", "since": "2024-07-14", "note": "Reworded"}
    assert editor.post(amended, form).status_code == 302
    assert editor.post(amended, form).context["form"].errors["act"]
    listed = editor.get(reverse("manual_admin:law_reviews"))
    assert "1.1.1 · First contact" in listed.text
    assert "1 place rests on an amended article" in editor.get(reverse("wagtailadmin_home")).text
    review = LawReview.objects.get()
    url = reverse("manual_admin:law_right", args=[review.pk])
    empty = editor.post(url, {f"{review.pk}-said": " "})
    assert "Say in a sentence" in empty.text
    long = editor.post(url, {f"{review.pk}-said": "x" * 301})
    assert "x" * 301 in long.text
    assert count_open() == 1
    assert editor.get(url).status_code == 405
    assert editor.post(url, {f"{review.pk}-said": "The number stayed."}).status_code == 302
    assert "The number stayed." in editor.get(reverse("manual_admin:law_reviews")).text


def test_others_cannot_work_it(section: SectionPage, client: Client) -> None:
    amend()
    url = reverse("manual_admin:law_right", args=[LawReview.objects.get().pk])
    translator = people.logged_in(people.user("", "translator-ro"))
    assert translator.get(reverse("manual_admin:law_reviews")).status_code == 404
    assert translator.post(url, {}).status_code == 404
    article = reverse("legalarticle:amended", args=[law.LegalArticle.objects.get().pk])
    assert translator.post(article, {"act": "x", "since": "2024-07-14"}).status_code == 404
    assert people.logged_in(people.user("", "auditor")).post(url, {}).status_code == 404
    assert count_open() == 1


def test_a_mark_that_was_wrong_is_taken_back_with_what_it_asked(section: SectionPage) -> None:
    amendment = amend()
    url = reverse("legalarticle:amended", args=[amendment.article_id])
    translator = people.logged_in(people.user("", "translator-ro"))
    assert translator.post(url, {"take_back": str(amendment.pk)}).status_code == 404
    editor = people.logged_in(people.user("", "editor"))
    for odd in ("", "x", "9" * 40, "0"):
        assert editor.post(url, {"take_back": odd}).status_code == 404
    assert count_open() == 1
    assert editor.post(url, {"take_back": str(amendment.pk)}).status_code == 302
    assert count_open() == 0
    assert not LegalAmendment.objects.exists()
