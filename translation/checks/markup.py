"""What breaks a page: tags, placeholders and characters that may not be saved as they are."""

import re
from collections import Counter
from html import unescape

from django.utils.translation import gettext as _

from translation.checks.finding import Finding

EMPTY = "empty"
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"]|\"[^\"]*\")*)>")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<![\w%])%[sd]\b|\$?\{\{?\s*[A-Za-z_][\w.]*\s*\}?\}")
# Controls but tab and line feed, directional overrides (Unicode UAX 9), non-characters and the replacement character.
UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd-\uffff\ue000-\uf8ff]"
)


def findings(source: str, target: str) -> list[Finding]:
    """Each of them refuses."""
    if words(source).strip() and not words(target).strip():
        return [Finding(EMPTY, _("The translation is empty."), refuses=True)]
    return [*controls(target), *_tags(source, target), *_placeholders(source, target)]


def controls(text: str) -> list[Finding]:
    """Characters that nobody sees and that no text of a page may hold; also asked of what was typed."""
    found = sorted({f"U+{ord(character):04X}" for character in UNWANTED.findall(text)})
    if not found:
        return []
    message = _("The translation holds a hidden character: %(what)s") % {"what": ", ".join(found)}
    return [Finding("character", message, refuses=True)]


def words(data: str) -> str:
    """The text without tags and entities."""
    return unescape(TAG.sub("", BREAK.sub("\n", data)))


def _tags(source: str, target: str) -> list[Finding]:
    found = []
    open_tag = _unbalanced(target)
    if open_tag:
        message = _("A tag is not closed, or closed at the wrong place: %(what)s") % {"what": open_tag}
        found.append(Finding("tags", message, refuses=True))
    return found or _differences("tags", _opened(source), _opened(target))


def _placeholders(source: str, target: str) -> list[Finding]:
    said, heard = (Counter(PLACEHOLDER.findall(words(text))) for text in (source, target))
    return _differences("placeholders", said, heard)


def _differences(code: str, said: Counter[str], heard: Counter[str]) -> list[Finding]:
    found = []
    if missing := said - heard:
        message = _("The translation lacks %(what)s of the English.") % {"what": ", ".join(missing)}
        found.append(Finding(code, message, refuses=True))
    if extra := heard - said:
        message = _("The English has no %(what)s.") % {"what": ", ".join(extra)}
        found.append(Finding(code, message, refuses=True))
    return found


def _opened(data: str) -> Counter[str]:
    """Opening tags as written, without spaces that mean nothing; line breaks are the translator's."""
    return Counter(
        f"<{name.lower()}{' ' if rest.split() else ''}{' '.join(rest.rstrip('/').split())}>"
        for closing, name, rest in TAG.findall(data)
        if not closing and name.lower() != "br"
    )


def _unbalanced(data: str) -> str:
    """The first tag that is open when it should not be, or closes nothing; empty where all is well."""
    waiting: list[str] = []
    for closing, name, rest in TAG.findall(data):
        name = name.lower()
        if name == "br" or rest.endswith("/"):
            continue
        if not closing:
            waiting.append(name)
        elif not waiting or waiting.pop() != name:
            return f"</{name}>"
    return f"<{waiting[-1]}>" if waiting else ""
