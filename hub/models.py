"""The models of the hub, in the order in which they depend on each other: reference, people, publishing."""

from hub.people.models import (
    JoinRequest,
    Membership,
    Organisation,
    OrganisationKind,
    PracticeAccess,
    User,
    VerificationAnswer,
)
from hub.publishing.models import (
    AccessRule,
    AltText,
    ChangeKind,
    ChangeStatement,
    ContentVersion,
    FourEyesTask,
    HubDocument,
    HubImage,
    HubRendition,
    ParagraphChange,
    Publication,
)
from hub.publishing.models.base_page import BasePage
from hub.reference.models import (
    Country,
    CountryFact,
    FactWording,
    GlossaryConcept,
    GlossaryTerm,
    LegalArticle,
    LegalSubject,
    Theme,
    ThemeName,
)
from hub.sample.models import SampleStep

__all__ = [
    "AccessRule",
    "AltText",
    "BasePage",
    "ChangeKind",
    "ChangeStatement",
    "ContentVersion",
    "Country",
    "CountryFact",
    "FactWording",
    "FourEyesTask",
    "GlossaryConcept",
    "GlossaryTerm",
    "HubDocument",
    "HubImage",
    "HubRendition",
    "JoinRequest",
    "LegalArticle",
    "LegalSubject",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "ParagraphChange",
    "PracticeAccess",
    "Publication",
    "SampleStep",
    "Theme",
    "ThemeName",
    "User",
    "VerificationAnswer",
]
