"""XLIFF 1.2, written and read. Read strictly: no DTD, no entity, no network; written the same for the same state."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from lxml import etree

from translation.exchange import inline
from translation.exchange.unit import Identity, Read, ReadFile, State, Unit, Unreadable, tidy

NAME = f"{{{inline.NAMESPACE}}}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TOOL = "Hub"
UNFINISHED = ("needs-", "new")


def write(identity: Identity, units: Iterable[Unit]) -> bytes:
    """The file of one page."""
    root = etree.Element(f"{NAME}xliff", nsmap={None: inline.NAMESPACE}, version="1.2")
    file = etree.SubElement(
        root,
        f"{NAME}file",
        {
            "original": str(identity.page_key),
            "source-language": identity.source_language,
            "target-language": identity.language,
            "datatype": "html",
            "product-name": TOOL,
        },
    )
    if identity.edition:
        file.set("product-version", identity.edition)
    header = etree.SubElement(file, f"{NAME}header")
    for name, value in _told(identity):
        etree.SubElement(header, f"{NAME}note", {"from": f"hub-{name}"}).text = value
    body = etree.SubElement(file, f"{NAME}body")
    for unit in units:
        _write_unit(body, unit, identity)
    _indent(root, file, header, body, *body)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def read(data: bytes) -> list[ReadFile]:
    """Every page of a file; `Unreadable` with a message for whoever uploaded it."""
    root = _parsed(data)
    if etree.QName(root).localname != "xliff":
        raise Unreadable(_("This is no XLIFF file."))
    if not root.get("version", "1.2").startswith("1."):
        raise Unreadable(_("This is XLIFF %(version)s; save it as XLIFF 1.2.") % {"version": root.get("version")})
    files = [ReadFile(_identity(file), list(_units(file)), inline.restored) for file in _children(root, "file")]
    if not files:
        raise Unreadable(_("This XLIFF file holds no texts."))
    return files


def _told(identity: Identity) -> Iterator[tuple[str, str]]:
    yield "title", identity.title
    yield "revision", identity.revision
    yield "texts", identity.texts
    if identity.edition:
        yield "edition", identity.edition
    if identity.saved:
        yield "saved", identity.saved.isoformat()


def _write_unit(body: Any, unit: Unit, identity: Identity) -> None:
    element = etree.SubElement(body, f"{NAME}trans-unit", {"id": unit.key, "resname": unit.path})
    if unit.limit:
        element.set("maxwidth", str(unit.limit))
        element.set("size-unit", "char")
    if unit.is_fixed:
        element.set("translate", "no")
    if unit.state is State.SIGNED_OFF:
        element.set("approved", "yes")
    source = etree.SubElement(element, f"{NAME}source", {LANG: identity.source_language})
    inline.write(source, unit.source, unit.source, protect=not unit.is_fixed)
    target = etree.SubElement(element, f"{NAME}target", {LANG: identity.language, "state": unit.state.value})
    inline.write(target, unit.target or (unit.source if unit.is_fixed else ""), unit.source, protect=False)
    group = etree.SubElement(element, f"{NAME}context-group", purpose="location")
    etree.SubElement(group, f"{NAME}context", {"context-type": "x-path"}).text = unit.path
    for note in unit.notes:
        etree.SubElement(element, f"{NAME}note", {"from": "hub"}).text = note


def _indent(*elements: Any) -> None:
    """A line for each part of the frame; spaces within texts are theirs."""
    for element in elements:
        depth = sum(1 for _ancestor in element.iterancestors())
        for child in element:
            child.tail = "\n" + "  " * (depth + 1)
        if len(element):
            element.text = "\n" + "  " * (depth + 1)
            element[-1].tail = "\n" + "  " * depth


def _parsed(data: bytes) -> Any:
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or b"<!ENTITY" in data.replace(b"\0", b""):
        raise Unreadable(_("The file declares a document type; such files are not read."))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(_("The file is broken: %(why)s") % {"why": _why(error)}) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_("The file declares a document type; such files are not read."))
    return root


def _why(error: Exception) -> str:
    return str(error).partition("(<string>")[0].strip()


def _identity(file: Any) -> Identity:
    header = next(_children(file, "header"), None)
    notes = _children(header, "note") if header is not None else ()
    told = {
        note.get("from", "").removeprefix("hub-"): (note.text or "").strip()
        for note in notes
        if note.get("from", "").startswith("hub-")
    }
    return Identity(
        page_key=as_key(file.get("original", "")),
        source_language=file.get("source-language", ""),
        language=file.get("target-language", ""),
        title=told.get("title", ""),
        revision=told.get("revision", ""),
        texts=told.get("texts", ""),
        edition=told.get("edition", "") or file.get("product-version", ""),
        saved=as_moment(told.get("saved", "")),
    )


def as_key(text: str) -> UUID | None:
    """The page that a file names, wherever a tool has put a path before it."""
    try:
        return UUID(text.strip().replace("\\", "/").rpartition("/")[2])
    except ValueError:
        return None


def as_moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _units(file: Any) -> Iterator[Read]:
    for element in file.iter("{*}trans-unit"):
        source = next(_children(element, "source"), None)
        target = next(_children(element, "target"), None)
        if source is not None:
            yield _unit(element, source, target)


def _unit(element: Any, source: Any, target: Any) -> Read:
    state = target.get("state", "") if target is not None else ""
    return Read(
        key=element.get("id", ""),
        path=element.get("resname", ""),
        source=tidy(inline.read(source)),
        target=tidy(inline.read(target)) if target is not None else "",
        unfinished=state.startswith(UNFINISHED),
    )


def _children(element: Any, local: str) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str) and etree.QName(child).localname == local)
