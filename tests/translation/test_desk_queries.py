"""What the desk asks of the database beside Wagtail's frame: at most fifteen queries, however long the page."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import NewsPage
from hub.people.reader import Reader
from tests.translation.conftest import bring, publish_now, say, submit
from tests.translation.test_desk import address
from translation.models import SegmentComment
from translation.queries.desk import Typed, desk
from translation.queries.texts import segments_of
from translation.services.ask import ask

pytestmark = pytest.mark.django_db

OWN = 15


def headings(count: int) -> list[dict[str, Any]]:
    return [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {number}"}
        for number in range(count)
    ]


def test_a_hundred_texts_cost_fifteen_queries(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    """With everything that there can be to say: changed, untranslated, asked and answered."""
    row = bring(news, editor, translator, reviewer)
    draft = news.get_latest_revision_as_object()
    draft.body = [*draft.body.get_prep_value(), *headings(100)]
    publish_now(draft.save_revision(user=editor), editor)
    say(news, editor, call="Call within an hour.")
    for segment in segments_of(row)[-5:]:
        ask(translation=row, key=segment.key, about=SegmentComment.About.SOURCE, text="What?", by=translator)
    with CaptureQueriesContext(connection) as captured:
        found = desk(row=row, user=translator, reader=Reader(writer=True), typed=Typed())
    assert found.total > 100
    assert found.open_questions == 5
    assert len(captured) < OWN  # and one for the row itself


def test_the_whole_page_costs_the_same_however_long(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    client.get(reverse("translation:board"))
    client.get(address(row))
    with CaptureQueriesContext(connection) as short:
        client.get(address(row))
    draft = news.get_latest_revision_as_object()
    draft.body = headings(100)
    publish_now(draft.save_revision(user=editor), editor)
    with CaptureQueriesContext(connection) as long:
        assert client.get(address(row)).content.decode().count('name="text-') > 100
    assert len(long) <= len(short)
