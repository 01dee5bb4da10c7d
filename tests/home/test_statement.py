"""The accessibility statement says what the results say: no more, no less, in every language, by two people."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group as DjangoGroup
from django.core.management import CommandError, call_command
from django.test import Client

from home.models import StandardPage
from home.services.write_statement import translate_statement, write_statement
from home.statement import results, words
from home.statement.results import Check, Results
from hub.models import Publication, User
from translation.models import Approval
from translation.rights import Refused

ALL = ("da", "en", "nl", "ro")
GOOD = Check(looked_at=40, languages=ALL)
RESULTS = Results(date(2026, 11, 28), {"axe-core": "4.12.1"}, {"rules": GOOD, "reflow": GOOD})
FAILED = Results(
    date(2026, 11, 28),
    {"axe-core": "4.12.1"},
    {"rules": GOOD, "reflow": Check(40, ALL, (("/en/search/?q=a&b=c", "1.4.10"), ("/ro/news/", "1.4.10")))},
)


def said(found: Results | None) -> str:
    whole = words.statement(found, contact="access@example.org")
    return "\n".join([whole.title, whole.summary, *(line for part in whole.parts for line in part.lines)])


def test_without_results_nothing_is_claimed() -> None:
    text = said(None)
    assert "has not been evaluated yet" in text
    assert "No fault" not in text and "conforms in part" not in text and "tests of" not in text


def test_a_file_without_checks_claims_nothing() -> None:
    text = said(Results(date(2026, 11, 28), {}, {}))
    assert "has not been evaluated yet" in text and "conforms in part" not in text


def test_it_never_says_that_all_is_well() -> None:
    text = said(RESULTS)
    assert "conforms in part" in text and "Programs find about half" in text
    assert "People who use assistive technology have not tested the Hub yet." in text


def test_a_failing_result_is_named_with_its_pages_and_criterion() -> None:
    text = said(FAILED)
    assert "WCAG 1.4.10. Pages: /en/search/?q=a&b=c, /ro/news/" in text
    assert "Faults on 2, pages and states looked at: 40, 4 languages." in text
    assert "WCAG 1.4.10" not in said(RESULTS)


def test_what_was_not_evaluated_is_said() -> None:
    text = said(RESULTS)
    assert f"Not evaluated: {words.CHECKS['focus']}." in text
    assert f"Not evaluated: {words.CHECKS['rules']}." not in text


def test_the_tools_and_the_day_are_named() -> None:
    assert "28 November 2026 with axe-core 4.12.1" in said(RESULTS)


def test_a_check_without_words_is_named_all_the_same() -> None:
    assert "telepathy. No fault" in said(Results(date(2026, 11, 28), {}, {"telepathy": GOOD}))


def test_a_file_that_is_no_result_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    for text in ("", "[]", '{"day": "yesterday"}', '{"day": "2026-11-28", "tools": {}, "checks": {"rules": 3}}'):
        path.write_text(text)
        with pytest.raises(results.NotReadable):
            results.read(path)
    assert results.read(tmp_path / "none.json") is None


def test_the_committed_results_are_readable_and_every_check_has_words() -> None:
    found = results.read(settings.HUB_ACCESSIBILITY_RESULTS)
    assert found is not None and set(found.checks) <= set(words.CHECKS)


@pytest.fixture
def people(db: None) -> dict[str, User]:
    by = User.objects.create_user(email="writer@example.org", password=None)
    by.groups.add(*DjangoGroup.objects.filter(name__in=["editor", *(f"translator-{code}" for code in ALL)]))
    return {"by": by, "approved_by": User.objects.create_superuser(email="second@example.org", password=None)}


def text_of(path: str) -> str:
    return Client().get(path).content.decode()


def test_it_is_published_in_every_language_and_once(people: dict[str, User]) -> None:
    assert write_statement(results=FAILED, **people) is True
    for language in ("ro", "nl", "da"):
        assert translate_statement(results=FAILED, language=language, **people) is True
    assert "How far the Hub conforms" in text_of("/en/accessibility/")
    for language in ALL:
        page = text_of(f"/{language}/accessibility/")
        assert "/en/search/?q=a&amp;b=c, /ro/news/" in page, language
        assert 'href="mailto:accessibility@hub.example.org"' in page, language
        assert ("How far the Hub conforms" in page) is (language == "en")
    before = Publication.objects.count()
    assert write_statement(results=FAILED, **people) is False
    assert translate_statement(results=FAILED, language="ro", **people) is False
    assert Publication.objects.count() == before


def test_new_results_change_it_everywhere(people: dict[str, User]) -> None:
    for found in (FAILED, RESULTS):
        write_statement(results=found, **people)
        translate_statement(results=found, language="da", **people)
    for language in ("en", "da"):
        assert "/en/search/" not in text_of(f"/{language}/accessibility/").partition("<main")[2].partition("<aside")[0]
    assert Approval.objects.filter(language="da").count() == 2
    assert StandardPage.objects.filter(locale__language_code="da", slug="accessibility").count() == 1


def test_the_translation_waits_for_the_english_page(people: dict[str, User]) -> None:
    write_statement(results=RESULTS, **people)
    with pytest.raises(Refused):
        translate_statement(results=FAILED, language="ro", **people)


def test_nobody_approves_what_they_wrote(people: dict[str, User]) -> None:
    with pytest.raises(Refused):
        write_statement(results=RESULTS, by=people["approved_by"], approved_by=people["approved_by"])
    with pytest.raises(Refused):
        write_statement(
            results=RESULTS, by=User.objects.create_user(email="other@example.org"), approved_by=people["by"]
        )
    assert not StandardPage.objects.filter(slug="accessibility").exists()


def command(**options: Any) -> str:
    told = StringIO()
    call_command("accessibility_statement", stdout=told, **options)
    return told.getvalue()


def test_the_command_publishes_and_says_what_it_did(people: dict[str, User], tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text(
        json.dumps(
            {
                "day": "2026-11-28",
                "tools": {"axe-core": "4.12.1"},
                "checks": {"rules": {"looked_at": 7, "languages": ["en"], "faults": [["/en/", "1.4.3"]]}},
            }
        )
    )
    who = {"by": "writer@example.org", "approved_by": "second@example.org"}
    assert "en: published\nro: published" in command(results=path, **who)
    assert "en: says it already\nro: says it already" in command(results=path, **who)
    assert "WCAG 1.4.3. Pages: /en/" in text_of("/en/accessibility/")
    assert "nothing was evaluated" in command(results=tmp_path / "none.json", **who)
    assert "has not been evaluated yet" in text_of("/en/accessibility/")
    with pytest.raises(CommandError, match="Nobody logs in"):
        command(results=path, by="nobody@example.org", approved_by="second@example.org")
