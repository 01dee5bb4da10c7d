"""Translations as files for other tools: of one page, and of a page with all that lies below it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.people.reader import Reader
from hub.ports import citable
from hub.publishing import access
from translation import localize
from translation.exchange import po, xliff
from translation.exchange.unit import Identity, State, Unit, texts_of
from translation.models import PageTranslation, SegmentComment, SourceText
from translation.queries.labels import heading, label
from translation.queries.limits import limit
from translation.queries.texts import segments_in, target_locale

FORMATS = {"po": po.write, "xlf": xliff.write}


class Exporter:
    """Writes pages of one language for one reader; what is the same for all pages is asked once."""

    def __init__(self, *, language: str, reader: Reader, form: str) -> None:
        self.language, self.reader, self.form = language, reader, form
        self.locale = target_locale(language)
        edition = citable.get().in_force()
        self.edition = edition.number if edition else ""

    def page(self, row: PageTranslation, page: Page) -> bytes | None:
        """The file of one page; None where nothing in it is for this reader."""
        segments = readable(row, segments_in(row, self.locale), self.reader, closed=self._closed)
        if not segments:
            return None
        model = page.cached_content_type.model_class()
        source = SourceText.objects.get(page_key=row.page_key)
        identity = Identity(
            page_key=row.page_key,
            source_language=settings.LANGUAGE_CODE,
            language=self.language,
            title=page.title,
            revision=str(source.revision_id),
            texts=texts_of([segment.key for segment in segments]),
            edition=self.edition,
            saved=max((segment.saved_at for segment in segments if segment.saved_at), default=None),
        )
        asked = _asked(row)
        return FORMATS[self.form](identity, [_unit(segment, row, model, asked) for segment in segments])

    def below(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """(name, file) of `page` and every page below it that is being translated, in folders as they lie."""
        pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, path__startswith=page.path)
        names: dict[str, str] = {}
        rows = PageTranslation.objects.in_language(self.language)
        known = {row.page_key: row for row in rows.filter(page_key__in=pages.values("translation_key"))}
        for one in pages.order_by("path"):
            above = names.get(one.path[: -Page.steplen], self.language)
            names[one.path] = f"{above}/{one.slug}"
            row = known.get(one.translation_key)
            data = self.page(row, one) if row else None
            if data is not None:
                yield f"{names[one.path]}.{self.form}", data

    @cached_property
    def _closed(self) -> frozenset[UUID]:
        return closed_pages(self.reader)


def readable(
    row: PageTranslation, segments: list[localize.Segment], reader: Reader, *, closed: frozenset[UUID]
) -> list[localize.Segment]:
    """The segments that `reader` may have; nobody outside may have a text that is not public yet."""
    if reader.sees_practitioner_text:
        return segments
    if row.page_key in closed:
        return []
    hidden = access.hidden_blocks(row.page_key, reader)
    return [segment for segment in segments if segment.block_id not in hidden]


def closed_pages(reader: Reader) -> frozenset[UUID]:
    """Keys of pages of which `reader` may read nothing."""
    if reader.sees_practitioner_text:
        return frozenset()
    waiting = SourceText.objects.filter(goes_live_at__isnull=False).values_list("page_key", flat=True)
    return frozenset((*access.restricted_page_keys(), *waiting))


def _asked(row: PageTranslation) -> dict[str, list[str]]:
    """Open questions about the texts of a page with their answers, by segment key, without names; one query."""
    found: dict[str, list[str]] = {}
    opened: dict[int, str] = {}
    for comment in SegmentComment.objects.seen_from(page_key=row.page_key, language=row.language):
        if comment.question_id is None and comment.resolved_at is None:
            opened[comment.pk] = comment.key
            found.setdefault(comment.key, []).append(f"{comment.get_about_display()}: {comment.text}")
        elif comment.question_id in opened:
            answer = _("Answer: %(text)s") % {"text": comment.text}
            found[opened[comment.question_id]].append(answer)
    return found


def _unit(segment: localize.Segment, row: PageTranslation, model: Any, asked: dict[str, list[str]]) -> Unit:
    state = State.NEEDS_TRANSLATION
    if segment.is_translated:
        state = State.SIGNED_OFF if row.state == PageTranslation.State.APPROVED else State.TRANSLATED
    parts = (heading(model, segment.field_path), label(model, segment.field_path))
    return Unit(
        key=segment.key,
        path=segment.path,
        source=segment.source,
        target=segment.target,
        state=state,
        notes=[" · ".join(part for part in parts if part), *asked.get(segment.key, ())],
        limit=limit(model, segment.field_path),
    )
