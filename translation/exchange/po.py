"""PO, written and read. A text without tags is written as it reads; one with tags keeps them."""

from collections.abc import Iterable
from html import escape

import polib
from django.utils.translation import gettext as _

from translation.checks import markup
from translation.exchange.unit import Identity, Read, ReadFile, State, Unit, Unreadable, tidy
from translation.exchange.xliff import as_key, as_moment

HUB = "X-Hub-"


def write(identity: Identity, units: Iterable[Unit]) -> bytes:
    """The file of one page."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": f"Hub {identity.edition}".strip(),
        "Language": identity.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": identity.source_language,
        f"{HUB}Page": str(identity.page_key),
        f"{HUB}Title": identity.title,
        f"{HUB}Revision": identity.revision,
        f"{HUB}Texts": identity.texts,
        f"{HUB}Edition": identity.edition,
        f"{HUB}Saved": identity.saved.isoformat() if identity.saved else "",
    }
    for unit in units:
        file.append(_entry(unit))
    return f"{file}\n".encode()


def read(data: bytes) -> list[ReadFile]:
    """The page of a file; `Unreadable` with a message for whoever uploaded it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file is not written in UTF-8.")) from error
    if "\0" in text:
        raise Unreadable(_("The file is not written in UTF-8."))
    text = text.replace("\r\n", "\n")
    if "msgid" not in text:
        raise Unreadable(_("This is no PO file."))
    try:
        file = polib.pofile(f"\n{text}", encoding="utf-8")  # a text that begins a line is never taken for a path
    except (OSError, ValueError, IndexError) as error:
        raise Unreadable(_("The file is broken: %(why)s") % {"why": error}) from error
    return [ReadFile(_identity(file), [_read(entry) for entry in file if not entry.obsolete], stored)]


def stored(text: str, source: str) -> str:
    """What a PO file says, as it is kept: the tags of the English stay tags, everything else is words."""
    if _is_plain(source):
        return escape(text.strip(), quote=False).replace("\n", "<br/>")
    return tidy(markup.BREAK.sub("<br/>", text))


def _is_plain(source: str) -> bool:
    return "<" not in markup.BREAK.sub("", source)


def _entry(unit: Unit) -> polib.POEntry:
    target = unit.target or (unit.source if unit.is_fixed else "")
    notes = [*unit.notes]
    if unit.limit:
        notes.append(_("At most %(count)d characters.") % {"count": unit.limit})
    flags = [f"max-length:{unit.limit}"] if unit.limit else []
    return polib.POEntry(
        msgctxt=unit.path,
        msgid=_shown(unit.source, unit.source),
        msgstr=_shown(target, unit.source),
        comment="\n".join([*notes, *(["state: signed-off"] if unit.state is State.SIGNED_OFF else [])]),
        flags=flags,
    )


def _shown(data: str, source: str) -> str:
    return markup.words(data) if _is_plain(source) else data


def _read(entry: polib.POEntry) -> Read:
    return Read(
        path=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        unfinished="fuzzy" in entry.flags,
    )


def _identity(file: polib.POFile) -> Identity:
    told = {name.lower(): value for name, value in file.metadata.items()}

    def hub(name: str) -> str:
        return str(told.get(f"{HUB}{name}".lower(), "")).strip()

    return Identity(
        page_key=as_key(hub("page")),
        source_language=str(told.get("x-source-language", "")),
        language=str(told.get("language", "")),
        title=hub("title"),
        revision=hub("revision"),
        texts=hub("texts"),
        edition=hub("edition"),
        saved=as_moment(hub("saved")),
    )
