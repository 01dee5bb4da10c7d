"""All groups and what each may do, as data. `manage.py setup_groups` applies it, `docs/permissions.md` tells it.

No group may publish: publication is the act of the last workflow task (design 4). Whoever may do what to one object
(own country, own organisation, not oneself) is decided where that object is; this module says who is what.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from django.conf import settings


class Group(StrEnum):
    """Groups that exist once. The last two have no part in the admin."""

    EDITOR = "editor"
    OFFICER = "officer"
    APPROVER = "approver"
    COUNTRY_DESK = "country-desk"
    AUDITOR = "auditor"
    MODERATOR = "moderator"
    PRACTITIONER = "practitioner"
    PARTNER = "partner"


class Role(StrEnum):
    """Groups that exist once for each language into which the Hub translates."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    LEAD = "lead"
    DEPUTY = "deputy"


LEADS = (Role.LEAD, Role.DEPUTY)
"""Who answers for a language: the lead, and who stands in for the lead with the same rights."""


@dataclass(frozen=True)
class Rights:
    """What a group may do. `models` maps a model or a whole application to verbs."""

    purpose: str
    admin: bool = True
    pages: str = ""
    images: str = ""
    documents: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    more: tuple[str, ...] = ()


REFERENCE = [
    "hub.Country",
    "hub.CountryFact",
    "hub.FactWording",
    "hub.Theme",
    "hub.ThemeName",
    "hub.LegalInstrument",
    "hub.LegalTitle",
    "hub.LegalArticle",
    "hub.LegalSubject",
    "hub.NationalProvision",
    "hub.GlossaryConcept",
    "hub.GlossaryTerm",
    "hub.TermForm",
    "hub.AltText",
]
WORDINGS = [
    "hub.FactWording",
    "hub.ThemeName",
    "hub.LegalTitle",
    "hub.LegalSubject",
    "hub.GlossaryTerm",
    "hub.TermForm",
    "hub.AltText",
]
CONCEPTS = ["hub.CountryFact", "hub.Theme", "hub.LegalInstrument", "hub.LegalArticle", "hub.GlossaryConcept"]
WRITE = "view add change"
SEARCH_WORDS = dict.fromkeys(("search.Synonyms", "search.BestBet", "search.GuardedWord"), WRITE)

RIGHTS: dict[Group, Rights] = {
    Group.EDITOR: Rights(
        purpose=(
            "writes pages in the source language, keeps the reference data, organises trainings, runs studies, "
            "takes over statistics and answers findings"
        ),
        pages="add change",
        images="add change choose",
        documents="add change choose",
        models={
            **dict.fromkeys(REFERENCE, WRITE),
            "hub.Menu": WRITE,
            "manual": WRITE,
            "translation": "view",
            **SEARCH_WORDS,
        },
        more=(
            "wagtail_localize.submit_translation",
            "research.organise_training",
            "research.run_study",
            "research.keep_statistics",
            "research.judge_items",
            "research.keep_focus_groups",
            "research.answer_finding",
        ),
    ),
    Group.OFFICER: Rights(
        purpose="distributes editions to agencies and answers for the directory",
        documents="choose",
        models={"dissemination": WRITE, "hub.Organisation": WRITE, "hub.Country": "view", "hub.CountryFact": "view"},
    ),
    Group.APPROVER: Rights(
        purpose="approves a distribution that an officer planned",
        models={"dissemination": "view", "hub.Organisation": "view"},
    ),
    Group.COUNTRY_DESK: Rights(
        purpose="keeps the facts, annexes and agencies of the countries of their own organisations",
        models={
            "hub.Country": "view",
            "hub.CountryFact": WRITE,
            "hub.NationalProvision": WRITE,
            "dissemination": "view",
            "hub.Organisation": "view",
        },
    ),
    Group.AUDITOR: Rights(
        purpose="sees every record and changes none",
        models=dict.fromkeys(
            ("hub", "manual", "translation", "initiatives", "research", "dissemination", "search"), "view"
        ),
    ),
    Group.MODERATOR: Rights(
        purpose="verifies organisations, approves practitioners and what partners post",
        models={
            "hub.Organisation": WRITE,
            "hub.Membership": "view",
            "hub.PracticeAccess": "view",
            "hub.AuthorityDomain": WRITE,
            "initiatives": "view change",
        },
    ),
    Group.PRACTITIONER: Rights(
        purpose="a label: what a practitioner may read hangs on the approved access alone", admin=False
    ),
    Group.PARTNER: Rights(
        purpose="a label: what a partner may do hangs on the place in an organisation alone", admin=False
    ),
}

