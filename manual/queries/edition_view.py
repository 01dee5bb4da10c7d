"""What the pages of an edition show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hub.people.reader import Reader
from hub.publishing.calendar import today
from manual import addresses
from manual.models import Edition, EditionFile, Impression, ImpressionBuild
from manual.queries import because, compared_editions, editions, periods
from manual.reading import frozen, items
from manual.reading.frozen import Part


@dataclass(frozen=True)
class Standing:
    """How an edition stands today; `word` is shown, `tone` colours it."""

    key: str
    word: str
    tone: str


def listed() -> list[tuple[Edition, Standing]]:
    """All editions, newest first, each with its standing. Two queries."""
    found = list(Edition.objects.with_state())
    current = editions.in_force()
    return [(edition, standing(edition, current)) for edition in found]


def standing(edition: Edition, current: Edition | None) -> Standing:
    if edition.state.withdrawn_at:
        return Standing("withdrawn", _("Withdrawn"), "warn")
    if edition.effective > today():
        return Standing("coming", _("Not yet in force"), "wait")
    if current and current.pk == edition.pk:
        return Standing("in-force", _("In force"), "ok")
    return Standing("earlier", _("Earlier edition"), "muted")


def find(number: str) -> Edition | None:
    return Edition.objects.with_state().filter(number=number).first()


def impression(edition: Edition, language: str, number: int = 0) -> Impression | None:
    """The impression in `language`, else the source's; an older one only where it is asked for in its language."""
    found = editions.impression_of(edition, language=language, number=number)
    if found is None and not number:
        found = editions.impression_of(edition, language=settings.LANGUAGE_CODE)
    return found


def page(edition: Edition, shown: Impression, language: str, reader: Reader) -> dict[str, Any]:
    """The values of an edition's page."""
    sections = list(shown.sections.all())
    return {
        **_in_time(edition),
        "edition": edition,
        "impression": shown,
        "notes": because.by_kind(list(editions.visible_notes(reader).filter(edition=edition)), language, reader),
        "chapters": _chapters(frozen.parts(sections, reader), edition, language),
        "files": files(shown, reader),
        "building": shown.build.state in {ImpressionBuild.State.WAITING, ImpressionBuild.State.BUILDING},
        "problem": shown.build.error,
        "withheld": frozen.is_withheld(sections),
        "impressions": list(edition.impressions.all()),
        "breadcrumbs": crumbs(language),
        "text_is_source": shown.language != language,
    }


def section(edition: Edition, shown: Impression, number: str, language: str, reader: Reader) -> dict[str, Any] | None:
    """The values of a frozen chapter or section, `paragraph` where `number` names one; None where it is hidden."""
    found = editions.section_of(shown, number)
    parts = frozen.parts([found], reader) if found else []
    if found is None or not parts:
        return None
    part = parts[0]
    if number != part.number and not part.withheld and number not in {item.number for item in part.items}:
        return None
    at = partial(addresses.kept, language, edition.number)
    href = items.by_number(lambda citable: addresses.number(language, citable, edition.number), picture=at, form=at)
    in_time = _in_time(edition)
    correction = in_time["correction"]
    return {
        **in_time,
        "edition": edition,
        "impression": shown,
        "corrected_here": bool(correction and compared_editions.notes(edition, correction, reader, part.key)),
        "part": part,
        "number": part.number,
        "paragraph": number if number != part.number else "",
        "items": [items.shown(item, href) for item in part.items],
        "sections": _below(shown, part, edition, language, reader) if part.kind == "chapter" else [],
        "breadcrumbs": [
            *crumbs(language),
            {
                "label": _("Edition %(number)s") % {"number": edition.number},
                "url": addresses.edition(language, edition.number),
            },
        ],
        "text_lang": part.language,
        "text_is_source": part.language != language,
    }


def _in_time(edition: Edition) -> dict[str, Any]:
    """How it stands among all editions: when it applied, what corrects it, which came before. One query."""
    found = list(Edition.objects.with_state())
    current = periods.applied_on(found, today())
    return {
        "current": current,
        "standing": standing(edition, current),
        "correction": editions.newest_correction(edition, found),
        "periods": periods.of_all(found)[edition.pk],
        "older": next((one for one in found if one.order < edition.order), None),
    }


def banners(found: Iterable[Edition]) -> list[dict[str, Any]]:
    """Those that were corrected or withdrawn, for a page that speaks of several."""
    said = [(edition, editions.correction_of(edition)) for edition in found]
    return [
        {"edition": edition, "correction": correction}
        for edition, correction in said
        if correction or edition.state.withdrawn_at
    ]


def files(shown: Impression, reader: Reader) -> list[EditionFile]:
    found = shown.files.order_by("pk")
    return [file for file in found if reader.sees_practitioner_text or not file.restricted]


def crumbs(language: str) -> list[dict[str, str]]:
    return [
        {"label": _("Manual"), "url": addresses.manual(language)},
        {"label": _("Editions"), "url": addresses.editions(language)},
    ]


def _chapters(parts: list[Part], edition: Edition, language: str) -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    chapters: list[tuple[dict[str, str], list[dict[str, str]]]] = []
    for part in parts:
        if part.kind == "chapter":
            chapters.append((_entry(part, edition, language), []))
        elif chapters:
            chapters[-1][1].append(_entry(part, edition, language))
    return chapters


def _below(shown: Impression, chapter: Part, edition: Edition, language: str, reader: Reader) -> list[dict[str, str]]:
    parts = frozen.parts(shown.sections.all(), reader)
    for entry, sections in _chapters(parts, edition, language):
        if entry["number"] == chapter.number:
            return sections
    return []


def _entry(part: Part, edition: Edition, language: str) -> dict[str, str]:
    return {
        "number": part.number,
        "title": _("Withheld") if part.withheld else part.title,
        "url": addresses.number(language, part.number, edition.number),
        "language": part.language if not part.withheld else language,
    }


def other_languages() -> list[tuple[str, str]]:
    """Languages into which any edition may get an impression, with their names."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
