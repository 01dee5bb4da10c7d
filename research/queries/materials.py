"""Materials of trainings: who may have which, and which a newer edition has made outdated."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from wagtail.models import Page

from hub.look.names import language_name
from hub.people.reader import Reader
from hub.ports import citable
from hub.publishing.access import visible_pages
from hub.publishing.models.base_page import BasePage
from hub.publishing.models.media import HubDocument
from research.models.material import Material
from research.models.training import Training


@dataclass(frozen=True, slots=True)
class OfLanguage:
    language: str
    name: str
    materials: list[Material]


@dataclass(frozen=True, slots=True)
class Outdated:
    """`numbers` are those of the material that editions since its own have changed."""

    material: Material
    edition: str
    numbers: list[str]


def readable(reader: Reader) -> QuerySet[Material]:
    """Of trainings whose page `reader` may read: those for everybody, and for practitioners where `reader` is one."""
    pages = visible_pages(Page.objects.all(), reader).values("translation_key")
    rows = Material.objects.filter(training__live=True, training__page_key__in=pages)
    return rows if reader.sees_practitioner_text else rows.filter(access=BasePage.Access.PUBLIC)


def of_training(training: Training, reader: Reader, language: str) -> list[OfLanguage]:
    """In groups of a language, that of the page first. One query."""
    if training.pk is None:
        return []
    rows = readable(reader).filter(training=training).select_related("document").order_by("kind", "pk")
    groups: dict[str, list[Material]] = {}
    for row in rows:
        groups.setdefault(row.language, []).append(row)
    found = [OfLanguage(code, language_name(code), same) for code, same in groups.items()]
    return sorted(found, key=lambda group: (group.language != language, group.name))


def shows(file: Model, reader: Reader) -> bool:
    """For the port `shown_files`: whether `reader` may have a document as the material of a training."""
    return isinstance(file, HubDocument) and readable(reader).filter(document=file).exists()


def outdated(rows: Sequence[Material]) -> list[Outdated]:
    """Those whose paragraphs an edition changed since the one that they were made from, up to the one in force.

    Three queries, and one for each edition in between.
    """
    manual = citable.get()
    in_force = manual.in_force()
    standing = [one.number for one in manual.editions() if not one.withdrawn]
    if in_force is None or not rows:
        return []
    until = standing.index(in_force.number)
    changed = {
        number: {change.number for change in manual.changes(number)}
        for number in standing[until : max(_place(row, standing) for row in rows)]
    }
    found = []
    for row in rows:
        since = standing[until : _place(row, standing)]
        touched = {number for edition in since for number in changed[edition]}
        numbers = [number for number in row.numbers if any(_within(one, number) for one in touched)]
        if numbers:
            found.append(Outdated(row, in_force.number, numbers))
    return found


def _place(row: Material, standing: list[str]) -> int:
    """Where its edition stands among all, the newest first; behind the oldest where it was withdrawn."""
    return standing.index(row.edition) if row.edition in standing else len(standing)


def _within(changed: str, number: str) -> bool:
    """Whether a changed number is this one or stands in it: 3.2.4 in 3.2."""
    return changed == number or changed.startswith(f"{number}.")
