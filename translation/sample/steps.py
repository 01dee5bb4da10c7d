"""The room's steps of the sample content: submit, translate, review and approve, as people do."""

from functools import partial
from typing import Any

from django.conf import settings
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from hub.people.groups import Role, target_languages
from hub.ports import sample
from hub.publishing import fingerprint
from hub.publishing.services.publish import publish
from translation.models import Approval, PageTranslation
from translation.queries.texts import segments_of
from translation.sample import texts
from translation.sample.people import editor, person, second_person
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import Held, send_to_review
from translation.services.submit import submit_for_translation
from translation.services.waive import waive

FIRST = 30
MEANT = "So in the sample content."


def register() -> None:
    for place, language in enumerate(target_languages()):
        sample.register(FIRST + place, f"translation: {language}", partial(translate_all, language))


def translate_all(language: str) -> None:
    """Everything that rooms offer in a language; what is approved already is left alone.

    A chapter opens with its last section. What is to stay behind is said anew after that: it would keep it shut.
    """
    with disable_reference_index_auto_update():
        for folder in sample.texts():
            behind = {item.section: item for item in texts.stale(folder, language)}
            entries = list(texts.pages(folder, language))
            for entry in entries:
                _bring(entry, language, behind.get(entry.slug))
            for entry in entries:
                _leave_behind(entry, language, behind.get(entry.slug))


def _bring(entry: texts.PageTexts, language: str, behind: texts.Stale | None) -> None:
    """Where the translation is to stay behind, the source says for its time what it said before."""
    page = _source(entry.slug)
    if Approval.objects.filter(page_key=page.translation_key, language=language).exists():
        return
    if behind is not None:
        _say(page, now=behind.now, then=behind.was)
        entry.pairs[texts.plain(behind.was)] = (behind.was, entry.pairs[texts.plain(behind.now)][1])
    [row] = submit_for_translation(page=page, languages=[language], by=editor())
    if row.is_open:
        _write(row, entry)
    approve(translation=row, by=person(Role.REVIEWER, language), announced=False)


def _leave_behind(entry: texts.PageTexts, language: str, behind: texts.Stale | None) -> None:
    page = _source(entry.slug)
    if behind is not None:
        _say(page, now=behind.was, then=behind.now)
    translation = page.get_translations().get(locale__language_code=language)
    ReferenceIndex.create_or_update_for_object(translation.specific)


def _write(row: PageTranslation, entry: texts.PageTexts) -> None:
    translator = person(Role.TRANSLATOR, row.language)
    edits = [Edit(segment.key, entry.translation_of(segment), mark(segment.target)) for segment in segments_of(row)]
    outcome = save_segments(translation=row, edits=edits, by=translator)
    if outcome.problems:
        raise ValueError(f"{entry.slug}: {outcome.problems}")
    try:
        send_to_review(translation=row, by=translator)
    except Held as held:
        for key in held.findings:
            waive(translation=row, key=key, reason=MEANT, by=translator)
        send_to_review(translation=row, by=translator)


def _say(page: Page, *, now: str, then: str) -> None:
    """Publish the source with the paragraph `now` replaced by `then`; nothing where it has no such paragraph."""
    draft: Any = page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()
    before = texts.plain(now)
    blocks = [{"type": kind, "id": key, "value": value} for kind, key, value in fingerprint.raw_blocks(draft)]
    found = [
        block
        for block in blocks
        if isinstance(block["value"], dict) and texts.words(block["value"].get("text", "")) == before
    ]
    for block in found:
        block["value"] = {**block["value"], "text": texts.as_rich_text(then)}
    if found:
        draft.body = blocks
        publish(revision=draft.save_revision(user=editor()), by=second_person(), announced=False)


def _source(slug: str) -> Page:
    """The page of a chapter, section or root by its slug, which sample texts use once."""
    return Page.objects.get(locale__language_code=settings.LANGUAGE_CODE, slug=slug, depth__gt=2)
