"""HTML of a mail as text: nothing is fetched, quoted parts are left out, blocks end a line."""

import re

from lxml import etree
from lxml import html as lxml_html

MOST = 200_000
"""Characters of HTML that are read."""
DROPPED = ("script", "style", "head", "title", "blockquote", "template", "object", "svg", "noscript")
BLOCKS = frozenset({"p", "div", "br", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr"})
QUOTED = re.compile(r"\b(gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra)\b")
REST_IS_QUOTED = frozenset(
    {"appendonsend", "divrplyfwdmsg", "ms-outlook-mobile-reference-message", "mail-editor-reference-message-container"}
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", re.IGNORECASE)


def words_of(html: str) -> str:
    """The text that a person sees; empty where it cannot be read."""
    try:
        tree = lxml_html.document_fromstring(html[:MOST], parser=lxml_html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    pieces: list[str] = []
    _walk(tree, pieces)
    lines = (re.sub(r"[ \t\f]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(lines)


def _walk(root: etree._Element, pieces: list[str]) -> None:
    """In the order of the text, without recursion: a hostile mail nests as deep as it likes."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        if is_done:
            if element.tag in BLOCKS and element.tag != "br":
                pieces.append("\n")
            pieces.append(_flat(element.tail))
            continue
        if str(element.get("id") or "").lower() in REST_IS_QUOTED:
            return
        if _is_left_out(element):
            pieces.append(_flat(element.tail))
            continue
        if element.tag in BLOCKS:
            pieces.append("\n- " if element.tag == "li" else "\n")
        pieces.append(_flat(element.text))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _is_left_out(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return True
    return bool(QUOTED.search(element.get("class") or "") or HIDDEN.search(element.get("style") or ""))


def _flat(text: str | None) -> str:
    """HTML's white space is one space."""
    return re.sub(r"\s+", " ", text or "")
