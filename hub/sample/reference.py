"""Facts of the countries, themes and glossary of the sample."""

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
    TermForm,
    Theme,
    ThemeName,
)

FOLDER = Path(__file__).parent


def make_facts() -> None:
    """Nobody has checked these facts yet, so the day of checking stays empty."""
    for code, facts in read("countries").items():
        for kind, value in facts.items():
            CountryFact.objects.get_or_create(
                country=Country.objects.get(pk=code), kind=kind, defaults={"value": value}
            )


def make_rules() -> None:
    """What a country's law and rules say, in the Hub's languages; checked by nobody either."""
    for rule in read("rules")["rules"]:
        for code in rule["countries"]:
            _make_rule(code, rule)


def _make_rule(code: str, rule: dict[str, Any]) -> None:
    fact, _made = CountryFact.objects.get_or_create(
        country_id=code, kind=rule["kind"], defaults={"value": rule[settings.LANGUAGE_CODE]}
    )
    for language in target_languages():
        FactWording.objects.get_or_create(fact=fact, language=language, defaults={"text": rule[language], **approved()})


def make_themes() -> None:
    for slug, names in read("themes").items():
        theme, _made = Theme.objects.get_or_create(slug=slug, defaults={"name": names["en"]})
        for language, name in names.items():
            ThemeName.objects.get_or_create(theme=theme, language=language, defaults={"name": name, **approved()})


def make_glossary() -> None:
    entries = {entry["concept"]: entry for entry in read("glossary")["terms"]}
    for key, words in read("terms").items():
        concept, _made = GlossaryConcept.objects.get_or_create(key=key)
        for language, term in words.items():
            GlossaryTerm.objects.get_or_create(
                concept=concept,
                language=language,
                defaults={
                    "term": term,
                    "definition": entries[key]["definition"].get(language, ""),
                    "forms": entries[key].get("forms", {}).get(language, ""),
                    **approved(),
                },
            )


def make_term_forms() -> None:
    for key, languages in read("term_forms").items():
        for language, words in languages.items():
            forms = dict.fromkeys(words.get("allowed", ()), (TermForm.Verdict.ALLOWED, ""))
            forms |= {word: (TermForm.Verdict.FORBIDDEN, why) for word, why in words.get("forbidden", {}).items()}
            for text, (verdict, why) in forms.items():
                TermForm.objects.get_or_create(
                    concept=GlossaryConcept.objects.get(key=key),
                    language=language,
                    text=text,
                    defaults={"verdict": verdict, "why": why, **approved()},
                )


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def approved() -> dict[str, Any]:
    return {"approved_by": admin(), "approved_at": timezone.now()}


def admin() -> User:
    return User.objects.get(email="admin@example.org")