LANGUAGE_RIGHTS: dict[Role, Rights] = {
    Role.TRANSLATOR: Rights(
        purpose="translates into the language; never approves",
        pages="change",
        images="choose",
        documents="choose",
        models={"translation": WRITE, **dict.fromkeys(WORDINGS, WRITE), **dict.fromkeys(CONCEPTS, "view")},
    ),
    Role.REVIEWER: Rights(
        purpose="approves translations into the language that others made",
        pages="change",
        images="choose",
        documents="choose",
        models={"translation": WRITE, **dict.fromkeys(WORDINGS, WRITE), **dict.fromkeys(CONCEPTS, "view")},
    ),
    Role.LEAD: Rights(
        purpose="submits pages for translation, gives out work and approves the language's words",
        pages="change",
        images="choose",
        documents="choose",
        models={
            "translation": WRITE,
            **dict.fromkeys(WORDINGS, WRITE),
            **dict.fromkeys(CONCEPTS, "view"),
            **SEARCH_WORDS,
        },
        more=("wagtail_localize.submit_translation",),
    ),
}
LANGUAGE_RIGHTS[Role.DEPUTY] = replace(
    LANGUAGE_RIGHTS[Role.LEAD], purpose="stands in for the lead of the language, with the same rights"
)

OUTSIDE_THE_ADMIN = frozenset({Group.PRACTITIONER, Group.PARTNER})
WRITERS = (Group.EDITOR, Group.COUNTRY_DESK)
"""With the groups of each language, those whose work is the text itself: annexes are written below closed sections."""


def target_languages() -> list[str]:
    """The languages into which the Hub translates: all of its own but the source."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def name_of(role: Role, language: str) -> str:
    """The name of a language's group: `translator-ro`."""
    return f"{role.value}-{language}"


def all_groups() -> Iterator[tuple[str, Rights]]:
    """Every group's name with its rights."""
    for group, rights in RIGHTS.items():
        yield group.value, rights
    for language in target_languages():
        for role, rights in LANGUAGE_RIGHTS.items():
            yield name_of(role, language), rights


def is_in(user: Any, *groups: Group) -> bool:
    """Whether `user` is in any of `groups`. Superusers count as any staff, never as partner or practitioner."""
    if _is_superuser(user) and not set(groups) <= OUTSIDE_THE_ADMIN:
        return True
    return not _names(user).isdisjoint(group.value for group in groups)


def languages_of(user: Any, *roles: Role) -> frozenset[str]:
    """The languages in which `user` has any of `roles` (all roles where none is named); all for superusers."""
    targets = target_languages()
    if _is_superuser(user):
        return frozenset(targets)
    names = _names(user)
    return frozenset(
        language for language in targets if any(name_of(role, language) in names for role in roles or Role)
    )


def is_staff(user: Any) -> bool:
    """Whether `user` may enter the admin: exactly those from whom a second factor is asked."""
    return bool(user and user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


def is_writer(user: Any) -> bool:
    """Whether `user` writes, translates or approves text, and so reads what is for practitioners; nobody else does."""
    return is_in(user, *WRITERS) or bool(languages_of(user))


def _is_superuser(user: Any) -> bool:
    return bool(user and user.is_active and user.is_superuser)


def _names(user: Any) -> frozenset[str]:
    """Names of the user's groups, asked once for each object of the user."""
    if not (user and user.is_authenticated and user.is_active):
        return frozenset()
    known: frozenset[str] | None = getattr(user, "_hub_groups", None)
    if known is None:
        known = frozenset(user.groups.values_list("name", flat=True))
        user._hub_groups = known
    return known
