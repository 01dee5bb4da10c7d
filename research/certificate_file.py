"""A certificate as PDF: one page, tagged, in the person's language, with the address at which it is checked."""

from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hub.typesetting import OPTIONS, qr_code, typeset
from research.models import Certificate
from research.queries.wording import words_of


def certificate_pdf(certificate: Certificate, *, name: str, language: str) -> bytes:
    """Without a name it has a line to write one on. Raises PangoMissingError where the machine has no Pango."""
    made: bytes = typeset(html(certificate, name=name, language=language)).write_pdf(**OPTIONS)
    return made


def html(certificate: Certificate, *, name: str, language: str) -> str:
    with translation.override(language):
        query = urlencode({"number": certificate.number})
        url = f"{settings.HUB_PUBLIC_URL}{reverse('training_certificates')}?{query}"
        context = {
            "certificate": certificate,
            "name": name,
            "language": language,
            "words": words_of(certificate.training, language),
            "url": url,
            "code": qr_code(url),
        }
        return render_to_string("research/files/certificate.html", context)
