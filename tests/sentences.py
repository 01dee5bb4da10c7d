"""Sentences that are put together from pieces, and counts without a plural: no translator can make them right."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

GETTEXT = frozenset(
    name + lazy for name in ("_", "gettext", "ngettext", "pgettext", "npgettext") for lazy in ("", "_lazy", "_noop")
)
COUNTED = re.compile(r"%\((?:count|n|days|hours|months|words|pages)\)[sd] \w")
CUT = re.compile(r"^[\s,;.)]|[\s,(]$")
TEXT = r"\{%\s*trans(?:late)?\s+(?P<{name}>\"[^\"]*\"|'[^']*')\s*%\}"
INLINE = r"(?:[ \t]|</?(?:a|b|bdi|em|i|span|strong|time)\b[^>\n]*>)*"
BEFORE_A_VALUE = re.compile(TEXT.replace("{name}", "text") + r"[ \t]+\{\{")
AFTER_A_VALUE = re.compile(r"\}\}[ \t]+" + TEXT.replace("{name}", "text"))
TWO = re.compile(
    TEXT.replace("{name}", "first") + INLINE + r"(?:\{\{[^}]*\}\})?" + INLINE + TEXT.replace("{name}", "text")
)
FINISHED = (".", ":", "?", "!", "…")

# Messages that look so and are right, each with the reason.
A_LIMIT = "the number is a limit of the Hub, far from one"
A_LABEL = "a label before its field"
A_PARTICIPLE = "a state beside its number in a cell of a table, without a noun"
ALLOWED = {
    "%(n)s arrived": A_PARTICIPLE,
    "%(n)s confirmed": A_PARTICIPLE,
    "%(n)s handed over": A_PARTICIPLE,
    "%(n)s planned": A_PARTICIPLE,
    "%(n)s required": A_PARTICIPLE,
    "%(words)d words in one sentence. Make two of it; %(most)d are enough.": A_LIMIT,
    "At most %(count)d characters.": A_LIMIT,
    "Kind": A_LABEL,
    "The archive holds more than %(count)d files.": A_LIMIT,
    "The text is longer than %(count)d characters.": A_LIMIT,
    "What changed, in one sentence": A_LABEL,
    "Write at most %(count)d characters.": A_LIMIT,
}


def in_python(source: str) -> Iterator[str]:
    """What joins a message to something else, and what is handed to gettext without being a plain text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            joined = _is_gettext(node.left) or _is_gettext(node.right)
        elif isinstance(node, ast.JoinedStr):
            joined = any(_is_gettext(inner) for inner in ast.walk(node))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            joined = any(_is_gettext(inner) for argument in node.args for inner in ast.walk(argument))
        elif isinstance(node, ast.Call) and _is_gettext(node):
            joined = any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2])
        else:
            continue
        if joined:
            yield f"line {node.lineno}: {ast.unparse(node)[:80]}"


def in_template(text: str) -> Iterator[str]:
    """A message that runs on into a value or another message, or goes on after one."""
    for found in BEFORE_A_VALUE.finditer(text):
        if not _said(found).endswith(FINISHED):
            yield from _unless_allowed(_said(found), found)
    for found in AFTER_A_VALUE.finditer(text):
        if _goes_on(_said(found)):
            yield from _unless_allowed(_said(found), found)
    for found in TWO.finditer(text):
        if _goes_on(_said(found)) and not found["first"][1:-1].endswith(FINISHED):
            yield from _unless_allowed(_said(found), found)


def in_message(text: str, plural: str) -> str:
    """What is wrong with a message by itself, or nothing."""
    if text in ALLOWED:
        return ""
    if CUT.search(text):
        return "a piece of a sentence"
    if not plural and COUNTED.search(text):
        return "a number without a plural"
    return ""


def problems(files: list[Path], messages: dict[tuple[str, str], list[str]], clone: Path) -> list[str]:
    """One line for each sentence in pieces, and for each exception that nothing needs any more."""
    wrong = []
    for path in files:
        look = in_python if path.suffix == ".py" else in_template
        wrong += [f"{path.relative_to(clone)}: put together from pieces: {piece}" for piece in look(path.read_text())]
    for (text, plural), places in sorted(messages.items()):
        if complaint := in_message(text, plural):
            wrong.append(f"{places[0]}: {complaint}: {text!r}")
    said = {text for text, _plural in messages}
    return [*wrong, *(f"tests/sentences.py: nobody says {text!r} any more" for text in ALLOWED if text not in said)]


def _is_gettext(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in GETTEXT


def _said(found: re.Match[str]) -> str:
    return found["text"][1:-1]


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;.)"


def _unless_allowed(text: str, found: re.Match[str]) -> Iterator[str]:
    if text not in ALLOWED:
        line = found.string[: found.start()].count("\n") + 1
        yield f"line {line}: {text!r}"
