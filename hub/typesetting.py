"""HTML set as PDF, tagged for screen readers (`pdf/ua-1`). WeasyPrint needs Pango, which no Python package carries."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
import segno
from django.utils.translation import gettext as _

FONTS = Path(fontpkg_noto_sans.__file__).parent / "files"
OPTIONS = {"pdf_variant": "pdf/ua-1", "full_fonts": False}


class PangoMissingError(RuntimeError):
    """The machine cannot set type; the message says what to install."""


def typeset(html: str) -> Any:
    """WeasyPrint's document of an HTML page: its `pages`, and `write_pdf(**OPTIONS)`."""
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        raise PangoMissingError(
            _("PDF needs Pango. Install it (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0), then build again.")
        ) from error
    return HTML(string=html, base_url=FONTS.as_uri() + "/").render(font_config=FontConfiguration(), **OPTIONS)


def qr_code(url: str) -> str:
    """A picture of `url` as a data address."""
    picture = BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", scale=3, xmldecl=False, svgns=True)
    return data_address(picture.getvalue(), "image/svg+xml")


def data_address(content: bytes, media_type: str) -> str:
    """The bytes themselves as an address."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
