"""The rules over one section's raw blocks."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hub.publishing.link_words import is_vague
from manual.checks import wording
from manual.checks.finding import Finding, Rule, Severity
from manual.checks.headings import headings
from manual.checks.known import Known
from manual.checks.parts import Link, parts
from manual.reading.items import Raw
from manual.reading.prose import OUTSIDE

EXCERPT = 90
WITHOUT_WORDS = frozenset({"legal", "definition", "figure", "contact", "form", "annex"})
"""Kinds whose words are looked up elsewhere."""


def check(blocks: Sequence[Raw], *, known: Known, is_public: bool) -> Iterator[Finding]:
    """All findings of a section, block by block; `is_public`: whether everybody may read the section."""
    if not blocks:
        yield Finding(Rule.EMPTY, Severity.BLOCKS, _("The section has no text."))
    for kind, block_id, value in blocks:
        open_to_all = is_public and not (isinstance(value, dict) and value.get("access") == "practitioners")
        for rule, severity, words, excerpt in _block(kind, value, known, open_to_all):
            yield Finding(rule, severity, words, block_id=block_id, excerpt=Truncator(excerpt).chars(EXCERPT))
    yield from headings(blocks)


Said = tuple[Rule, Severity, str, str]


def _block(kind: str, value: Any, known: Known, is_public: bool) -> Iterator[Said]:
    found = parts(value)
    if kind not in WITHOUT_WORDS and not found.has_words:
        yield Rule.EMPTY, Severity.BLOCKS, _("This block has no words. Write it or take it out."), ""
    for link in found.links:
        yield from _link(link, known, is_public)
    for line in found.lines:
        for sentence in wording.sentences(line):
            words = wording.length(sentence)
            if words > wording.MOST_WORDS:
                said = _("%(words)d words in one sentence. Make two of it; %(most)d are enough.")
                yield Rule.LONG, Severity.WARNS, said % {"words": words, "most": wording.MOST_WORDS}, sentence
    for line in found.bold_lines if kind == "paragraph" else ():
        yield Rule.HEADING, Severity.WARNS, _("A line in bold looks like a heading. Use a heading block."), line
    if isinstance(value, dict):
        yield from _keys(value, known)
        yield from _picture(value, known)


def _link(link: Link, known: Known, is_public: bool) -> Iterator[Said]:
    if not link.text:
        yield Rule.NO_WORDS, Severity.BLOCKS, _("A link has no words, so that nobody can follow it."), link.href
    elif is_vague(link.text):
        said = _("The words of this link do not say where it leads. Name the page or the office.")
        yield Rule.VAGUE, Severity.WARNS, said, link.text
    if link.page_id is None:
        if not _leads_out(link.href):
            said = _("This link leads nowhere. Link to a page of the manual or give a whole address.")
            yield Rule.NOWHERE, Severity.BLOCKS, said, f"{link.text} {link.href}".strip()
        return
    target = known.pages.get(link.page_id)
    if target is None or not target.live:
        yield Rule.NOWHERE, Severity.BLOCKS, _("The page that this link names is not there any more."), link.text
    elif not target.numbered:
        said = _("Readers do not get this link: only chapters and sections of the manual can be linked as pages.")
        yield Rule.NOWHERE, Severity.BLOCKS, said, link.text
    elif is_public and not target.public:
        said = _("The public cannot open the page that this link names: it is for practitioners.")
        yield Rule.NOWHERE, Severity.WARNS, said, link.text


def _leads_out(href: str) -> bool:
    if not href.startswith(OUTSIDE):
        return False
    try:
        address = urlsplit(href)
    except ValueError:
        return False
    return bool(address.hostname) if address.scheme in {"http", "https"} else bool(address.path.strip())


def _keys(value: dict[str, Any], known: Known) -> Iterator[Said]:
    if "article" in value and value["article"] not in known.articles:
        said = _("The legal article is not among those of the Hub.")
        yield Rule.NOWHERE, Severity.BLOCKS, said, str(value["article"] or "")
    if "concept" in value and value["concept"] not in known.concepts:
        yield Rule.NOWHERE, Severity.BLOCKS, _("The term is not in the glossary."), str(value["concept"] or "")
    if "document" in value and value["document"] not in known.documents:
        yield Rule.NOWHERE, Severity.BLOCKS, _("The document is not there any more."), str(value.get("title") or "")


def _picture(value: dict[str, Any], known: Known) -> Iterator[Said]:
    if not isinstance(value.get("image"), int):
        return
    if value["image"] not in known.pictures:
        yield Rule.NOWHERE, Severity.BLOCKS, _("The picture is not there any more."), ""
    elif not (value.get("alt") or value.get("alt_text") or known.pictures[value["image"]]).strip():
        said = _("The picture has no alternative text: people who do not see it learn nothing from it.")
        yield Rule.NO_ALT, Severity.BLOCKS, said, ""
