"""The sample's translations, by the steps that the sample runs, on texts as small as they can be."""

from pathlib import Path
from typing import Any

import pytest

from home.models import NewsPage
from hub.ports import sample
from hub.ports.staleness import stale_paragraphs
from tests.translation.conftest import CALL, target
from translation.models import Approval, PageTranslation
from translation.sample.steps import translate_all

pytestmark = pytest.mark.django_db

SOURCE = """
title = "News"
slug = "news"
summary = "What is new in the manual, in the law and among the partners."

[[sections]]
slug = "two-calls"
title = "Two calls"
summary = "Whom to call."

[[sections.blocks]]
id = "call"
type = "paragraph"
text = "Call child protection within a day."

[[sections.blocks]]
id = "note"
type = "paragraph"
title = "First"
text = "Keep the child safe."
"""
ROMANIAN = """
title = "Noutăți"
slug = "news"
summary = "Ce este nou."

[[sections]]
slug = "doua-apeluri"
title = "Două apeluri"
summary = "Pe cine sunați."

[[sections.blocks]]
id = "call"
type = "paragraph"
text = "Sunați protecția copilului într-o zi."

[[sections.blocks]]
id = "note"
type = "paragraph"
title = "Întâi"
text = "Puneți copilul în siguranță."
"""
STALE = """
[[stale]]
section = "two-calls"
block = "note"
source_was = "Keep the child calm."
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, news: NewsPage, person: Any) -> Path:
    person(email="admin@example.org")
    for name, text in (("en/01.toml", SOURCE), ("ro/01.toml", ROMANIAN)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(sample, "_texts", [tmp_path])
    return tmp_path


def test_what_rooms_offer_is_translated_and_approved_by_two(folder: Path, news: NewsPage) -> None:
    translate_all("ro")
    page = target(news)
    assert page.live
    assert (page.title, page.slug) == ("Două apeluri", "doua-apeluri")
    assert "Sunați protecția copilului într-o zi." in str(page.body)
    assert stale_paragraphs(page) == {}
    row = PageTranslation.objects.get(page_key=news.translation_key)
    assert (row.translator.email, row.reviewer.email) == ("translator.ro@example.org", "reviewer.ro@example.org")
    translate_all("ro")
    assert Approval.objects.count() == 2


def test_a_text_that_is_missing_in_the_files_is_an_error(folder: Path) -> None:
    (folder / "en/01.toml").write_text(SOURCE.replace("Keep the child safe.", "Keep the child near."))
    with pytest.raises(KeyError, match="Keep the child safe"):
        translate_all("ro")


def test_a_paragraph_stays_behind_where_the_files_say_so(folder: Path, news: NewsPage) -> None:
    (folder / "ro/stale.toml").write_text(STALE)
    translate_all("ro")
    stale = stale_paragraphs(target(news))
    assert [item.change for item in stale.values()] == ["changed"]
    assert CALL not in stale
    news.refresh_from_db()
    assert "Keep the child safe." in str(news.body)
    assert "Puneți copilul în siguranță." in str(target(news).body)
