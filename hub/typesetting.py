"""HTML set as PDF, tagged for screen readers (`pdf/ua-1`). WeasyPrint needs Pango, which no Python package carries."""

from pathlib import Path
from typing import Any

import fontpkg_noto_sans
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
