"""Vague links and wordless pictures are refused at their field when a text is submitted; a draft is saved as it is."""

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Page

from home.models import NewsIndexPage, NewsPage, StandardPage
from hub.models import HubImage, User
from hub.publishing.checks import check_alt, check_blocks
from hub.publishing.link_words import VAGUE, is_vague, link_words
from tests.factories import pages, people

pytestmark = pytest.mark.django_db


def linked(words: str) -> str:
    return (
        '{"entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://example.org/"}}},'
        f' "blocks": [{{"key": "a", "text": "{words}", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],'
        f' "entityRanges": [{{"key": 0, "offset": 0, "length": {len(words)}}}]}}]}}'
    )


def form(words: str, **more: Any) -> dict[str, Any]:
    return {
        **{f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")},
        **{"comments-MAX_NUM_FORMS": "", "title": "A page", "slug": "a-page", "summary": "", "access": "public"},
        **{"body-count": 1, "body-0-type": "text", "body-0-order": 0, "body-0-deleted": "", "body-0-id": ""},
        "body-0-value": linked(words),
        **more,
    }


def send(by: User, page: Page, words: str, **more: Any) -> Any:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return people.logged_in(by).post(url, form(words, **more))


@pytest.fixture
def author() -> User:
    return people.user("author@example.org", "editor")


@pytest.fixture
def page() -> StandardPage:
    return pages.public(title="As it was")


@pytest.mark.parametrize("words", ["click here", "Aici", "Lees meer »", "læs her.", "https://example.org/a"])
def test_a_vague_link_is_refused_at_its_block_and_nothing_typed_is_lost(
    author: User, page: StandardPage, words: str
) -> None:
    answer = send(author, page, words, **{"action-submit": "1", "title": "Typed"})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["body"]
    text = answer.content.decode()
    assert "does not say where it leads" in text
    assert 'value="Typed"' in text
    assert Page.objects.get(pk=page.pk).current_workflow_state is None


def test_a_link_that_says_where_it_leads_is_submitted(author: User, page: StandardPage) -> None:
    assert send(author, page, "Report of the national rapporteur", **{"action-submit": "1"}).status_code == 302
    assert Page.objects.get(pk=page.pk).current_workflow_state is not None


def test_a_draft_is_saved_as_it_is(author: User, page: StandardPage) -> None:
    assert send(author, page, "click here").status_code == 302
    assert "click here" in str(Page.objects.get(pk=page.pk).get_latest_revision_as_object().body.get_prep_value())


def test_a_text_under_review_is_not_made_worse_by_a_save(author: User, page: StandardPage) -> None:
    send(author, page, "Report of the national rapporteur", **{"action-submit": "1"})
    answer = send(author, page, "click here")
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["body"]


def picture(alt: str) -> HubImage:
    file = io.BytesIO()
    Image.new("RGB", (8, 6)).save(file, "PNG")
    return HubImage.objects.create(title="p", file=ContentFile(file.getvalue(), name="p.png"), alt_text=alt)


@pytest.mark.parametrize("alt", ["", "   ", "IMG_2041", "photo-final.JPG"])
def test_a_picture_without_words_is_refused_at_the_picture(author: User, alt: str) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="en")
    news = index.add_child(instance=NewsPage(title="News", slug="some-news", live=False, body="[]"))
    more = {f"country_rows-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    more |= {"country_rows-MAX_NUM_FORMS": 30, "date": "2026-11-01", "image": picture(alt).pk, "caption": ""}
    answer = send(author, news, "The whole report", **{"action-submit": "1", **more})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["image"]


def test_pictures_and_notes_in_the_text_are_looked_at_too() -> None:
    stream = StandardPage._meta.get_field("body").stream_block
    wrong = stream.to_python(
        [
            {"type": "heading", "value": "A heading", "id": "a"},
            {"type": "picture", "value": {"image": picture("DSC00012.jpg").pk, "caption": ""}, "id": "b"},
            {"type": "note", "value": {"tone": "", "title": "t", "text": '<p><a href="/x"> </a></p>'}, "id": "c"},
        ]
    )
    found = check_blocks(wrong)
    assert found is not None
    assert set(found.block_errors) == {1, 2}
    assert found.block_errors[1].block_errors.keys() == {"image"}
    assert found.block_errors[2].block_errors.keys() == {"text"}
    assert check_alt(picture("A policewoman kneels beside a child")) == ""


def test_every_language_of_the_house_has_its_vague_words(settings: Any) -> None:
    assert {code for code, _name in settings.LANGUAGES} <= set(VAGUE)
    assert all(is_vague(words.capitalize() + "…") for several in VAGUE.values() for words in several)
    assert link_words('<p><a href="/a">One <b>two</b></a> three <a href="/b"></a></p>') == ["One two", ""]
