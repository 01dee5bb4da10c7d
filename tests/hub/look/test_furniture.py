import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from hub.look import dates, navigation


def draw(source: str, **values: object) -> str:
    return Template("{% load hub_look %}" + source).render(Context(values))


def test_dates_are_written_as_each_language_does() -> None:
    day = date(2026, 11, 3)
    for language, words in {"en": "3 November 2026", "ro": "3 noiembrie 2026", "da": "3. november 2026"}.items():
        with translation.override(language):
            assert dates.in_words(day) == words


def test_a_moment_is_written_as_the_day_it_is_in_brussels() -> None:
    with translation.override("en"):
        assert dates.in_words(datetime(2026, 11, 2, 23, 30, tzinfo=UTC)) == "3 November 2026"


def test_a_group_of_boxes_has_its_id_once() -> None:
    class Boxes(forms.Form):
        pick = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)

    html = draw('{% include "hub/components/field.html" %}', field=Boxes()["pick"])
    assert html.count('id="id_pick"') == 1


def test_the_language_menu_keeps_the_address() -> None:
    with translation.override("ro"):
        entries = navigation.languages("/ro/manual/3.2/")
    assert [entry.url for entry in entries] == [f"/{code}/manual/3.2/" for code in ("en", "ro", "nl", "da")]
    assert [entry.current for entry in entries] == [False, True, False, False]
    assert navigation.languages("/account/login/") == []


def test_the_way_out_is_in_the_readers_language(settings) -> None:
    with translation.override("da"):
        assert navigation.exit_url() == settings.HUB_NEUTRAL_EXIT["da"]
    with translation.override("de"):
        assert navigation.exit_url() == settings.HUB_NEUTRAL_EXIT["en"]


def test_a_component_sees_its_parameters_and_nothing_else() -> None:
    drawn = draw('{% component "panel" title="Here" %}<p>in</p>{% endcomponent %}', id="leaked", tone="leaked")
    assert "<p>in</p>" in drawn
    assert "leaked" not in drawn


def test_what_people_typed_is_escaped_in_components() -> None:
    drawn = draw('{% component "note" title=title %}{{ body }}{% endcomponent %}', title="<b>", body="<script>")
    assert "&lt;b&gt;" in drawn
    assert "<script>" not in drawn


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("112", ["112"]),
        ("Call 116 111, or +31 70 340 11 22.", ["116 111", "+31 70 340 11 22"]),
        ("Hotline: 0800 000 000 (demo); 116 000", ["0800 000 000", "116 000"]),
        ("2012 3456", ["2012 3456"]),
        ("Directive 2011/36/EU of 2011, as amended by (EU) 2024/1712", []),
        ("Law 678/2001, 3.11.2026, 10:30 and 0800-1212", []),
    ],
)
def test_a_number_can_be_called_and_no_piece_of_another_sign(text: str, called: list[str]) -> None:
    drawn = draw("{{ text|with_numbers }}", text=text)
    assert re.findall(r">([^<]+)</a>", drawn) == called
    assert re.sub("<[^>]+>", "", drawn) == text


def test_lang_is_said_only_where_it_differs() -> None:
    with translation.override("ro"):
        assert draw("{% lang_attr 'en' %}") == ' lang="en"'
        assert draw("{% lang_attr 'ro' %}") == ""


def test_citable_numbers_lead_to_the_readers_manual() -> None:
    with translation.override("nl"):
        assert draw("{% citable '3.2.4' %}") == '<a class="citable" href="/nl/manual/3.2.4/">3.2.4</a>'


def test_words_of_the_source_say_so_on_a_page_in_another_language() -> None:
    with translation.override("en"):
        assert draw("{% in_source text %}", text="Second <edition>") == "Second &lt;edition&gt;"
    with translation.override("ro"):
        said = draw("{% in_source text %}", text="Second <edition>")
        assert said.startswith('<span lang="en">Second &lt;edition&gt;</span> <small lang="ro">(')
        assert draw("{% in_source text %}", text="") == ""
