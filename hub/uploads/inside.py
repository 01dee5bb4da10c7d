"""What lies in a PDF beside its visible words: every dictionary, what is said for the ear, and pictures' own data."""

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from hub.uploads.kinds import MOST_BYTES, Problem, Unfit

SAID = ("/Alt", "/ActualText", "/E", "/T", "/TU", "/Title")
"""Keys of texts that a page does not show, but that are read aloud or copied (ISO 32000-2, 14.9)."""
JPEG, JPEG_2000 = "/DCTDecode", "/JPXDecode"
PICTURES = frozenset({JPEG, JPEG_2000, "/CCITTFaxDecode", "/JBIG2Decode"})
KEPT_SEGMENTS = frozenset({0xE0, 0xEE})
"""Of a JPEG's application segments: JFIF and Adobe's, which says how its colours are meant."""
KEPT_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})


def dictionaries(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream, those that lie directly in another one included."""
    for thing in document.objects:
        yield from _within(thing)


def said(document: pikepdf.Pdf) -> list[str]:
    """Texts that no page shows: alternatives, expansions and titles, in the structure and in the contents of pages."""
    found = [str(one[key]) for one in dictionaries(document) for key in SAID if _is_text(one.get(key))]
    for page in document.pages:
        for instruction in pikepdf.parse_content_stream(page):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                _refuse_pictures(instruction)
                continue
            for operand in instruction.operands:
                if isinstance(operand, pikepdf.Dictionary):
                    found += [str(one[key]) for one in _within(operand) for key in SAID if _is_text(one.get(key))]
    return found


def bare_pictures(document: pikepdf.Pdf) -> None:
    """Take out of every picture what is not its pixels: where and with what it was taken. Raises Unfit."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and (filters := filters_of(thing)) and filters[-1] in {JPEG, JPEG_2000}:
            raw = _unpacked(thing.read_raw_bytes(), filters[:-1])
            bare = bare_jpeg(raw) if filters[-1] == JPEG else bare_jpeg_2000(raw)
            thing.write(bare, filter=pikepdf.Name(filters[-1]), decode_parms=None)


def filters_of(stream: Any) -> list[str]:
    filters = stream.get("/Filter", pikepdf.Array())
    return [str(one) for one in ([filters] if isinstance(filters, pikepdf.Name) else filters)]


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG (ITU-T T.81) without comments and application data but those that its colours need. Raises Unfit."""
    if not data.startswith(b"\xff\xd8"):
        raise Unfit(Problem.BROKEN)
    kept, at = [b"\xff\xd8"], 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1] if at + 1 < len(data) else 0
        if marker == 0xDA:
            end = data.rfind(b"\xff\xd9")
            return b"".join([*kept, data[at : end + 2 if end > at else len(data)]])
        size = 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker != 0xFE and (not 0xE0 <= marker <= 0xEF or marker in KEPT_SEGMENTS):
            kept.append(data[at : at + size])
        at += max(size, 4)
    raise Unfit(Problem.BROKEN)


def bare_jpeg_2000(data: bytes) -> bytes:
    """A JP2 file (ITU-T T.800, annex I) with the boxes of its picture alone; a bare codestream stays. Raises Unfit."""
    if data.startswith(b"\xff\x4f"):
        return data
    kept, at = [], 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = len(data) if size == 0 else at + size
        if size == 1 or end <= at:
            raise Unfit(Problem.BROKEN)
        if name in KEPT_BOXES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _within(thing: Any) -> Iterator[Any]:
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        inner = [thing[key] for key in thing.keys()]  # noqa: SIM118 - a stream is no mapping
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    else:
        return
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _within(one)


def _is_text(value: Any) -> bool:
    return isinstance(value, pikepdf.String | str) and bool(str(value).strip())


def _refuse_pictures(image: Any) -> None:
    if PICTURES & set(image.iimage.filters):
        raise Unfit(Problem.BROKEN)


def _unpacked(raw: bytes, filters: list[str]) -> bytes:
    if not filters:
        return raw
    if filters != ["/FlateDecode"]:
        raise Unfit(Problem.BROKEN)
    return zlib.decompressobj().decompress(raw, 4 * MOST_BYTES)
