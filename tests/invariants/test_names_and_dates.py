"""Countries, dates and numbers are written as each language writes them: no code, no English name, no fixed form."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel import Locale
from django.conf import settings
from django.template import engines
from django.utils import translation

from hub.models import Country
from tests.invariants.sources import modules, name, templates

TEMPLATES = sorted(path for path in templates() if path.suffix != ".xml")  # those are for machines
CODE = re.compile(r"\w[\w-]*=(?:\"[^\"]*\"|'[^']*')|{%.*?%}", re.DOTALL)  # addresses and tags: not what people read
COUNTRY = re.compile(r"{{[^}|]*country(?:_id|_code|\.code|\.pk|\.id)\s*(?:\|(?!country_name)[^}]*)?}}")
FOR_MACHINES = re.compile(r"(?:datetime|content|value|data-[\w-]+)=\"[^\"]*\"")
DATE_FILTER = re.compile(r"\|\s*(?:date|time)\b\s*(?::\s*[\"']?(?P<form>[\w .:/-]+))?")
RAW_DATE = re.compile(r"{{\s*\w+(?:\.\w+)*\.(?:at|day|date|\w+_(?:at|on|date)|deadline|due|until)\s*}}")
FIXED = re.compile(r"strftime\(|{[^{}]*:%[dYmbBHj]")
OF_THE_LANGUAGE = re.compile(r"(?:SHORT_)?(?:DATE|DATETIME|TIME|MONTH_DAY|YEAR_MONTH)_FORMAT")
# Modules that write a day for machines, keys or the admin's names of rows, and never into a sentence.
NOT_FOR_READERS = {
    "dissemination/models/plan.py": "the name of a row in the admin",
    "dissemination/periods.py": "the key of a period",
    "dissemination/services/send_preferences.py": "the key of a message",
    "hub/look/page_cache.py": "the key of a kept page",
    "hub/people/emails/standing.py": "the key of a message",
    "hub/publishing/services/publish.py": "the key of an event",
    "hub/publishing/signal_handlers.py": "the key of an event",
    "hub/reference/eu_law.py": "an address at EUR-Lex",
    "initiatives/emails/deadline_letters.py": "the key of a message",
    "initiatives/models/interest.py": "the name of a row in the admin",
    "manual/citation/ris.py": "a file that programs read",
    "manual/models/term_use.py": "the name of a row in the admin",
    "manual/queries/checksums.py": "a file that programs read",
    "manual/services/tell_of_reports.py": "the key of a message",
    "research/emails/letters.py": "a key",
    "research/queries/board.py": "a file that programs read",
    "research/reminding.py": "a key",
    "translation/queries/tmx.py": "a file that programs read",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_country_is_shown_as_a_code(path: Path) -> None:
    assert COUNTRY.findall(CODE.sub("", path.read_text())) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_date_is_raw_or_has_a_fixed_form(path: Path) -> None:
    text = FOR_MACHINES.sub("", path.read_text())
    forms = {found["form"] or "DATE_FORMAT" for found in DATE_FILTER.finditer(text)}
    assert [form for form in forms if not OF_THE_LANGUAGE.fullmatch(form)] == []
    assert RAW_DATE.findall(text) == []


def test_no_code_writes_a_date_of_a_fixed_form_for_readers() -> None:
    found = {name(path) for path in modules() if FIXED.search(path.read_text())}
    assert found - set(NOT_FOR_READERS) == set(), "say the day with hub.look.dates"
    assert set(NOT_FOR_READERS) - found == set(), "nothing needs this exception any more"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("<td>{{ row.country_id }}</td>", COUNTRY),
        ("<td>{{ organisation.country.code|lower }}</td>", COUNTRY),
        ("<td>{{ row.sent_at }}</td>", RAW_DATE),
        ('said = f"{day:%d.%m.%Y}"', FIXED),
    ],
)
def test_the_patterns_find_what_they_are_for(text: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search(text)


def test_a_form_of_ones_own_is_found() -> None:
    (found,) = DATE_FILTER.finditer('{{ day|date:"d.m.Y" }}')
    assert found["form"] == "d.m.Y"
    assert not OF_THE_LANGUAGE.fullmatch(found["form"])


@pytest.mark.django_db
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_all_countries_have_their_name_in_the_language(language: str) -> None:
    names = Locale.parse(language).territories
    with translation.override(language):
        shown = {country.code: str(country) for country in Country.objects.all()}
        by_filter = engines["django"].from_string(
            "{% load hub_look %}{% for code in codes %}{{ code|country_name }};{% endfor %}"
        )
        assert by_filter.render({"codes": list(shown)}).split(";")[:-1] == list(shown.values())
    assert shown == {code: names[code] for code in shown}
    assert len(shown) == 30


@pytest.mark.parametrize(
    ("language", "day", "moment", "number"),
    [
        ("en", "3 March 2026", "14:05", "1,234.5"),
        ("ro", "3 martie 2026", "14:05", "1.234,5"),
        ("nl", "3 maart 2026", "14:05", "1.234,5"),
        ("da", "3. marts 2026", "14.05", "1.234,5"),
    ],
)
def test_days_hours_and_numbers_are_the_language_s_own(language: str, day: str, moment: str, number: str) -> None:
    page = engines["django"].from_string(
        "{% load hub_look %}{{ day|in_words }};{{ moment|with_time }};{{ number|floatformat:'1g' }}"
    )
    with translation.override(language):
        told = page.render(
            {"day": date(2026, 3, 3), "moment": datetime(2026, 3, 3, 13, 5, tzinfo=UTC), "number": 1234.5}
        )
    in_words, with_time, amount = told.split(";")
    assert in_words == day
    assert moment in with_time
    assert amount.replace("\N{NO-BREAK SPACE}", " ") == number
