"""A translator writes the words of a training and is asked for none of its facts."""

import pytest

from hub.models import User
from research.models import FACTS
from tests.manual import tree
from tests.research.conftest import Make
from translation.queries.texts import segments_of
from translation.services.submit import submit_for_translation

pytestmark = pytest.mark.django_db


def test_the_desk_asks_for_words_and_for_no_fact(training: Make) -> None:
    editor: User = tree.editor()
    page = training("First hours", online=True, join_url="https://meet.example.org/x")
    [row] = submit_for_translation(page=page, languages=["ro"], by=editor)
    paths = {segment.path.partition(".")[0] for segment in segments_of(row)}
    assert {"title", "summary", "slug", "place", "body"} <= paths
    assert paths.isdisjoint(FACTS)
