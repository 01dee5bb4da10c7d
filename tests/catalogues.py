"""What the code says to people, against the catalogues: `python tests/catalogues.py check|update`.

Needs no gettext on the machine. `update` adds what is new, empty, and drops what is gone; people then translate.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.plurals import get_plural
from django.conf import settings
from django.utils.translation.template import templatize

CLONE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CLONE))

from hub.settings.parts.i18n import LANGUAGE_CODE, LANGUAGES  # noqa: E402 - the clone is on the path only now
from tests import sentences  # noqa: E402 - the same

ROOMS = ["hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search"]
TARGETS = [code for code, _name in LANGUAGES if code != LANGUAGE_CODE]
SHAPES = {  # where the context, the text and the plural stand among the arguments
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "_": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
CALL = re.compile(r"\b(_|n?p?gettext)\(")
NAMED = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
TAG = re.compile(r"<(/?[a-z][\w-]*)\b")


@dataclass(frozen=True, order=True)
class Key:
    text: str
    context: str = ""
    plural: str = ""


def said() -> dict[Key, list[str]]:
    """Every message of code and templates, with where it stands."""
    found: dict[Key, list[str]] = {}
    for path, key in _everything():
        found.setdefault(key, []).append(str(path.relative_to(CLONE)))
    return found


def catalogue(language: str) -> Path:
    return CLONE / "locale" / language / "LC_MESSAGES" / "django.po"


def problems(language: str, messages: dict[Key, list[str]]) -> list[str]:
    if not catalogue(language).is_file():
        return [f"{language}: there is no catalogue"]
    return wrong_in(polib.pofile(str(catalogue(language))), language, messages)


def wrong_in(file: polib.POFile, language: str, messages: dict[Key, list[str]]) -> list[str]:
    """One line for each message that a catalogue lacks, is not sure of, or has with something lost or strange."""
    known = {_key(entry): entry for entry in file if not entry.obsolete}
    forms = get_plural(language).num_plurals
    wrong = []
    if f"nplurals={forms};" not in file.metadata.get("Plural-Forms", ""):
        wrong.append(f"{language}: Plural-Forms must have {forms} forms")
    for key, places in sorted(messages.items()):
        entry = known.get(key)
        if entry is None:
            wrong.append(f"{language}: missing {key.text!r} ({places[0]})")
        elif "fuzzy" in entry.flags:
            wrong.append(f"{language}: not sure of {key.text!r}")
        elif not any(_translations(entry)):
            wrong.append(f"{language}: not translated {key.text!r} ({places[0]})")
        elif not all(_translations(entry)) or (key.plural and len(entry.msgstr_plural) != forms):
            wrong.append(f"{language}: a plural form is left out of {key.text!r} ({places[0]})")
        elif complaint := _names_differ(key, entry) or _tags_differ(key, entry):
            wrong.append(f"{language}: {complaint} in {key.text!r}")
    return wrong


def update(language: str, messages: dict[Key, list[str]]) -> None:
    path = catalogue(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    old = polib.pofile(str(path)) if path.is_file() else polib.POFile()
    known = {_key(entry): entry for entry in old if not entry.obsolete}
    plural = get_plural(language)
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": old.metadata.get("Plural-Forms") or f"{plural.plural_forms};",
    }
    forms = plural.num_plurals
    for key, places in sorted(messages.items()):
        entry = known.get(key) or polib.POEntry(
            msgid=key.text,
            msgctxt=key.context or None,
            msgid_plural=key.plural,
            msgstr_plural=dict.fromkeys(range(forms), "") if key.plural else {},
        )
        entry.occurrences = [(place, "") for place in sorted(set(places))]
        new.append(entry)
    new.save(str(path))


def files() -> Iterator[Path]:
    """Every module and template that may speak to people."""
    for room in ROOMS:
        yield from (path for path in sorted((CLONE / room).rglob("*.py")) if "migrations" not in path.parts)
        for suffix in ("html", "txt"):
            yield from sorted((CLONE / room).rglob(f"templates/**/*.{suffix}"))


def in_pieces(messages: dict[Key, list[str]]) -> list[str]:
    """Sentences that are put together from pieces, and counts without a plural, anywhere in the code."""
    return sentences.problems(list(files()), {(key.text, key.plural): at for key, at in messages.items()}, CLONE)


def _everything() -> Iterator[tuple[Path, Key]]:
    for path in files():
        keys = _in_python(path.read_text()) if path.suffix == ".py" else _in_template(path)
        yield from ((path, key) for key in keys)


def _in_python(source: str) -> Iterator[Key]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHAPES:
                yield from _from_call(name, node.args)


def _in_template(path: Path) -> Iterator[Key]:
    """Django turns the template into calls among filling; each call is read by itself."""
    code = templatize(path.read_text(), origin=str(path))
    for found in CALL.finditer(code):
        for end in (at for at, letter in enumerate(code) if at > found.start() and letter == ")"):
            try:
                node = ast.parse(code[found.start() : end + 1], mode="eval").body
            except SyntaxError:
                continue
            if isinstance(node, ast.Call):
                yield from _from_call(found[1], node.args)
            break


def _from_call(name: str, arguments: list[ast.expr]) -> Iterator[Key]:
    at_context, at_text, at_plural = SHAPES[name]

    def text(at: int | None) -> str | None:
        if at is None or at >= len(arguments):
            return ""
        node = arguments[at]
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None

    context, message, plural = text(at_context), text(at_text), text(at_plural)
    if message and context is not None and plural is not None:
        yield Key(text=message, context=context, plural=plural)


def _key(entry: polib.POEntry) -> Key:
    return Key(text=entry.msgid, context=entry.msgctxt or "", plural=entry.msgid_plural or "")


def _translations(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _names_differ(key: Key, entry: polib.POEntry) -> str:
    allowed = set(NAMED.findall(key.text)) | set(NAMED.findall(key.plural))
    for translation in _translations(entry):
        strange = set(NAMED.findall(translation)) - allowed
        lost = set() if key.plural else allowed - set(NAMED.findall(translation))
        if strange or lost:
            return f"placeholders differ ({', '.join(sorted(strange | lost))})"
    return ""


def _tags_differ(key: Key, entry: polib.POEntry) -> str:
    """Each translation has the tags of the text as often as the text, or as its plural, has them."""
    wanted = [Counter(TAG.findall(text)) for text in filter(None, (key.text, key.plural))]
    for translation in _translations(entry):
        if Counter(TAG.findall(translation)) not in wanted:
            return "tags differ"
    return ""


def main(action: str) -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
    messages = said()
    if action == "update":
        for language in TARGETS:
            update(language, messages)
        sys.stdout.write(f"{len(messages)} messages in {', '.join(TARGETS)}\n")
        return 0
    wrong = [problem for language in TARGETS for problem in problems(language, messages)]
    wrong += in_pieces(messages)
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
