"""People: users, organisations, who belongs where, and who may read text for practitioners."""

from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import Membership, Organisation, OrganisationKind
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.models.verification import VerificationAnswer

__all__ = [
    "JoinRequest",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "PracticeAccess",
    "User",
    "VerificationAnswer",
]
