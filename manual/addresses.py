"""Where the manual's pages, numbers and editions are found. The only place that spells these addresses."""

from urllib.parse import urlencode

from django.conf import settings

SOURCE = settings.LANGUAGE_CODE


def manual(language: str) -> str:
    return f"/{language}/manual/"


def chapter(language: str, slug: str) -> str:
    return f"{manual(language)}{slug}/"


def section(language: str, chapter_slug: str, slug: str) -> str:
    return f"{manual(language)}{chapter_slug}/{slug}/"


def number(language: str, citable: str, edition: str = "") -> str:
    """The address of a citable number; with `edition`, of how it read then."""
    return f"{manual(language)}{citable}/" + (f"?edition={edition}" if edition else "")


def cite(language: str, citable: str, edition: str = "") -> str:
    """The page from which a number's citation is copied."""
    return f"{number(language, citable)}cite/" + (f"?edition={edition}" if edition else "")


def editions(language: str) -> str:
    return f"{manual(language)}editions/"


def edition(language: str, citable: str, impression: int = 0) -> str:
    """The page of an edition, or of one of its older impressions."""
    return f"{editions(language)}{citable}/" + (f"{impression}/" if impression else "")


def since(language: str, held: str) -> str:
    """What changed since the edition that somebody holds: where the code on a printed copy leads."""
    return f"{edition(language, held)}since/"


def compare(language: str) -> str:
    """Where two editions are chosen."""
    return f"{editions(language)}compare/"


def comparison(language: str, older: str, newer: str, citable: str = "", *, beside: bool = False) -> str:
    """Two editions compared: the whole, or one section of it, inline or side by side."""
    whole = f"{edition(language, older)}compare/{newer}/"
    return whole + (f"{citable}/" if citable else "") + ("side-by-side/" if citable and beside else "")


def history(language: str, citable: str) -> str:
    return f"{number(language, citable)}history/"


def editions_feed(language: str, kind: str = "atom") -> str:
    return f"{editions(language)}feed.{kind}"


def kept(language: str, citable: str, name: str) -> str:
    """A picture or form as an edition holds it."""
    return f"{edition(language, citable)}kept/{name}"


def offline(language: str) -> str:
    """Where a reader keeps the manual on a device."""
    return f"{manual(language)}offline/"


def pack(language: str, country: str) -> str:
    """What the pack of a country holds, for the worker."""
    return f"{offline(language)}{country}.json"


def kept_pages(language: str) -> str:
    """Below here a device shows what it keeps; the first page itself is the contents."""
    return f"{offline(language)}read/"


def kept_contents(language: str, country: str) -> str:
    """Where the first page of a country's pack is fetched."""
    return f"{kept_pages(language)}for/{country}/"


def article(language: str, slug: str) -> str:
    return f"{law(language)}{slug}/"


def anchor(citable: str) -> str:
    return f"#p-{citable}"


def lens(language: str, back: str) -> str:
    """Where a reader chooses country and role, to return to `back`."""
    return f"{manual(language)}lens/?{urlencode({'back': back})}"


def cards(language: str) -> str:
    return f"{manual(language)}card/"


def card(language: str, country: str, role: str) -> str:
    """The first-hours card of a country and a role."""
    return f"{cards(language)}{country}/{role}/"


def glossary(language: str) -> str:
    return f"/{language}/glossary/"


def term(language: str, key: str) -> str:
    return f"{glossary(language)}{key}/"


def law(language: str) -> str:
    return f"/{language}/law/"
