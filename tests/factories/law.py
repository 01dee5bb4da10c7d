"""Legal articles and their instruments, made where they are not there yet."""

from typing import Any

from hub.models import LegalArticle, LegalInstrument


def instrument(key: str = "2011/36/EU", **fields: Any) -> LegalInstrument:
    values = {"kind": "directive", "scope": "bound", **fields}
    return LegalInstrument.objects.get_or_create(key=key, defaults=values)[0]


def article(key: str = "2011/36/EU 13(2)", **fields: Any) -> LegalArticle:
    """`key` as people quote it: instrument, and the article after a space."""
    name, _space, place = key.partition(" ")
    number, _bracket, paragraph = place.partition("(")
    return LegalArticle.objects.create(
        key=key, instrument=instrument(name), article=number, paragraph=paragraph.rstrip(")"), **fields
    )
