"""Whether a text that was approved may be public in its language, and what it still waits for.

A page whose class says `opens_whole` (a chapter) opens with all that was approved below it, and only once every
safety-critical block of its public source is approved; any other page opens as soon as the page above it is public.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from hub.publishing import fingerprint
from translation.models import Approval, PageTranslation
from translation.queries.critical import critical_blocks
from translation.queries.sources import timing, waiting_revisions
from translation.queries.standing import newest_approvals


@dataclass(frozen=True)
class Lack:
    """A source page with safety-critical blocks that nobody has approved as they are now in the language."""

    title: str
    page_key: UUID
    blocks: int


def whole_of(page: Page) -> Page:
    """The chapter around `page`, public or not, else the page itself."""
    around = page.get_ancestors(inclusive=True).select_related("locale").order_by("-depth")
    return next((one for one in around if _opens_whole(one)), page)


def unit_of(page: Page) -> Page:
    """What must be public before, or together with, `page`: a closed chapter around it, else the page itself."""
    whole = whole_of(page)
    return page if whole.live else whole


def may_open(unit: Page, row: PageTranslation) -> bool:
    """Whether the approved text of `row` may be published (or scheduled) now at `unit`, its page."""
    found = timing(row.page_key, Approval.objects.get(revision_id=row.unopened_revision_id).source_revision_id)
    if unit.live or found.refusal:
        return not found.refusal
    if not _is_public(unit.get_parent()):
        return False
    return not _opens_whole(unit) or (found.moment is None and not lacking(unit))


def lacking(unit: Page) -> list[Lack]:
    """What keeps a chapter (a page of the language) shut, in the order of reading; a fixed number of queries."""
    language = unit.locale.language_code
    pages = [page for page in _source_pages(unit) if critical_blocks(page)]
    approvals = newest_approvals([page.translation_key for page in pages], [language]).approvals
    found = []
    for page in pages:
        approval = approvals.get((page.translation_key, language))
        covered = approval.hashes if approval else {}
        now = fingerprint.fingerprint(page)
        open_blocks = sum(covered.get(block) != now[block] for block in critical_blocks(page))
        if open_blocks:
            found.append(Lack(page.title, page.translation_key, open_blocks))
    return found


def waits_for(row: PageTranslation, page: Page) -> list[str]:
    """In sentences, what the text of `row` waits for once it is approved; empty for one that goes public at once."""
    unit = unit_of(page)
    if unit.live:
        return []
    found = []
    parent = unit.get_parent()
    if not _is_public(parent):
        found.append(_("“%(title)s” is above it and not public in this language yet.") % {"title": _title(parent)})
    if unit.pk != page.pk and not _is_approved(unit):
        found.append(_("Its chapter “%(title)s” is not approved in this language yet.") % {"title": _title(unit)})
    if _opens_whole(unit):
        found += [
            _("“%(title)s” has safety-critical text that is not approved in this language.") % {"title": lack.title}
            for lack in lacking(unit)
            if lack.page_key != row.page_key
        ]
        source = _source(unit)
        if source is None or not source.live:
            found.append(_("The English chapter is not public yet."))
    return found


def ripe() -> list[tuple[UUID, str]]:
    """(page key, language) of held texts whose page above is public: those that the beat looks at again."""
    rows = set(PageTranslation.objects.unopened().values_list("page_key", "language"))
    pages = Page.objects.filter(translation_key__in={key for key, _language in rows}).select_related("locale")
    held = [page for page in pages if (page.translation_key, page.locale.language_code) in rows]
    above = {page.path[: -Page.steplen] for page in held}
    public = set(Page.objects.filter(Q(live=True) | Q(depth=1), path__in=above).values_list("path", flat=True))
    found = [page for page in held if page.path[: -Page.steplen] in public]
    return [(page.translation_key, page.locale.language_code) for page in sorted(found, key=lambda page: page.path)]


def _source(page: Page) -> Page | None:
    return Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def _source_pages(unit: Page) -> list[Any]:
    """Public source pages of the unit as they read now, and those whose moment has come and that are on their way."""
    source = _source(unit)
    if source is None:
        return []
    tree = source.get_descendants(inclusive=True)
    due = waiting_revisions("pk").filter(approved_go_live_at__lte=timezone.now())
    public = {page.path: page for page in tree.live().specific()}
    coming = list(tree.filter(Exists(due), live=False))
    revisions = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in coming], approved_go_live_at__lte=timezone.now()
    ).order_by("approved_go_live_at", "pk")
    public |= {page.path: page for page in (revision.as_object() for revision in revisions)}
    return [public[path] for path in sorted(public)]


def _opens_whole(page: Page) -> bool:
    return bool(getattr(page.specific_class, "opens_whole", False))


def _is_public(page: Page) -> bool:
    return bool(page.is_root() or page.live)


def _is_approved(page: Page) -> bool:
    rows = PageTranslation.objects.unopened().in_language(page.locale.language_code)
    return rows.of_page(page.translation_key).exists()


def _title(page: Page) -> str:
    return str(page.get_admin_display_title())
