"""The law of the sample: instruments, articles, what amended them, and what stands for them in some countries.

Nobody has compared these with the published texts yet, so the days of checking stay empty.
"""

from typing import Any

from hub.reference.models import (
    Country,
    LegalAmendment,
    LegalArticle,
    LegalInstrument,
    LegalSubject,
    LegalTitle,
    NationalProvision,
)
from hub.sample.reference import admin, approved, read


def make_articles() -> None:
    data = read("legal")
    for entry in data["instruments"]:
        _instrument(entry)
    for order, entry in enumerate(data["articles"]):
        _article(entry, order)
    for entry in data["amendments"]:
        _amendment(entry)
    for entry in data["provisions"]:
        _provision(entry)


def _instrument(entry: dict[str, Any]) -> None:
    names = ("kind", "adopted_on", "consolidated_on", "scope", "url")
    instrument, made = LegalInstrument.objects.get_or_create(
        key=entry["key"], defaults={name: entry[name] for name in names if name in entry}
    )
    if made:
        instrument.not_in.set(Country.objects.filter(pk__in=entry.get("not_in", [])))
    for language, title in entry["title"].items():
        LegalTitle.objects.get_or_create(
            instrument=instrument, language=language, defaults={"title": title, **approved()}
        )


def _article(entry: dict[str, Any], order: int) -> None:
    article, _made = LegalArticle.objects.get_or_create(
        key=LegalArticle.quoted(entry["instrument"], entry["article"], entry["paragraph"]),
        defaults={
            "instrument_id": entry["instrument"],
            "article": entry["article"],
            "paragraph": entry["paragraph"],
            "order": order,
        },
    )
    for language, subject in entry["subject"].items():
        LegalSubject.objects.get_or_create(
            article=article,
            language=language,
            defaults={"subject": subject, "note": entry.get("note", {}).get(language, ""), **approved()},
        )


def _amendment(entry: dict[str, Any]) -> None:
    for article in LegalArticle.objects.filter(key__in=entry["articles"]):
        LegalAmendment.objects.get_or_create(
            article=article, act=entry["act"], since=entry["since"], defaults={"marked_by": admin()}
        )


def _provision(entry: dict[str, Any]) -> None:
    NationalProvision.objects.get_or_create(
        article=LegalArticle.objects.get(key=entry["article"]),
        country=Country.objects.get(pk=entry["country"]),
        defaults={name: entry.get(name, "") for name in ("name", "provision", "language", "url")},
    )
