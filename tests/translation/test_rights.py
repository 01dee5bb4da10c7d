"""Each language has its own people; others find nothing, by GET and by POST."""

from typing import Any

import pytest
from django.urls import reverse

from home.models import NewsPage
from tests.translation.conftest import submit, target, translate
from translation import localize, rights
from translation.models import PageTranslation
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, save_segments
from translation.services.send_to_review import send_to_review
from translation.services.submit import submit_for_translation

pytestmark = pytest.mark.django_db

ADDRESSES = ["desk", "review", "verdict", "take_back"]


@pytest.fixture
def sent(news: NewsPage, editor: Any, translator: Any) -> PageTranslation:
    row = submit(news, editor)
    translate(row, translator)
    return send_to_review(translation=row, by=translator)


@pytest.mark.parametrize("group", ["translator-nl", "reviewer-nl", "lead-nl", "officer", "auditor"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_people_of_other_languages_find_nothing(
    client: Any, news: NewsPage, sent: PageTranslation, person: Any, group: str, name: str
) -> None:
    client.force_login(person(group))
    address = reverse(f"translation:{name}", args=["ro", sent.page_key])
    assert client.post(address, {"approve": "1"}).status_code == 404
    assert client.get(address).status_code in {404, 405}
    sent.refresh_from_db()
    assert sent.state == "in_review"
    assert not target(news).live


def test_an_unknown_translation_looks_like_a_forbidden_one(client: Any, news: NewsPage, translator: Any) -> None:
    client.force_login(translator)
    assert client.get(reverse("translation:desk", args=["ro", news.translation_key])).status_code == 404
    assert client.get(reverse("translation:desk", args=["xx", news.translation_key])).status_code == 404


def test_services_refuse_as_well(
    news: NewsPage, sent: PageTranslation, editor: Any, translator: Any, person: Any
) -> None:
    stranger = person("lead-nl")
    with pytest.raises(rights.Refused):
        approve(translation=sent, by=stranger)
    with pytest.raises(rights.Refused):
        submit_for_translation(page=news, languages=["ro"], by=stranger)
    with pytest.raises(rights.Refused):
        submit_for_translation(page=news, languages=["nl"], by=translator)
    row = submit(news, editor, "da")
    with pytest.raises(rights.Refused):
        save_segments(translation=row, edits=[Edit(segments_of(row)[0].key, "x", "")], by=stranger)


def test_the_board_is_for_those_who_write_translate_or_audit(client: Any, person: Any) -> None:
    for group, status in (("officer", 404), ("auditor", 200), ("translator-da", 200), ("editor", 200)):
        client.force_login(person(group))
        assert client.get(reverse("translation:board")).status_code == status
    client.force_login(person("partner"))
    assert client.get(reverse("translation:board")).status_code != 200


def test_a_form_offers_only_ones_own_languages(client: Any, news: NewsPage, person: Any) -> None:
    client.force_login(person("lead-nl"))
    address = reverse("translation:submit", args=[news.pk])
    html = client.get(address).content.decode()
    assert 'value="nl"' in html
    assert 'value="ro"' not in html
    client.post(address, {"languages": ["ro"]})
    assert not PageTranslation.objects.exists()
    client.force_login(person("translator-nl"))
    assert client.get(address).status_code == 404


def test_a_text_that_was_never_approved_is_not_submitted(news: NewsPage, editor: Any) -> None:
    page = NewsPage(title="Draft", slug="draft", body=[], live=False)
    news.get_parent().add_child(instance=page)
    page.save_revision(user=editor)
    with pytest.raises(rights.Refused):
        submit_for_translation(page=page, languages=["ro"], by=editor)
    assert not NewsPage.objects.filter(translation_key=page.translation_key, locale__language_code="ro").exists()


def test_only_pages_are_translatable() -> None:
    """A snippet could be published through the stock editor without a second person."""
    assert localize.uncovered_models() == []
