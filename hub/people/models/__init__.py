"""People: users, organisations, who belongs where, and who may read text for practitioners."""

from hub.people.models.organisation import Membership, Organisation, OrganisationKind
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User

__all__ = ["Membership", "Organisation", "OrganisationKind", "PracticeAccess", "User"]
