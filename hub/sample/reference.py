"""Facts of the countries, themes, glossary and legal articles of the sample."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from hub.people.groups import target_languages
from hub.people.models import User
from hub.reference.models import (
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    LegalArticle,
    LegalSubject,
    Theme,
    ThemeName,
)

FOLDER = Path(__file__).parent


def make_facts() -> None:
    """Nobody has checked these facts yet, so the day of checking stays empty."""
    for code, facts in _read("countries").items():
        for kind, value in facts.items():
            CountryFact.objects.get_or_create(
                country=Country.objects.get(pk=code), kind=kind, defaults={"value": value}
            )


def make_rules() -> None:
    """What a country's law and rules say, in the Hub's languages; checked by nobody either."""
    for rule in _read("rules")["rules"]:
        for code in rule["countries"]:
            _make_rule(code, rule)


def _make_rule(code: str, rule: dict[str, Any]) -> None:
    fact, _made = CountryFact.objects.get_or_create(
        country_id=code, kind=rule["kind"], defaults={"value": rule[settings.LANGUAGE_CODE]}
    )
    for language in target_languages():
        FactWording.objects.get_or_create(
            fact=fact, language=language, defaults={"text": rule[language], **_approved()}
        )


def make_themes() -> None:
    for slug, names in _read("themes").items():
        theme, _made = Theme.objects.get_or_create(slug=slug, defaults={"name": names["en"]})
        for language, name in names.items():
            ThemeName.objects.get_or_create(theme=theme, language=language, defaults={"name": name, **_approved()})


def make_glossary() -> None:
    definitions = {entry["concept"]: entry["definition"] for entry in _read("glossary")["terms"]}
    for key, words in _read("terms").items():
        concept, _made = GlossaryConcept.objects.get_or_create(key=key)
        for language, term in words.items():
            GlossaryTerm.objects.get_or_create(
                concept=concept,
                language=language,
                defaults={"term": term, "definition": definitions[key].get(language, ""), **_approved()},
            )


def make_articles() -> None:
    """Nobody has compared the subjects with the texts yet, so the day of checking stays empty."""
    for order, entry in enumerate(_read("legal")["articles"]):
        article, _made = LegalArticle.objects.get_or_create(
            key=article_key(entry["instrument"], entry["article"], entry["paragraph"]),
            defaults={
                "instrument": entry["instrument"],
                "article": entry["article"],
                "paragraph": entry["paragraph"],
                "order": order,
            },
        )
        for language, subject in entry["subject"].items():
            LegalSubject.objects.get_or_create(
                article=article,
                language=language,
                defaults={"subject": subject, "note": entry.get("note", {}).get(language, ""), **_approved()},
            )


def article_key(instrument: str, article: str, paragraph: str) -> str:
    """The form that people quote: `2011/36/EU 13(2)`, or `2012/29/EU` for a whole instrument."""
    return f"{instrument} {article}({paragraph})" if paragraph else f"{instrument} {article}".strip()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _approved() -> dict[str, Any]:
    return {"approved_by": User.objects.get(email="admin@example.org"), "approved_at": timezone.now()}
