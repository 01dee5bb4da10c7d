"""Inline tags of stored HTML as XLIFF elements, and back: `<g>` around words, `<x/>` for a line break.

Their ids count the tags of the English in order, so that a tool may move them and the Hub still knows each.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from translation.checks import links, markup, numbers
from translation.exchange.unit import Amiss

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "br": "lb"}
BREAK = "<br/>"
NUMBERED = re.compile(r"<(/?)(\w+)(/?)>")
EMERGENCY = re.compile(r"(?<!\d)112(?!\d)")
PROTECTED = (links.ADDRESS, markup.PLACEHOLDER, numbers.TELEPHONE, numbers.ACT, EMERGENCY)


def numbered(source: str) -> dict[str, str]:
    """The opening tags of the English by their ids in a file, line breaks included."""
    opened = [found for found in markup.TAG.finditer(source) if not found[1]]
    return {str(number): _opening(found) for number, found in enumerate(opened, 1)}


def write(parent: Any, data: str, source: str, *, protect: bool) -> None:
    """Put stored text into an XLIFF element; `protect` marks what must stay as it is."""
    free: dict[str, list[str]] = {}
    for number, tag in numbered(source).items():
        free.setdefault(tag, []).append(number)
    beyond = len(numbered(source))
    stack = [parent]
    end = 0
    for found in markup.TAG.finditer(data):
        _words(stack[-1], unescape(data[end : found.start()]), protect)
        end = found.end()
        name = found[2].lower()
        if found[1]:
            if len(stack) > 1:
                stack.pop()
            continue
        tag = _opening(found)
        if free.get(tag):
            number = free[tag].pop(0)
        else:
            beyond += 1
            number = str(beyond)
        element = etree.SubElement(stack[-1], _name("x" if name == "br" else "g"), id=number)
        element.set("ctype", KINDS.get(name, f"x-html-{name}"))
        if name != "br":
            stack.append(element)
    _words(stack[-1], unescape(data[end:]), protect)


def read(element: Any) -> str:
    """What an XLIFF element says, its tags as `<1>`, `</1>` and `<2/>`; `restored` puts the real ones in."""
    return "".join(_read(element, {}))


def restored(text: str, source: str) -> str:
    """The stored form of what `read` gave; `Amiss` where it holds tags that the English `source` lacks."""
    tags = numbered(source)

    def tag(found: re.Match[str]) -> str:
        closing, number, alone = found.groups()
        if number == "lb" or (alone and tags.get(number) == BREAK):
            return BREAK
        if alone or tags.get(number, BREAK) == BREAK:
            raise Amiss(_("The English has no tag with the number %(number)s.") % {"number": number})
        return f"</{tags[number][1:-1].split()[0]}>" if closing else tags[number]

    return NUMBERED.sub(tag, text)


def _read(element: Any, opened: dict[str, str]) -> Iterator[str]:
    yield escape(element.text or "", quote=False)
    for child in element:
        if isinstance(child.tag, str):
            yield from _child(child, opened)
        yield escape(child.tail or "", quote=False)


def _child(child: Any, opened: dict[str, str]) -> Iterator[str]:
    name = etree.QName(child).localname
    number = "".join(filter(str.isalnum, child.get("id", ""))) or "0"
    pair = child.get("rid") or number
    if name == "mrk":
        yield from _read(child, opened)
    elif name == "g":
        yield f"<{number}>"
        yield from _read(child, opened)
        yield f"</{number}>"
    elif name in ("bx", "bpt"):
        opened[pair] = number
        yield f"<{number}>"
    elif name in ("ex", "ept"):
        yield f"</{opened.get(pair, number)}>"
    else:
        yield f"<{'lb' if child.get('ctype') == 'lb' else number}/>"


def _opening(found: re.Match[str]) -> str:
    if found[2].lower() == "br":
        return BREAK
    return f"<{found[2].lower()}{found[3].rstrip('/').rstrip()}>"


def _words(parent: Any, text: str, protect: bool) -> None:
    if not protect:
        _append(parent, text)
        return
    end = 0
    for start, stop in _protected(text):
        _append(parent, text[end:start])
        etree.SubElement(parent, _name("mrk"), mtype="protected").text = text[start:stop]
        end = stop
    _append(parent, text[end:])


def _protected(text: str) -> list[tuple[int, int]]:
    """Stretches that stay as they are, from left to right, none within another."""
    kept: list[tuple[int, int]] = []
    for start, stop in sorted({found.span() for pattern in PROTECTED for found in pattern.finditer(text)}):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return kept


def _append(parent: Any, text: str) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
