"""The memory as TMX 1.4: whole, the same bytes each time, without what the person may not read."""

from typing import Any

import pytest
from django.urls import reverse
from lxml import etree

from home.models import NewsPage
from hub.models import AccessRule, User
from hub.people.reader import Reader
from tests.translation.conftest import CALL, bring
from translation.models import MemoryEntry, MemoryPlace, MemorySource
from translation.queries.tmx import tmx

pytestmark = pytest.mark.django_db
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CALLED = "Call child protection within a day."


@pytest.fixture
def remembered(news: NewsPage, editor: User, translator: User, reviewer: User) -> NewsPage:
    bring(news, editor, translator, reviewer)
    return news


def units(data: bytes) -> dict[str, tuple[str, Any]]:
    root = etree.fromstring(data)
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    found = {}
    for unit in root.iterfind("body/tu"):
        source, target = unit.iterfind("tuv")
        assert (source.get(LANG), target.get(LANG)) == ("en", "ro")
        found["".join(source.find("seg").itertext())] = ("".join(target.find("seg").itertext()), unit)
    return found


def test_every_remembered_text_is_in_it(remembered: NewsPage, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        data = tmx("ro")
    assert units(data)[CALLED][0] == f"RO {CALLED}"
    assert len(units(data)) == MemoryEntry.objects.count()
    assert data == tmx("ro")
    assert units(tmx("nl")) == {}


def test_what_practitioners_alone_read_is_left_out_or_marked(remembered: NewsPage) -> None:
    AccessRule.objects.create(page_key=remembered.translation_key, block_id=CALL)
    assert CALLED not in units(tmx("ro"))
    marked = units(tmx("ro", reader=Reader(practitioner=True)))
    assert marked[CALLED][1].find("prop").text == "practitioners"
    assert marked["Two calls"][1].find("prop") is None


def test_tags_are_kept_as_tags_and_signs_that_xml_forbids_are_not(remembered: NewsPage) -> None:
    place = MemoryPlace.objects.first()
    assert place is not None
    text = 'See <a id="a1">A &amp; <b>B</b></a><br/>\x0b<i>C</i>'
    MemorySource.objects.filter(pk=place.entry.source_id).update(text=text, words="See A & B C")
    unit = next(unit for source, (_text, unit) in units(tmx("ro")).items() if source.startswith("See"))
    segment = unit.find("tuv/seg")
    assert [(child.tag, child.get("i"), child.text) for child in segment] == [
        ("bpt", "1", '<a id="a1">'),
        ("bpt", "2", "<b>"),
        ("ept", "2", "</b>"),
        ("ept", "1", "</a>"),
        ("ph", None, "<br/>"),
        ("bpt", "4", "<i>"),
        ("ept", "4", "</i>"),
    ]
    assert segment.text == "See " and segment[0].tail == "A & "


def test_who_may_have_it(client: Any, remembered: NewsPage, person: Any, editor: User, translator: User) -> None:
    address = reverse("translation:memory", args=["ro"])
    for group, status in (("lead-ro", 200), ("lead-nl", 404), ("auditor", 404)):
        client.force_login(person(group))
        assert client.get(address).status_code == status, group
    client.force_login(translator)
    assert client.get(address).status_code == 404
    client.force_login(editor)
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="memory-ro.tmx"'
    assert CALLED in units(answer.content)
    assert client.get(reverse("translation:memory", args=["xx"])).status_code == 404
    assert client.post(address).status_code == 405
