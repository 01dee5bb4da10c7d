"""What everybody may know of the organisation behind an initiative: dated facts, never a bare badge, no address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from hub.look.names import language_name
from hub.models import FormerName, Organisation, VerificationAnswer
from initiatives.models import OrganisationProfile
from initiatives.queries.sheet import country_names
from initiatives.queries.themes import theme_names


@dataclass(frozen=True)
class Dated:
    """Words with a day: another name and when it was given up, a question and when its answer was seen."""

    words: str
    day: date | None


@dataclass(frozen=True)
class Standing:
    """`verified_at` is empty where no verification holds; `ended_at` then says when the last one ran out.

    `answers` are the moderator's five questions, each with the day on which the answer was seen to be yes.
    """

    name: str
    kind: str
    country: str
    verified_at: datetime | None
    verified_until: datetime | None
    ended_at: datetime | None
    answers: Sequence[Dated]
    about: str
    former_names: Sequence[Dated]
    languages: str
    countries: str
    themes: str
    target_groups: str
    size: str
    safeguarding: str
    safeguarding_on: date | None
    data_protection: str
    data_protection_url: str


def standing_of(organisation: Organisation, language: str) -> Standing:
    """One query, and two for the themes where the profile has some."""
    facts = _facts(organisation)
    profile = getattr(facts, "partner_profile", None) or OrganisationProfile()
    verified = organisation.is_verified
    groups = dict(OrganisationProfile.TargetGroup.choices)
    questions = dict(VerificationAnswer.Question.choices)
    return Standing(
        name=organisation.name,
        kind=str(organisation.get_kind_display()),
        country=organisation.country.name_in(language),
        verified_at=organisation.verified_at if verified else None,
        verified_until=organisation.verified_until if verified else None,
        ended_at=None if verified else organisation.verified_until,
        answers=[_dated(questions[row["words"]], row) for row in facts.seen] if verified else [],
        about=profile.about,
        former_names=[_dated(row["words"], row) for row in facts.names],
        languages=", ".join(language_name(code, language) for code in profile.languages),
        countries=country_names(profile.countries, language),
        themes=", ".join(theme_names(tuple(sorted(profile.themes)), language)),
        target_groups=", ".join(str(groups[code]) for code in profile.target_groups if code in groups),
        size=str(profile.get_size_display()),
        safeguarding=profile.safeguarding,
        safeguarding_on=profile.safeguarding_on,
        data_protection=profile.data_protection,
        data_protection_url=profile.data_protection_url,
    )


def _facts(organisation: Organisation) -> Any:
    """The organisation with its profile, its other names and the answers of its moderator, in one query."""
    names = FormerName.objects.shown().filter(organisation=OuterRef("pk")).order_by("pk")
    seen = VerificationAnswer.objects.filter(organisation=OuterRef("pk")).order_by("pk")
    return (
        Organisation.objects.select_related("partner_profile")
        .annotate(
            names=ArraySubquery(names.values(row=JSONObject(words="name", day="until"))),
            seen=ArraySubquery(seen.values(row=JSONObject(words="question", day="seen_on"))),
        )
        .get(pk=organisation.pk)
    )


def _dated(words: object, row: dict[str, str | None]) -> Dated:
    return Dated(str(words), date.fromisoformat(row["day"]) if row["day"] else None)
