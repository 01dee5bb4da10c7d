"""Writes the accessibility statement from the results of tests: the English page, then its translations.

Two people answer for it, as for every text: one writes, another one approves. The sentences come from the catalogues.
"""

import re
from html import unescape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.html import conditional_escape, strip_tags
from django.utils.translation import gettext as _

from home.models import HomePage, StandardPage
from home.statement.results import Results
from home.statement.words import Part, Statement, statement
from hub.people.groups import Group, is_in, target_languages
from hub.publishing.services.publish import publish
from translation.models import PageTranslation
from translation.queries.texts import segments_of
from translation.rights import Refused
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import Held, send_to_review
from translation.services.submit import submit_for_translation
from translation.services.sync_source import sync_source
from translation.services.waive import waive

SLUG = "accessibility"
HREF = re.compile(r'<a href="[^"]*">')


def write_statement(*, results: Results | None, by: Any, approved_by: Any) -> bool:
    """Publish the English statement and submit it to every language; False where it says that already.

    Raises `Refused`.
    """
    _require_two(by, approved_by)
    if not (is_in(by, Group.EDITOR) and is_in(approved_by, Group.EDITOR)):
        raise Refused(_("The statement is written by one editor and approved by another."))
    said = _said(settings.LANGUAGE_CODE, results)
    with transaction.atomic():
        page = _page(said)
        body = [_block(part, place) for place, part in enumerate(said.parts)]
        if page.live and (page.title, page.summary, list(page.body.raw_data)) == (said.title, said.summary, body):
            return False
        page.title, page.summary, page.body = said.title, said.summary, body
        publish(revision=page.save_revision(user=by), by=approved_by, announced=False)
        page.refresh_from_db()
        sync_source(page_key=page.translation_key)
        submit_for_translation(page=page, languages=target_languages(), by=by)
    return True


def translate_statement(*, results: Results | None, language: str, by: Any, approved_by: Any) -> bool:
    """Publish the statement in `language`; False where it stands there already.

    Raises `Refused`, also where the English page does not say what the results do: it is written first.
    """
    _require_two(by, approved_by)
    page = StandardPage.objects.get(locale__language_code=settings.LANGUAGE_CODE, slug=SLUG)
    source, target = (_lines(_said(code, results)) for code in (settings.LANGUAGE_CODE, language))
    words = {unescape(strip_tags(one)): _written(other) for one, other in zip(source, target, strict=True)}
    with transaction.atomic():
        row = PageTranslation.objects.of_page(page.translation_key).in_language(language).get()
        segments = segments_of(row)
        try:
            texts = {one.key: one.source if one.path == "slug" else words[one.words] for one in segments}
        except KeyError as missing:
            raise Refused(_("The English page says something else than the results: write it first.")) from missing
        edits = [Edit(one.key, texts[one.key], mark(one.target)) for one in segments]
        saved = save_segments(translation=row, edits=edits, by=by)
        if saved.problems:
            raise Refused(" ".join(saved.problems.values()))
        row.refresh_from_db()
        if row.state == PageTranslation.State.APPROVED and row.sent_source_revision_id == page.live_revision_id:
            return False
        approve(translation=_sent(row, by), by=approved_by, announced=False)
    return True


def _sent(row: PageTranslation, by: Any) -> PageTranslation:
    """Addresses of pages read like English to the checks of a translation."""
    try:
        return send_to_review(translation=row, by=by)
    except Held as held:
        for key in held.findings:
            waive(translation=row, key=key, reason=_("The catalogues of the Hub say it so."), by=by)
        return send_to_review(translation=row, by=by)


def _require_two(by: Any, approved_by: Any) -> None:
    if by == approved_by:
        raise Refused(_("Whoever wrote a text cannot approve it."))


def _said(language: str, results: Results | None) -> Statement:
    with translation.override(language):
        return statement(results, contact=settings.HUB_ACCESSIBILITY_CONTACT)


def _page(said: Statement) -> StandardPage:
    parent = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    known = StandardPage.objects.child_of(parent).filter(slug=SLUG).first()
    if known:
        return known
    return parent.add_child(instance=StandardPage(slug=SLUG, title=said.title, live=False))


def _block(part: Part, place: int) -> dict[str, Any]:
    """With ids that stay, so that what did not change keeps its translation."""
    lines = [conditional_escape(line) for line in part.lines]
    match part.kind:
        case "heading":
            value = part.lines[0]
        case "list":
            value = "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        case _:
            value = "".join(f"<p>{line}</p>" for line in lines)
    kind = "heading" if part.kind == "heading" else "text"
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{SLUG}:{place}"))}


def _written(line: str) -> str:
    """A line as a translator writes it: plain, or with the link of the source in its place."""
    return HREF.sub('<a id="a1">', line) if "<" in line else unescape(line)


def _lines(said: Statement) -> list[str]:
    return [
        said.title,
        said.summary,
        *(str(conditional_escape(line)) for part in said.parts for line in part.lines),
    ]
