"""The pages of the sample manual: created as drafts by the editor, published by the approval of another person."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from hub.models import ChangeStatement, LegalArticle, Theme, User
from hub.publishing.services.publish import publish
from manual.models import ChapterPage, ManualPage, SectionArticle, SectionPage
from manual.sample import files
from manual.sample.body import Raw, body
from manual.sample.ids import block_id, page_key

MANUAL = {
    "title": "Manual of common procedures",
    "summary": "What to do when a child may have been trafficked, from the first sign to the last goodbye. "
    "For police officers, social workers, guardians and NGOs. Each paragraph has a number that you can quote.",
}


def make_first_text() -> None:
    """The text of 2011, so that edition 1 can be frozen from it, with the mistake that was in it."""
    root = _manual()
    with transaction.atomic():
        _create_drafts(root)
    was = {(change["section"], change["block"]): change for change in files.changes()}
    for page, section in _pages(root):
        if isinstance(page, SectionPage):
            page.body = _as_before(section["slug"], body(section, _page_ids()), was, first=True)
        _publish(page)


def make_corrected_text() -> None:
    """The text of 2011 without its mistake, for the urgent correction of edition 1."""
    was = {(change["section"], change["block"]): change for change in files.changes()}
    wrong = [change for change in was.values() if "first" in change]
    for change in wrong:
        _say(change, kind=change["kind"], note=change["correction"])
    for page, section in _pages(_manual()):
        if section["slug"] in {change["section"] for change in wrong}:
            page.body = _as_before(section["slug"], body(section, _page_ids()), was)
            _publish(page)


def make_present_text() -> None:
    """The text after Directive (EU) 2024/1712, with what the editor said of each changed paragraph."""
    changes = files.changes()
    changed = {change["section"] for change in changes}
    for change in changes:
        _say(change, kind=change["kind"], note=change["note"])
    for page, section in _pages(_manual()):
        if section["slug"] in changed:
            page.body = body(section, _page_ids())
            _publish(page)


def _say(change: dict[str, Any], *, kind: str, note: str) -> None:
    ChangeStatement.objects.update_or_create(
        page_key=page_key(change["section"]),
        language=settings.LANGUAGE_CODE,
        block_id=block_id(change["section"], change["block"]),
        defaults={"kind": kind, "note": note},
    )


def editor() -> User:
    return User.objects.get(email="editor@example.org")


def second_person() -> User:
    """Whoever approves what the editor wrote."""
    return User.objects.get(email="admin@example.org")


def _manual() -> ManualPage:
    source = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    root = ManualPage.objects.filter(locale=source).first()
    if root is None:
        home = Page.objects.get(depth=2, locale=source)
        root = home.add_child(
            instance=ManualPage(slug="manual", locale=source, translation_key=page_key("manual"), live=False, **MANUAL)
        )
    if not root.live:
        _publish(root)
    return root


def _create_drafts(root: ManualPage) -> None:
    """All pages before any text, since text links to pages."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    articles = {article.key: article for article in LegalArticle.objects.all()}
    present = set(Page.objects.filter(depth__gte=4).values_list("translation_key", flat=True))
    for entry in files.chapters():
        if page_key(entry["slug"]) in present:
            continue
        root.refresh_from_db()
        chapter = ChapterPage(**_fields(entry, root.locale))
        chapter.themes.add(*(themes[slug] for slug in entry.get("themes", ()) if slug in themes))
        root.add_child(instance=chapter)
        for part in entry["sections"]:
            section = SectionPage(**_fields(part, root.locale), access=part["access"])
            section.themes.add(*(themes[slug] for slug in part["themes"] if slug in themes))
            section.articles = [
                SectionArticle(article=articles[key]) for key in dict.fromkeys(part["law"]) if key in articles
            ]
            chapter.add_child(instance=section)


def _fields(entry: dict[str, Any], locale: Locale) -> dict[str, Any]:
    return {
        "title": entry["title"],
        "slug": entry["slug"],
        "summary": entry["summary"],
        "translation_key": page_key(entry["slug"]),
        "locale": locale,
        "live": False,
        "owner_role": "Editorial board",
    }


def _pages(root: ManualPage) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Chapters and sections of the files with their pages, in the order of the manual."""
    pages: dict[Any, Any] = {page.translation_key: page for page in ChapterPage.objects.descendant_of(root)}
    pages |= {page.translation_key: page for page in SectionPage.objects.descendant_of(root)}
    for entry in files.chapters():
        for part in (entry, *entry["sections"]):
            yield pages[page_key(part["slug"])], part


def _page_ids() -> dict[str, int]:
    rows = SectionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return dict(rows.values_list("slug", "pk"))


def _as_before(
    slug: str, blocks: list[Raw], was: dict[tuple[str, str], dict[str, Any]], *, first: bool = False
) -> list[Raw]:
    """The blocks as edition 1 had them once it was corrected; with `first`, as it had them at first."""
    before = {block_id(slug, block): change for (section, block), change in was.items() if section == slug}
    kept = [block for block in blocks if not before.get(block["id"], {}).get("absent")]
    kept += [_removed(block, change) for block, change in before.items() if change.get("removed")]
    for block in kept:
        if block["id"] in before:
            change = before[block["id"]]
            block["value"]["text"] = files.rich(change.get("first", change["was"]) if first else change["was"], {})
    return kept


def _removed(block: str, change: dict[str, Any]) -> Raw:
    return {"type": "paragraph", "id": block, "value": {"text": files.rich(change["was"], {}), "access": "public"}}


def _publish(page: Any) -> None:
    revision = page.save_revision(user=editor(), changed=True)
    publish(revision=revision, by=second_person(), announced=False)
