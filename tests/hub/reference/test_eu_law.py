"""How acts of the Union are found, by a table that people can check on EUR-Lex."""

from datetime import date

import pytest

from hub.reference.eu_law import identify, official_text


@pytest.mark.parametrize(
    ("kind", "key", "celex", "eli"),
    [
        ("directive", "2011/36/EU", "32011L0036", "http://data.europa.eu/eli/dir/2011/36/oj"),
        ("directive", "2004/81/EC", "32004L0081", "http://data.europa.eu/eli/dir/2004/81/oj"),
        ("directive", "95/46/EC", "31995L0046", "http://data.europa.eu/eli/dir/1995/46/oj"),
        ("directive", "(EU) 2024/1712", "32024L1712", "http://data.europa.eu/eli/dir/2024/1712/oj"),
        ("regulation", "(EU) 2016/679", "32016R0679", "http://data.europa.eu/eli/reg/2016/679/oj"),
        ("regulation", "2016/679", "32016R0679", "http://data.europa.eu/eli/reg/2016/679/oj"),
        ("regulation", "(EU) No 604/2013", "32013R0604", "http://data.europa.eu/eli/reg/2013/604/oj"),
        ("regulation", "(EC) No 2201/2003", "32003R2201", "http://data.europa.eu/eli/reg/2003/2201/oj"),
        ("regulation", "604/2013", "32013R0604", "http://data.europa.eu/eli/reg/2013/604/oj"),
        ("decision", "2010/48/EC", "32010D0048", "http://data.europa.eu/eli/dec/2010/48/oj"),
        ("framework-decision", "2002/629/JHA", "32002F0629", "http://data.europa.eu/eli/dec_framw/2002/629/oj"),
    ],
)
def test_celex_and_eli_follow_from_kind_and_key(kind: str, key: str, celex: str, eli: str) -> None:
    act = identify(kind, key)
    assert act is not None
    assert (act.celex, act.eli) == (celex, eli)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("convention", "2011/36/EU"),
        ("directive", "Council of Europe Convention 2005"),
        ("directive", "UN CRC"),
        ("directive", "2011/EU"),
        ("directive", "36/2011/EU"),
        ("directive", "2011/0/EU"),
        ("directive", "1951/1/EC"),
        ("directive", "2011/36/EU 13(2)"),
        ("directive", ""),
    ],
)
def test_what_is_no_act_of_the_union_has_none(kind: str, key: str) -> None:
    assert identify(kind, key) is None


def test_the_consolidated_text_carries_its_day() -> None:
    act = identify("directive", "2011/36/EU")
    assert act is not None
    assert act.consolidated_celex(date(2024, 7, 14)) == "02011L0036-20240714"
    assert act.consolidated_eli(date(2024, 7, 14)) == "http://data.europa.eu/eli/dir/2011/36/2024-07-14"


def test_the_text_is_shown_in_the_readers_language() -> None:
    assert (
        official_text("02011L0036-20240714", "ro")
        == "https://eur-lex.europa.eu/legal-content/RO/TXT/?uri=CELEX:02011L0036-20240714"
    )
