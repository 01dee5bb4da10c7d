"""Every hit opens at the place that it names."""

import re

import pytest
from django.test import Client

from hub.people.reader import PUBLIC
from hub.publishing.access import visible_rows
from search.models import SearchEntry
from tests.search.judged.sets import LANGUAGES

pytestmark = pytest.mark.xdist_group("sample")
ID = re.compile(rb'\bid="([^"]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_every_hit_answers_and_has_its_anchor(indexed: None, language: str) -> None:
    entries = SearchEntry.objects.filter(language=language)
    urls = set(visible_rows(entries, PUBLIC, page_key="page_key", block_id="block_id").values_list("url", flat=True))
    assert len(urls) > 100
    pages: dict[str, tuple[int, set[str]]] = {}
    wrong = []
    for url in sorted(urls):
        path, _mark, anchor = url.partition("#")
        if path not in pages:
            response = Client().get(path)
            body = b"" if response.streaming else response.content
            pages[path] = (response.status_code, {name.decode() for name in ID.findall(body)})
        status, ids = pages[path]
        if status != 200 or (anchor and not anchor.startswith("page=") and anchor not in ids):
            wrong.append((url, status))
    assert not wrong
