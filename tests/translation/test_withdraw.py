"""What is unpublished or expired is public in no language."""

from typing import Any

import pytest

from home.models import NewsPage
from hub.models import Publication
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.take_down import take_down
from tests.translation.conftest import bring, publish_now, say, submit, target, translate
from translation import rights
from translation.queries.standing import State, standings
from translation.services.approve import approve
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> Any:
    bring(news, editor, translator, reviewer)
    return target(news)


def test_a_translation_goes_with_its_source(client: Any, news: NewsPage, translated: Any, editor: Any) -> None:
    address = translated.get_url()
    assert client.get(address).status_code == 200
    take_down(page=news, by=editor)
    assert client.get(address).status_code == 404
    assert not target(news).live


def test_each_is_taken_down_once(news: NewsPage, translated: Any, editor: Any) -> None:
    take_down(page=news, by=editor)
    gone = Publication.objects.filter(page_key=news.translation_key, kind=Publication.Kind.WITHDRAWN)
    assert sorted(gone.values_list("language", flat=True)) == ["en", "ro"]


def test_a_deleted_source_takes_its_translations_along(client: Any, news: NewsPage, translated: Any) -> None:
    news.delete()
    assert not NewsPage.objects.get(pk=translated.pk).live
    assert client.get(translated.get_url()).status_code == 404


def test_an_expired_source_takes_its_translations_along(news: NewsPage, translated: Any, editor: Any) -> None:
    NewsPage.objects.filter(pk=news.pk).update(expire_at="2020-01-01T00:00Z")
    publish_due()
    assert not target(news).live


def test_it_comes_back_by_a_second_person_with_its_texts(
    news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    take_down(page=news, by=editor)
    news.refresh_from_db()
    publish_now(news.save_revision(user=editor), editor)
    news.refresh_from_db()
    assert not target(news).live
    assert standings([news.translation_key], ["ro"])[news.translation_key, "ro"].state is State.DRAFT
    row = submit(news, editor)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    assert target(news).live
    assert "RO Call child protection" in str(target(news).body)


def test_nothing_is_approved_while_the_source_is_down(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    take_down(page=news, by=editor)
    with pytest.raises(rights.Refused, match="not public"):
        approve(translation=row, by=reviewer)
    assert not target(news).live


def test_a_translation_that_is_taken_down_leaves_its_source_alone(news: NewsPage, translated: Any, editor: Any) -> None:
    take_down(page=translated, by=editor)
    news.refresh_from_db()
    assert news.live
    say(news, editor, call="Call within an hour.")
    assert not target(news).live
