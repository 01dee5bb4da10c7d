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
from research.queries.changed import changed_since


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
    """Those whose paragraphs an edition changed since the one that they were made from, up to the one in force."""
    in_force = citable.get().in_force()
    if in_force is None:
        return []
    changed = zip(rows, changed_since(rows), strict=True)
    return [Outdated(row, in_force.number, numbers) for row, numbers in changed if numbers]
