"""What a machine may be asked, and what it said. Nothing here counts as translated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from hub.publishing import access
from translation import localize, rights
from translation.models import MachineRequest, MachineSuggestion, PageTranslation, SourceText
from translation.queries.approved import ADDRESSES
from translation.queries.texts import target_locale


@dataclass(frozen=True)
class MachineHint:
    """A text by a machine, as a person would write it, and the machine's name; always shown with its label."""

    text: str
    engine: str


@dataclass(frozen=True)
class MachineStanding:
    """Whether a person may ask the machine for a page, and what became of the last request."""

    offered: bool
    engine: str = ""
    waiting: bool = False
    failure: str = ""


def machine(segments: Sequence[localize.Segment], *, page_key: UUID, language: str) -> dict[str, MachineHint]:
    """By segment key, for segments that nobody has translated; one query where a machine is set up, else none."""
    rows = MachineSuggestion.objects.filter(page_key=page_key, language=language)
    if settings.HUB_MACHINE_TRANSLATOR is None:
        rows = rows.none()
    said = {key: MachineHint(text, engine) for key, text, engine in rows.values_list("key", "text", "engine")}
    found = {}
    for segment in segments:
        hint = MachineHint(segment.machine, "") if segment.machine else said.get(segment.key)
        if hint and not segment.target:
            found[segment.key] = MachineHint(segment.shown(hint.text), hint.engine)
    return found


def machine_standing(translation: PageTranslation, *, user: Any) -> MachineStanding:
    """What the desk shows beside the page's title."""
    engine = engine_for(translation.language)
    if engine is None or not rights.may(user, rights.Action.TRANSLATE, translation.language):
        return MachineStanding(offered=False)
    if not translation.is_open or not leaves_the_house(translation.page_key):
        return MachineStanding(offered=False)
    last = MachineRequest.objects.filter(page_key=translation.page_key, language=translation.language).first()
    state = last.state if last else ""
    return MachineStanding(
        offered=state != MachineRequest.State.WAITING,
        engine=engine.name,
        waiting=state == MachineRequest.State.WAITING,
        failure=_("The machine translator did not answer. Nothing was changed; ask again later.")
        if state == MachineRequest.State.FAILED
        else "",
    )


def engine_for(language: str) -> localize.Machine | None:
    """The machine translator for a language, None where none is set up; no query then."""
    if settings.HUB_MACHINE_TRANSLATOR is None:
        return None
    return localize.machine(source_locale(), target_locale(language))


def source_locale() -> Locale:
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def leaves_the_house(page_key: UUID) -> bool:
    """Whether texts of the page may be sent to a machine: it is public, with all above it, in just this text.

    A text that waits for its date does not: its blocks have their access once it is published.
    """
    source = SourceText.objects.filter(page_key=page_key, goes_live_at=None).first()
    if source is None:
        return False
    pages = Page.objects.filter(translation_key=page_key, locale__language_code=settings.LANGUAGE_CODE)
    live = access.visible_pages(pages).values_list("live_revision_id", flat=True)
    return [revision or 0 for revision in live] == [source.revision_id]


def for_machine(page_key: UUID, language: str, segments: Iterable[localize.Segment]) -> list[localize.Segment]:
    """Those of the segments that lack a translation and a suggestion and may be sent, today."""
    if not leaves_the_house(page_key):
        return []
    closed = access.hidden_blocks(page_key)
    rows = MachineSuggestion.objects.filter(page_key=page_key, language=language)
    known = set(rows.values_list("key", flat=True))
    return [
        segment
        for segment in segments
        if not segment.target
        and segment.key not in known
        and segment.path not in ADDRESSES
        and closed.isdisjoint(segment.path.split("."))
    ]
