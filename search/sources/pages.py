"""What can be found, and how a page becomes entries. A new kind of page is one line of `PAGES`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from hub.publishing import fingerprint
from hub.publishing.block_words import block_words
from hub.publishing.models.access_rule import AccessRule
from manual import addresses
from manual.models import CitableNumber, SectionPage
from manual.reading import items
from research.models import Finding, FindingPage, Series, SeriesPage, Study, StudyPage, Training, TrainingPage
from search.draft import EntryDraft
from search.models import EntryKind

PAGES: dict[str, EntryKind] = {
    "manual.ChapterPage": EntryKind.SECTION,
    "manual.SectionPage": EntryKind.SECTION,
    "home.NewsPage": EntryKind.NEWS,
    "home.StandardPage": EntryKind.PAGE,
    "research.TrainingPage": EntryKind.TRAINING,
    "research.SeriesPage": EntryKind.STATISTIC,
    "research.StudyPage": EntryKind.STUDY,
    "research.FocusGroupPage": EntryKind.STUDY,
    "research.FindingPage": EntryKind.FINDING,
}
SHARING = frozenset({"research.TrainingPage", "research.SeriesPage", "research.StudyPage", "research.FindingPage"})
"""Kinds of page whose English one says facts of all: each publication writes the entries of every language."""

HEADING = "heading"
TITLE = "title of a block"


def drafts_of(page: Page) -> list[EntryDraft]:
    """Entries of one live page: the page with what everybody may read, and one for each restricted block."""
    rules = AccessRule.objects.filter(page_key=page.translation_key).exclude(block_id="")
    restricted = set(rules.values_list("block_id", flat=True))
    blocks = list(_texts(page))
    numbers = _numbers(page)
    themes, countries = _about(page)
    whole = EntryDraft(
        kind=PAGES[page._meta.label],
        language=page.locale.language_code,
        page_key=page.translation_key,
        revision=str(page.live_revision_id),
        url=page.url,
        title=page.title,
        number=numbers.get("", ""),
        chapter=_chapter(page, numbers),
        themes=themes,
        countries=countries,
        dated=page.first_published_at.date() if page.first_published_at else None,
        summary=getattr(page, "summary", ""),
        headings="\n".join(text for kind, id_, text in blocks if kind in {HEADING, TITLE} and id_ not in restricted),
        body="\n".join(text for kind, id_, text in blocks if kind not in {HEADING, TITLE} and id_ not in restricted),
    )
    own = ((id_, numbers.get(id_, ""), text) for kind, id_, text in blocks if id_ in restricted and kind != TITLE)
    return [whole, *(_of_block(whole, id_, number, text) for id_, number, text in own)]


def _of_block(whole: EntryDraft, block_id: str, number: str, text: str) -> EntryDraft:
    """A block that not everybody may read; one with a number opens at its place."""
    anchor = addresses.anchor(number) if number else ""
    return replace(
        whole,
        block_id=block_id,
        number=number or whole.number,
        url=f"{whole.url}{anchor}",
        anchor=anchor.removeprefix("#"),
        summary="",
        headings="",
        body=text,
    )


def _texts(page: Page) -> Iterator[tuple[str, str, str]]:
    """(block type, block id, plain text) of every top-level block; the manual knows how to read its own.

    The title of a block comes once more, beside its text: whoever looks for it looks for a heading.
    """
    if isinstance(page, SectionPage):
        for item in items.read(fingerprint.raw_blocks(page), numbers={}, links={}):
            if item.kind != HEADING and item.title:
                yield TITLE, item.id, item.title
            yield item.kind, item.id, "\n".join(items.words(item))
        return
    if isinstance(page, TrainingPage):
        yield "place", "", page.place
    if isinstance(page, SeriesPage):
        yield "definition", "", "\n".join([page.definition, page.counts, page.counts_not])
    if isinstance(page, FindingPage):
        yield "limits", "", page.limits
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value: StreamValue = getattr(page, field.name)
            for child in value:
                yield child.block_type, str(child.id), "\n".join(block_words(child.block, child.value))


def _numbers(page: Page) -> dict[str, str]:
    """Citable numbers by block id; that of the page itself by an empty one."""
    rows = CitableNumber.objects.filter(page_key=page.translation_key)
    return dict(rows.values_list("block_id", "number"))


def _chapter(page: Page, numbers: dict[str, str]) -> str:
    """The number of the chapter that a page of the manual is or stands in."""
    if isinstance(page, SectionPage):
        return _numbers(page.get_parent()).get("", "")
    return numbers.get("", "") if PAGES[page._meta.label] == EntryKind.SECTION else ""


def _about(page: Any) -> tuple[list[str], list[str]]:
    """Themes and countries. Those of what research publishes are no page's own: they hold in every language."""
    if isinstance(page, StudyPage):
        study = Study.objects.filter(page_key=page.translation_key).first()
        return (sorted(study.themes), []) if study else ([], [])
    if isinstance(page, TrainingPage):
        return _facts(Training.objects.filter(page_key=page.translation_key).first())
    if isinstance(page, SeriesPage):
        return _facts(Series.objects.filter(page_key=page.translation_key).first())
    if isinstance(page, FindingPage):
        return _facts(Finding.objects.filter(page_key=page.translation_key).first())
    themes, rows = getattr(page, "themes", None), getattr(page, "country_rows", None)
    return (
        sorted(theme.slug for theme in themes.all()) if themes is not None else [],
        sorted(one.country_id for one in rows.all()) if rows is not None else [],
    )


def _facts(row: Training | Series | Finding | None) -> tuple[list[str], list[str]]:
    return (sorted(row.themes), sorted(row.countries)) if row else ([], [])
