"""Reference data that several rooms share: countries, themes, legal articles, glossary."""

from hub.reference.models.country import Country
from hub.reference.models.fact import CountryFact, FactWording
from hub.reference.models.glossary import GlossaryConcept, GlossaryTerm, TermChange, TermForm
from hub.reference.models.instrument import LegalInstrument, LegalTitle
from hub.reference.models.law import LegalAmendment, LegalArticle, LegalSubject, NationalProvision
from hub.reference.models.theme import Theme, ThemeName

__all__ = [
    "Country",
    "CountryFact",
    "FactWording",
    "GlossaryConcept",
    "GlossaryTerm",
    "LegalAmendment",
    "LegalArticle",
    "LegalInstrument",
    "LegalSubject",
    "LegalTitle",
    "NationalProvision",
    "TermChange",
    "TermForm",
    "Theme",
    "ThemeName",
]
