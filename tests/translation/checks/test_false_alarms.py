"""The sample's texts were translated by hand: a check that finds fault with them cries wolf."""

from html import escape

import pytest

from hub.people.groups import target_languages
from hub.ports import sample
from translation.checks import check
from translation.sample import texts

SHARE = 0.01


@pytest.mark.parametrize("language", target_languages())
def test_hardly_any_real_pair_raises_an_alarm(language: str) -> None:
    pairs = [
        pair for folder in sample.texts() for entry in texts.pages(folder, language) for pair in entry.pairs.values()
    ]
    alarms = [
        (source, finding.message)
        for source, target in pairs
        for finding in check(_stored(source), _stored(target), language=language)
    ]
    assert len(pairs) > 500
    assert len(alarms) < SHARE * len(pairs), alarms


def _stored(text: str) -> str:
    return escape(texts.plain(text), quote=False)
