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


@pytest.mark.parametrize("language", target_languages())
def test_the_sample_goes_to_review_as_it_is(language: str) -> None:
    """Every text that the sample writes, slugs and paragraphs that stay behind included, is free of findings."""
    for folder in sample.texts():
        entries = {entry.slug: entry for entry in texts.pages(folder, language)}
        pairs = [(entry.slug, entry.translated_slug) for entry in entries.values()]
        pairs += [pair for entry in entries.values() for pair in entry.pairs.values()]
        pairs += [
            (stale.was, entries[stale.section].pairs[texts.plain(stale.now)][1])
            for stale in texts.stale(folder, language)
        ]
        assert [pair for pair in pairs if check(_stored(pair[0]), _stored(pair[1]), language=language)] == []
