"""Files that people send, honest and hostile."""

import io
import struct
import zlib

import pikepdf
from PIL import Image

EIFFEL = {1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)}
GPS = 34853


def image(kind: str = "JPEG", *, size: tuple[int, int] = (60, 40), **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, format=kind, **saved)
    return out.getvalue()


def image_with_place(kind: str = "JPEG") -> bytes:
    """A picture whose EXIF says where and by whom it was taken, turned by a quarter."""
    exif = Image.Exif()
    exif[GPS] = EIFFEL
    exif[315] = "Somebody Known"
    exif[274] = 6
    return image(kind, exif=exif)


def png_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A small PNG that says it is 2.5 billion pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def pdf(*, pages: int = 1, words: str = "Plan of the training", **saved: object) -> bytes:
    with pikepdf.new() as document:
        for _page in range(pages):
            page = document.add_blank_page(page_size=(300, 200))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
            page.Contents = document.make_stream(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
        return _saved(document, **saved)


def pdf_with_all() -> bytes:
    """A PDF with script, an attachment, a form, links, notes, XMP and an author."""
    with pikepdf.open(io.BytesIO(pdf())) as document:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
        document.Root.OpenAction = script
        document.Root.AA = pikepdf.Dictionary(WC=script)
        document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
        document.attachments["hidden.txt"] = b"name of a child"
        document.docinfo["/Author"] = "Somebody Known"
        with document.open_metadata() as meta:
            meta["dc:creator"] = ["Somebody Known"]
        page = document.pages[0]
        page.AA = pikepdf.Dictionary(O=script)
        page.PieceInfo = pikepdf.Dictionary(Known="Somebody Known")
        page.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[0, 0, 9, 9],
                    A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://track.example.org/1"),
                ),
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="Somebody Known"
                ),
            ]
        )
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]))
        return _saved(document)


def pdf_with_picture(*, packed: bool = False) -> bytes:
    """A page that shows a photograph with its place, packed once more or not."""
    photo = image_with_place()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        stream = pikepdf.Stream(document, b"")
        data = zlib.compress(photo) if packed else photo
        names = [pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode] if packed else [pikepdf.Name.DCTDecode]
        stream.write(data, filter=pikepdf.Array(names))
        stream.Type, stream.Subtype, stream.Width, stream.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 60, 40
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
        document.pages[0].Resources.XObject = pikepdf.Dictionary(Im1=document.make_indirect(stream))
        return _saved(document)


def pdf_with_what_is_said(words: str) -> bytes:
    """`words` as the alternative of a figure in the structure, and as the actual text of a part of the page."""
    with pikepdf.open(io.BytesIO(pdf())) as document:
        figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=f"{words} 1")
        document.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=figure)
        part = f"/Span <</ActualText ({words} 2)>> BDC BT /F1 12 Tf 20 50 Td (o) Tj ET EMC"
        document.pages[0].contents_add(part.encode())
        return _saved(document)


def pdf_bomb(*, pages: int = 1, millions: int = 1000) -> bytes:
    """Pages whose content is so many million spaces each, packed small."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _part in range(millions)) + packer.flush()
    with pikepdf.new() as document:
        for _page in range(pages):
            page = document.add_blank_page()
            stream = pikepdf.Stream(document, b"")
            stream.write(packed, filter=pikepdf.Name.FlateDecode)
            page.Contents = document.make_indirect(stream)
        return _saved(document)


def _saved(document: pikepdf.Pdf, **saved: object) -> bytes:
    out = io.BytesIO()
    document.save(out, **saved)
    return out.getvalue()
