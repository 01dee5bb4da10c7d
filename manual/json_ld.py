"""What the pages of the manual are, for search engines: parts of a book, the law that it rests on, its editions."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.look import json_ld
from hub.look.json_ld import Thing, thing
from hub.look.navigation import language
from manual.reading import names


def section(context: Mapping[str, Any]) -> list[Thing]:
    return [_part(context, context.get("number") or "")]


def chapter(context: Mapping[str, Any]) -> list[Thing]:
    """With its sections, as its list names them."""
    own = context.get("chapter")
    parts = [
        thing("TechArticle", name=_numbered(entry.number, entry.title), url=json_ld.full(entry.url))
        for entry in context.get("sections") or ()
    ]
    return [{**_part(context, own.number if own else ""), **thing("TechArticle", hasPart=parts)}]


def law_article(context: Mapping[str, Any]) -> list[Thing]:
    """By CELEX and ELI, of the text as it was amended where there is one."""
    article, instrument = context["article"], context["instrument"]
    identifiers = [
        instrument.consolidated_celex or instrument.celex,
        instrument.consolidated_eli or instrument.eli,
    ]
    return [
        thing(
            "Legislation",
            name=names.article_title(article.key),
            description=context["subject"],
            url=context["canonical"],
            legislationIdentifier=[one for one in identifiers if one],
            legislationDate=instrument.adopted_on.isoformat() if instrument.adopted_on else "",
            isPartOf=thing("Legislation", name=names.article_title(instrument.key)),
            sameAs=context["text_url"],
        )
    ]


def edition(context: Mapping[str, Any]) -> list[Thing]:
    found, shown = context["edition"], context["impression"]
    return [
        thing(
            "Book",
            name=_("Edition %(number)s: %(title)s") % {"number": found.number, "title": found.title},
            bookEdition=found.number,
            version=str(shown),
            datePublished=timezone.localdate(shown.published_at).isoformat(),
            url=context["canonical"],
            inLanguage=shown.language,
        )
    ]


def _part(context: Mapping[str, Any], number: str) -> Thing:
    page = context["page"]
    return thing(
        "TechArticle",
        headline=_numbered(number, page.title),
        description=page.summary,
        url=context["canonical"],
        inLanguage=page.locale.language_code,
        isPartOf=thing("Book", name=_("Manual"), url=json_ld.full(f"/{language()}/manual/")),
    )


def _numbered(number: str, title: str) -> str:
    return f"{number} {title}".strip()
