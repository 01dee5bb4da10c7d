"""Findings of the sample: one that led to edition 2, one that changed nothing and says why, one that waits."""

import re
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

from hub.models import ChangeKind, ChangeStatement, Theme, User
from hub.ports import citable, sample
from hub.sample.pages import EDITOR, make_page
from research.models import Decision, Finding, FindingPage, ResearchIndexPage
from research.sample.keys import FOLLOWED, page_key
from research.sample.steps import FOLDER, SOURCE, load
from research.services.finding.decide import decide

ROUND = re.compile(r"\b(before|after)\b")
FACTS = ("numbers", "strength", "countries")


def register() -> None:
    """The first one before the text of edition 2 is published: its reason is said beforehand."""
    sample.register(21, "research: a finding that leads to edition 2", make_first)
    sample.register(29, "findings", make_others)
    sample.register(91, "an answer to a finding", make_decision)


def make_first() -> None:
    for slug, about in _about("led").items():
        place = citable.get().resolve(about["led"], language=SOURCE)
        if FindingPage.objects.filter(translation_key=page_key(slug)).exists() or place is None:
            continue
        _make(slug, about)
        Finding.objects.filter(page_key=page_key(slug)).update(found_on=about["found_on"])
        ChangeStatement.objects.update_or_create(
            page_key=place.page_key,
            language=settings.LANGUAGE_CODE,
            block_id=place.block_id,
            defaults={"because": [str(page_key(slug))], "kind": ChangeKind.PROCEDURE},
        )


def make_others() -> None:
    for slug, about in _load().items():
        _make(slug, about)


def make_decision() -> None:
    for slug, about in _about("decided").items():
        finding = Finding.objects.get(page_key=page_key(slug))
        if not Decision.objects.filter(finding=finding).exists():
            decide(
                finding=finding,
                number=about["numbers"][0],
                reason=about["decided"],
                look_again_on=None,
                by=User.objects.get(email=EDITOR),
            )


def _make(slug: str, about: dict[str, Any]) -> None:
    text = load(FOLDER / SOURCE / f"{slug}.toml")
    page = FindingPage(
        slug=slug,
        translation_key=page_key(slug),
        limits=text["limits"],
        live=False,
        **{name: about[name] for name in FACTS},
    )
    page.evidence = [
        {
            "type": "evidence",
            "value": {"source": _evidence(one["id"]), "sentence": one["sentence"]},
            "id": str(uuid5(NAMESPACE_URL, f"{slug}:evidence:{place}")),
        }
        for place, one in enumerate(text["evidence"])
    ]
    page.themes.set(Theme.objects.filter(slug__in=about["themes"]))
    make_page(parent=ResearchIndexPage.objects.get(locale__language_code=SOURCE), page=page, text=text, announced=True)


def _evidence(named: str) -> str:
    """`table:<slug>:<name>` with the key of the page in the place of its slug, and its rounds beside the training."""
    prefix, slug, *name = named.split(":", 2)
    beside = f"@{page_key(FOLLOWED).hex[:8]}"
    return ":".join([prefix, str(page_key(slug)), *(ROUND.sub(rf"\1{beside}", one) for one in name)])


def _load() -> dict[str, Any]:
    return load(FOLDER / "findings.toml")


def _about(what: str) -> dict[str, Any]:
    return {slug: about for slug, about in _load().items() if what in about}
