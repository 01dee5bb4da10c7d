from collections.abc import Mapping, Sequence
from typing import TypeVar

Words = TypeVar("Words")


def best_language(available: Sequence[str], wanted: str, own: str = "en") -> str:
    """The reader's language where there is a text in it, else English, else the author's, else the first."""
    for language in (wanted, "en", own):
        if language in available:
            return language
    return available[0] if available else wanted


def best(texts: Mapping[str, Words], wanted: str, own: str = "en") -> tuple[str, Words | None]:
    """Language and text for a reader of `wanted`; no text where there is none in any language."""
    language = best_language(list(texts), wanted, own)
    return language, texts.get(language)
