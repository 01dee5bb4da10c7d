"""Checks of the text that would be frozen: whether there is any, what content checks say, which drafts stay out."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from manual.checks.finding import Rule
from manual.models import EditionDraft
from manual.queries import content_checks
from manual.queries.changes import Change
from manual.queries.readiness_line import Check, Line, Place
from manual.queries.snapshot import Chosen, Text

Places = Mapping[UUID, Place]


def text(texts: Sequence[Text]) -> Check:
    """An edition of nothing is none."""
    lines = [] if texts else [Line(_("There is no published text to freeze."), blocks=True)]
    return Check("text", _("Text"), _("An edition without text is blocked."), lines)


def content(pages: Sequence[Chosen], places: Places, binding: Collection[UUID]) -> list[Check]:
    """Dead links, missing alt texts, other findings; outside of `binding` none of them blocks. Seven queries."""
    found: dict[str, list[Line]] = {"links": [], "pictures": [], "blocks": []}
    for checked in content_checks.of_pages([page for page, _revision in pages]):
        key = checked.page.translation_key
        for finding in checked.findings:
            found[_group(finding.rule)].append(
                Line(
                    finding.words,
                    edit_url(places[key], finding.block_id),
                    places[key],
                    blocks=finding.blocks and key in binding,
                    excerpt=finding.excerpt,
                )
            )
    rule = _("What must be mended blocks, in a correction n.1 only in the sections that it changes; the rest warns.")
    titles = {"links": _("Links"), "pictures": _("Alternative texts"), "blocks": _("Blocks and wording")}
    return [Check(key, titles[key], rule, lines) for key, lines in found.items()]


def drafts(pages: Sequence[Chosen], places: Places) -> Check:
    """Changes that nobody has approved, or that wait for a later day: the edition is made without them."""
    lines = [
        Line(
            _("A newer draft is not in this edition: it is not approved, or waits for a later day."),
            edit_url(places[page.translation_key]),
            places[page.translation_key],
        )
        for page, revision in pages
        if page.has_unpublished_changes and page.latest_revision_id != revision
    ]
    return Check("drafts", _("Drafts that stay out"), _("Warns only: the edition holds approved text alone."), lines)


def edit_url(place: Place, block_id: str = "") -> str:
    return reverse("wagtailadmin_pages:edit", args=[place.page_id]) + (f"#block-{block_id}-section" if block_id else "")


def note_url(draft: EditionDraft | None, change: Change, places: Places) -> str:
    """The row of the draft's page, or before there is a draft the section."""
    if draft:
        return reverse("manual_admin:draft", args=[draft.pk]) + f"#note-{change.page_key}-{change.block_id}"
    place = places.get(change.page_key)
    return reverse("manual_admin:changes", args=[place.page_id]) if place else ""


def _group(rule: Rule) -> str:
    if rule in {Rule.NOWHERE, Rule.NO_WORDS, Rule.VAGUE}:
        return "links"
    return "pictures" if rule == Rule.NO_ALT else "blocks"
