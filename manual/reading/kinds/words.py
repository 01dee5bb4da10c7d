"""Words of shared reference data that blocks show: subjects of articles, terms of the glossary and their meaning."""

from collections.abc import Sequence
from dataclasses import replace

from manual.reading.item import Item
from manual.reading.vocabulary import vocabulary


def named(items: Sequence[Item], language: str) -> Sequence[Item]:
    """The items titled by the approved word for what they rest on, in `language` or else English. One query.

    A definition without words of its own gets the meaning that the glossary gives.
    """
    words = vocabulary(language)
    return [
        replace(
            item,
            title=words.title(item.article, item.concept),
            more=_with_meaning(item, words.meaning(item.concept)),
        )
        for item in items
    ]


def _with_meaning(item: Item, meaning: str) -> dict[str, object]:
    return {**item.more, "meaning": meaning} if meaning and not item.text else dict(item.more)
