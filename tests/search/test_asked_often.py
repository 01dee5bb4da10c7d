"""How many queries a question costs on the whole sample, once what is remembered is remembered."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.ports import versions

pytestmark = pytest.mark.xdist_group("sample")
SEARCHED = 5  # forms of the words, the statement, in a translated language that of the source, and the law that is near
WARM = ("victim", "art. 14(2)", "3.1.2")
FEW = {"en": "handcuffs", "ro": "cătușe", "da": "håndjern"}
MANY = {"en": "child", "ro": "copil", "da": "barn"}


@pytest.mark.parametrize("language", FEW)
def test_a_question_costs_as_much_whatever_it_finds(indexed: None, language: str) -> None:
    client = Client()
    for words in (*WARM, FEW[language], MANY[language]):
        ask(client, language, words)
    asked = {words: ask(client, language, words) for words in (FEW[language], MANY[language])}
    assert len(set(map(len, asked.values()))) == 1, asked
    assert len(asked[MANY[language]]) <= SEARCHED, asked


def ask(client: Client, language: str, words: str) -> list[str]:
    """The queries of one question, less the version's."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/{language}/search/", {"q": words}).status_code == 200
    return [query["sql"][:100] for query in captured.captured_queries if query["sql"] != versions.CURRENT]
