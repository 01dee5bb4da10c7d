"""People: users, organisations, who belongs where, and who may read text for practitioners."""

from hub.people.models.invitation import Invitation
from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import FormerName, Membership, Organisation, OrganisationKind
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.models.verification import AuthorityDomain, VerificationAnswer, VerificationStep

__all__ = [
    "AuthorityDomain",
    "FormerName",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "PracticeAccess",
    "User",
    "VerificationAnswer",
    "VerificationStep",
]
