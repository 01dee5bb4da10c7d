"""Editions as they appear, for feed readers: each with its changes by how much they matter, for the public."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from hub.look import dates
from hub.look.feeds import FeedItem
from hub.people.reader import PUBLIC
from manual import addresses
from manual.models import ChangeNote, Edition, Impression
from manual.queries import because, editions

LIMIT = 50


def entries(language: str) -> list[FeedItem]:
    """Newest first; a withdrawal or an impression in this language is a later change.

    Three queries, one more where notes have reasons.
    """
    own = Prefetch("impressions", Impression.objects.filter(language__in={language, settings.LANGUAGE_CODE}))
    found = list(Edition.objects.with_state().prefetch_related(own)[:LIMIT])
    notes: dict[int, list[ChangeNote]] = {}
    shown = list(editions.visible_notes(PUBLIC).filter(edition__in=found))
    because.with_reasons(shown, language, PUBLIC)
    for note in shown:
        notes.setdefault(note.edition_id, []).append(note)
    return [_entry(edition, notes, language) for edition in found]


def _entry(edition: Edition, notes: Mapping[int, list[ChangeNote]], language: str) -> FeedItem:
    moments = [edition.published_at, *(impression.published_at for impression in edition.impressions.all())]
    if edition.state.withdrawn_at:
        moments.append(edition.state.withdrawn_at)
    return FeedItem(
        name=f"edition:{edition.number}",
        title=_title(edition),
        text="\n".join(_lines(edition, notes.get(edition.pk, []))),
        path=addresses.edition(language, edition.number),
        published=edition.published_at,
        changed=max(moments),
    )


def _title(edition: Edition) -> str:
    words = {"number": edition.number, "title": edition.title, "corrected": edition.corrects}
    if edition.state.withdrawn_at:
        return _("Withdrawn: edition %(number)s, %(title)s") % words
    if edition.corrects:
        return _("Urgent correction: edition %(number)s corrects edition %(corrected)s") % words
    return _("Edition %(number)s: %(title)s") % words


def _lines(edition: Edition, notes: list[ChangeNote]) -> list[str]:
    lines = [_("In force from %(day)s.") % {"day": dates.in_words(edition.effective)}]
    lines += [edition.state.reason] if edition.state.withdrawn_at else []
    for _kind, rows in editions.by_kind(notes):
        lines.append(f"{rows[0].get_kind_display()}:")
        lines += [_line(row) for row in rows]
    return lines


def _line(note: ChangeNote) -> str:
    said = f"- {note.number} {note.text}".replace("-  ", "- ")
    found = [_("Because of what was found: %(finding)s") % {"finding": reason.text} for reason in note.reasons]
    return " ".join([said, *found])
