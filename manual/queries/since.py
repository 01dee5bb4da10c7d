"""What changed since the edition that somebody holds: the code on a printed copy leads here."""

from typing import Any

from hub.people.reader import Reader
from hub.publishing.calendar import today
from manual import addresses
from manual.models import Edition
from manual.queries import because, compared_editions, edition_view, editions, periods


def page(held: Edition, language: str, reader: Reader) -> dict[str, Any]:
    """The held edition against the one in force, gravest changes first, and where to get the new one."""
    found = list(Edition.objects.with_state())
    current = periods.applied_on(found, today())
    newer = current if current and current.order > held.order else None
    shown = edition_view.impression(current, language) if current else None
    return {
        "held": held,
        "standing": edition_view.standing(held, current),
        "current": current,
        "newer": newer,
        "coming": [edition for edition in found if _is_coming(edition, held)],
        "correction": editions.newest_correction(held, found),
        "notes": because.by_kind(compared_editions.notes(held, newer, reader), language, reader) if newer else [],
        "compare_url": addresses.comparison(language, held.number, newer.number) if newer else "",
        "impression": shown,
        "files": edition_view.files(shown, reader) if shown else [],
        "breadcrumbs": edition_view.crumbs(language),
    }


def _is_coming(edition: Edition, held: Edition) -> bool:
    return edition.order > held.order and edition.effective > today() and edition.state.withdrawn_at is None
