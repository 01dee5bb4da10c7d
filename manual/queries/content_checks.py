"""What the checks say about the texts of the manual: of given pages, or of all of a language. Nine queries
at most, whatever their number, and one more to read the pages of a language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from wagtail.models import Page

from hub.models import GlossaryConcept, HubDocument, HubImage, LegalArticle
from hub.publishing import access, fingerprint
from manual.checks.finding import Finding
from manual.checks.known import Known, Target
from manual.checks.parts import parts
from manual.checks.rules import check
from manual.models import ChapterPage, CitableNumber, SectionPage
from manual.reading.items import Raw


@dataclass(frozen=True)
class Checked:
    """A chapter or section with what was found in it, in the order of its text."""

    page: Any
    number: str
    findings: Sequence[Finding]

    @property
    def blocking(self) -> int:
        return sum(finding.blocks for finding in self.findings)

    @property
    def warning(self) -> int:
        return len(self.findings) - self.blocking


def of_page(page: Any) -> Checked:
    """The newest draft of a section, as its editor sees it."""
    return of_pages([page.get_latest_revision_as_object()])[0]


def of_language(language: str = settings.LANGUAGE_CODE) -> list[Checked]:
    """The public texts of all sections in a language, in the order of the manual."""
    pages = SectionPage.objects.filter(live=True, locale__language_code=language).order_by("path")
    return of_pages(pages.select_related("locale"))


def of_pages(pages: Iterable[Any]) -> list[Checked]:
    """Sections as they are given: public pages, or revisions as objects."""
    pages = [page for page in pages if not isinstance(page, ChapterPage)]
    blocks = {index: list(fingerprint.raw_blocks(page)) for index, page in enumerate(pages)}
    known = _known(blocks)
    keys = [page.translation_key for page in pages]
    closed = set(access.restricted_page_keys().filter(translation_key__in=keys))
    numbers: dict[Any, dict[str, str]] = {}
    for row in CitableNumber.objects.filter(page_key__in=keys):
        numbers.setdefault(row.page_key, {})[row.block_id] = row.number
    found = []
    for index, page in enumerate(pages):
        is_public = page.translation_key not in closed and page.access == page.Access.PUBLIC
        own = numbers.get(page.translation_key, {})
        findings = [
            replace(finding, number=own.get(finding.block_id, "") if finding.block_id else "")
            for finding in check(blocks[index], known=known, is_public=is_public)
        ]
        place = {block_id: order for order, (_kind, block_id, _value) in enumerate(blocks[index])}
        findings.sort(key=lambda finding: (place.get(finding.block_id, -1), not finding.blocks))
        found.append(Checked(page, own.get("", ""), findings))
    return found


def _known(blocks: Mapping[int, Sequence[Raw]]) -> Known:
    values = [value for raw in blocks.values() for _kind, _id, value in raw]
    page_ids = {link.page_id for value in values for link in parts(value).links if link.page_id is not None}
    images, documents = _ids(values, "image"), _ids(values, "document")
    return Known(
        pages=_targets(page_ids),
        articles=frozenset(LegalArticle.objects.values_list("key", flat=True)),
        concepts=frozenset(GlossaryConcept.objects.values_list("key", flat=True)),
        pictures=dict(HubImage.objects.filter(pk__in=images).values_list("pk", "alt_text")) if images else {},
        documents=frozenset(
            HubDocument.objects.filter(pk__in=documents).values_list("pk", flat=True) if documents else ()
        ),
    )


def _ids(values: Iterable[Any], key: str) -> set[int]:
    return {value[key] for value in values if isinstance(value, dict) and isinstance(value.get(key), int)}


def _targets(page_ids: set[int]) -> dict[int, Target]:
    if not page_ids:
        return {}
    pages = list(Page.objects.filter(pk__in=page_ids).only("pk", "title", "live", "translation_key"))
    public = set(access.visible_pages(Page.objects.filter(pk__in=page_ids)).values_list("pk", flat=True))
    keys = [page.translation_key for page in pages]
    numbered = set(CitableNumber.objects.filter(page_key__in=keys, block_id="").values_list("page_key", flat=True))
    return {
        page.pk: Target(page.title, page.live, page.pk in public, page.translation_key in numbered) for page in pages
    }
