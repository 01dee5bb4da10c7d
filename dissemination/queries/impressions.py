"""Which impression of an edition goes out in each language, and the PDF that goes with it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from dissemination.models.plan import Mode
from hub.people.languages import own_name
from hub.ports import citable
from hub.ports.citable import EditionRef, ImpressionRef, PdfRef


def what_goes_out(edition: EditionRef, languages: Sequence[str], mode: Mode) -> dict[str, dict[str, Any]]:
    """What `Plan.impressions` holds: the newest of each language; of all where none is named.

    Raises ValidationError at `languages` for those that the edition lacks, at `mode` for PDFs that cannot be attached.
    """
    newest: dict[str, ImpressionRef] = {}
    for impression in sorted(edition.impressions, key=lambda one: one.number):
        newest[impression.language] = impression
    absent = sorted(set(languages) - set(newest))
    if absent:
        said, names = _("Edition %(edition)s does not exist in: %(languages)s."), ", ".join(map(own_name, absent))
        raise ValidationError({"languages": said % {"edition": edition.number, "languages": names}})
    chosen = {language: newest[language] for language in sorted(languages or newest)}
    going: dict[str, dict[str, Any]] = {
        language: {"number": impression.number, "sha256": impression.sha256} for language, impression in chosen.items()
    }
    if mode == Mode.ATTACHMENT:
        for language, pdf in _pdfs(chosen).items():
            going[language]["pdf"] = asdict(pdf)
    return going


def _pdfs(chosen: dict[str, ImpressionRef]) -> dict[str, PdfRef]:
    found: dict[str, PdfRef] = {}
    wrong = []
    most = settings.HUB_ATTACHMENT_BYTES
    for language, impression in chosen.items():
        pdf = citable.get().pdf(impression.edition, language=language, impression=impression.number)
        if pdf is None:
            wrong.append(
                _("The PDF in %(language)s is not there yet, or may not be shown.") % {"language": own_name(language)}
            )
        elif pdf.size > most:
            said = _("The PDF in %(language)s has %(size)s; at most %(most)s can be attached.")
            sizes = {"size": filesizeformat(pdf.size), "most": filesizeformat(most)}
            wrong.append(said % {"language": own_name(language), **sizes})
        else:
            found[language] = pdf
    if wrong:
        raise ValidationError({"mode": wrong})
    return found
