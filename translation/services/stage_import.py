"""Lays an uploaded file beside the translations, and changes none of them."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from hub.people.reader import Reader
from translation import rights
from translation.exchange import archive
from translation.exchange.unit import ReadFile, Unreadable
from translation.models import ImportBatch, ImportRow, PageTranslation
from translation.queries import staged
from translation.queries.exported import closed_pages, readable
from translation.queries.texts import segments_in, target_locale

AT_ONCE = 1000


def stage_import(*, name: str, data: bytes, language: str, by: Any, reader: Reader) -> ImportBatch:
    """Keep what the file would change, for its owner to choose from.

    Raises `Refused` for whoever does not translate into `language`, and `Unreadable` where the file cannot be read.
    """
    rights.require(by, rights.Action.TRANSLATE, language)
    locale, closed = target_locale(language), closed_pages(reader)
    with transaction.atomic():
        batch = ImportBatch.objects.create(owner=by, language=language, name=PurePosixPath(name).name[:200])
        for inner, file in _files(name, data, language):
            key = str(file.identity.page_key)
            if key in batch.pages:
                raise Unreadable(_("%(name)s: this page is in the upload more than once.") % {"name": inner})
            batch.pages[key] = _page(batch, file, locale, reader, closed)
        batch.save(update_fields=["pages"])
    return batch


def _files(name: str, data: bytes, language: str) -> Iterator[tuple[str, ReadFile]]:
    for inner, files in archive.read(name, data):
        for file in files:
            _require_ours(inner, file, language)
            yield inner, file


def _require_ours(name: str, file: ReadFile, language: str) -> None:
    if file.identity.page_key is None:
        raise Unreadable(_("%(name)s does not say which page it belongs to.") % {"name": name})
    said = file.identity.language.replace("_", "-").lower()
    if said and language not in (said, said.partition("-")[0]):
        raise Unreadable(_("%(name)s is in another language.") % {"name": name})


def _page(batch: ImportBatch, file: ReadFile, locale: Locale, reader: Reader, closed: frozenset[Any]) -> dict[str, Any]:
    row = PageTranslation.objects.in_language(batch.language).of_page(file.identity.page_key).first()
    page = Page.objects.filter(
        translation_key=file.identity.page_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    segments = readable(row, segments_in(row, locale), reader, closed=closed) if row and page else []
    if row is None or page is None or not segments:
        return {"title": file.identity.title, "notes": [_("This page is not being translated into this language.")]}
    notes = staged.notes(file, segments)
    if not row.is_open:
        notes.append(_("This translation is being reviewed. Take it back to change it."))
    found = list(
        staged.rows(file, segments, language=batch.language, model=page.cached_content_type.model_class() or Page)
    )
    for one in found:
        one.batch, one.page_key = batch, row.page_key
    ImportRow.objects.bulk_create(found, batch_size=AT_ONCE)
    return {"title": page.title, "notes": notes}
