"""Names stand where people of each language look for them; PostgreSQL without ICU would sort by code point."""

import unicodedata

import pytest

from hub.look.alphabet import in_order

SORTED = {
    "ro": [
        "Abrud",
        "Azuga",
        "Ăbrud",
        "Ânca",
        "Beiuș",
        "Iași",
        "Izvoare",
        "Încă",
        "Jimbolia",
        "Sulina",
        "Șiria",
        "Tuzla",
        "Țăndărei",
        "Ulmeni",
    ],
    "da": ["Alborg", "Belgien", "éclair", "Finland", "Zeeland", "Ærø", "Østrig", "Åland"],
    "nl": ["België", "Denemarken", "Één loket", "Eind", "Estland", "IJsland", "Oostenrijk", "Zweden"],
    "en": ["Åland", "Austria", "Élan", "Estonia", "zebra"],
}


@pytest.mark.parametrize("language", SORTED)
def test_names_in_the_order_of_the_language(language: str) -> None:
    names = SORTED[language]
    assert in_order(reversed(names), language, name=str) == names
    assert names != sorted(names), "the database's order would do"


def test_cedillas_and_decomposed_letters_sort_with_their_twins() -> None:
    assert in_order(["Ştef", "Șarpe", "Sulina", "Tuzla"], "ro", name=str) == ["Sulina", "Șarpe", "Ştef", "Tuzla"]
    apart = unicodedata.normalize("NFD", "Åland")
    assert in_order([apart, "Zeeland", "Abe"], "da", name=str) == ["Abe", "Zeeland", apart]


def test_capitals_do_not_come_first() -> None:
    assert in_order(["Zorg", "aanpak", "Bed"], "nl", name=str) == ["aanpak", "Bed", "Zorg"]
