"""Documents of ours, sound and hostile."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from html import escape

import pikepdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f'<w:styles {W}><w:style w:styleId="Titlu1"><w:name w:val="heading 1"/></w:style></w:styles>'
ODT = "application/vnd.oasis.opendocument.text"
URN = "urn:oasis:names:tc:opendocument:xmlns"
ODF = f'xmlns:office="{URN}:office:1.0" xmlns:text="{URN}:text:1.0"'


def pdf(pages: Sequence[str], *, password: str = "", owner: str = "") -> bytes:
    """A PDF with one line of Latin text a page."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    fonts = document.make_indirect(pikepdf.Dictionary(F=font))
    for words in pages:
        page = document.add_blank_page(page_size=(200, 200))
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = document.make_stream(f"BT /F 9 Tf 10 100 Td ({words}) Tj ET".encode())
    out = io.BytesIO()
    locked = pikepdf.Encryption(user=password, owner=owner or password, R=6) if password or owner else False
    document.save(out, encryption=locked)
    return out.getvalue()


def pdf_bomb(size: int = 400_000_000) -> bytes:
    """One page whose contents are small packed and huge opened."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(size // 10_000_000)) + packer.flush()
    document = pikepdf.new()
    page = document.add_blank_page()
    page.Contents = pikepdf.Stream(document, b"")
    page.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue()


def docx(paragraphs: Sequence[tuple[str, str]], *, raw: str = "", before: str = "") -> bytes:
    """Paragraphs as (style, text), then `raw` as it is."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    document = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}{raw}</w:body></w:document>'
    return archive({"word/document.xml": document, "word/styles.xml": STYLES})


def odt(body: str, *, manifest: str = "<m/>") -> bytes:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {ODF}>{text}</office:document-content>"
    return archive({"mimetype": ODT, "META-INF/manifest.xml": manifest, "content.xml": content})


def archive(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()
