"""What a country adds to a section, in the language that it wrote it in, found where that section is read.

The section itself is of no country: whoever asks for one country finds there what that country says of it.
"""

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext, override

from hub.people.reader import Reader
from hub.publishing import fingerprint
from hub.publishing.fingerprint import digest
from manual.comparing.texts import plain_lines
from manual.models import AnnexRevision, SectionPage
from manual.queries import outline
from manual.queries.lens_view import BOX
from manual.queries.outline import Entry
from search.draft import EntryDraft
from search.models import EntryKind

WHOEVER = Reader(practitioner=True)
"""What a reader may see is asked at each question, of the section and of the place in its text."""


def annex_key(page_key: UUID, country: str) -> UUID:
    """What the entries of one country's annex to a section belong to."""
    return uuid5(NAMESPACE_URL, f"hub:annex:{page_key}:{country}")


def annex_drafts(page_key: UUID | None = None) -> Iterator[EntryDraft]:
    """Drafts of all annexes to public sections, or to one. Three queries, and three for each language among them."""
    spoken = [code for code, _name in settings.LANGUAGES]
    rows = AnnexRevision.objects.public().filter(annex__language__in=spoken).select_related("annex__country")
    if page_key is not None:
        rows = rows.filter(annex__page_key=page_key)
    found = list(rows.order_by("annex"))
    keys = {row.annex.page_key for row in found}
    sections = {language: _sections(keys, language) for language in {row.annex.language for row in found}}
    blocks = _blocks(keys)
    for row in found:
        section = sections[row.annex.language].get(row.annex.page_key)
        if section is not None:
            yield _draft(row, section, blocks.get(section.key, ""))


def _sections(keys: Iterable[UUID], language: str) -> dict[UUID, Entry]:
    entries = outline.entries(outline.whole(), language=language, reader=WHOEVER)
    return {entry.key: entry for entry in outline.numbered(entries, outline.page_numbers(keys)) if entry.key in keys}


def _blocks(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The block in which a section shows its annex, where it has one; elsewhere the annex stands at its end."""
    pages = SectionPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
    return {
        page.translation_key: block_id
        for page in pages
        for kind, block_id, _value in fingerprint.raw_blocks(page)
        if kind == "annex"
    }


def _draft(row: AnnexRevision, section: Entry, block_id: str) -> EntryDraft:
    annex = row.annex
    with override(annex.language):
        words = {"section": section.title, "country": annex.country.name_in(annex.language)}
        title = gettext("%(section)s: %(country)s") % words
    anchor = block_id or BOX.removeprefix("#")
    body = "\n".join(plain_lines(row.text))
    return EntryDraft(
        kind=EntryKind.ANNEX,
        language=annex.language,
        page_key=annex.page_key,
        block_id=block_id,
        parent_key=annex_key(annex.page_key, annex.country_id),
        revision=digest([title, section.number, body, section.url, anchor])[:40],
        url=f"{section.url}#{anchor}",
        anchor=anchor,
        title=title,
        number=section.number,
        chapter=section.number.partition(".")[0],
        body=body,
        countries=[annex.country_id],
        dated=row.decided_at.date() if row.decided_at else None,
    )
