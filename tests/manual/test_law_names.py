"""How an article or a whole instrument is named."""

import pytest

from manual.reading.names import article_title


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("2011/36/EU 13(2)", "Directive 2011/36/EU, article 13(2)"),
        ("2011/36/EU 18a", "Directive 2011/36/EU, article 18a"),
        ("2004/81/EC", "Directive 2004/81/EC"),
        ("UN CRC", "UN CRC"),
        ("Council of Europe Convention 2005", "Council of Europe Convention 2005"),
        ("UN Palermo Protocol 3(c)", "UN Palermo Protocol, article 3(c)"),
    ],
)
def test_an_instrument_without_an_article_is_named_whole(key: str, name: str) -> None:
    assert article_title(key) == name
