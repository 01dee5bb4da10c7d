"""The ledger: messages and their truth. Subscriptions and digests; directory and distribution beside them."""

from dissemination.models.address_change import AddressChange
from dissemination.models.attempt import DeliveryAttempt, RelayText
from dissemination.models.bounce_case import BounceCase
from dissemination.models.contact_request import ContactRequest
from dissemination.models.content_event import ContentEvent, ContentWording
from dissemination.models.delivery import Answer, Delivery, EntryNote
from dissemination.models.digest import DigestEntry, DigestHold, DigestRun
from dissemination.models.digest_issue import DigestIssue, DigestIssueItem
from dissemination.models.directory import Agency, Contact
from dissemination.models.directory_import import DirectoryImport, DirectoryRow
from dissemination.models.event import BounceFollowed, DeliveryEvent
from dissemination.models.evidence import EvidenceSource, RelayEvidence, RelayQueue, RelayRemark
from dissemination.models.holding import Holding
from dissemination.models.informed import Informed
from dissemination.models.message import MessageText, OutboundMessage
from dissemination.models.pace import Bucket, DomainHold, DomainPace
from dissemination.models.plan import Distribution, Plan
from dissemination.models.preflight import PreflightCheck
from dissemination.models.promise import PromiseCheck
from dissemination.models.recorded_basis import RecordedBasis
from dissemination.models.relay import Relay
from dissemination.models.requirement import Requirement
from dissemination.models.review import ContactReview
from dissemination.models.subscriber import OptIn, Subscriber
from dissemination.models.subscription import Subscription
from dissemination.models.suppression import Suppression

__all__ = [
    "AddressChange",
    "Agency",
    "Answer",
    "BounceCase",
    "BounceFollowed",
    "Bucket",
    "Contact",
    "ContactRequest",
    "ContactReview",
    "ContentEvent",
    "ContentWording",
    "Delivery",
    "DeliveryAttempt",
    "DeliveryEvent",
    "DigestEntry",
    "DigestHold",
    "DigestIssue",
    "DigestIssueItem",
    "DigestRun",
    "DirectoryImport",
    "DirectoryRow",
    "Distribution",
    "DomainHold",
    "DomainPace",
    "EntryNote",
    "EvidenceSource",
    "Holding",
    "Informed",
    "MessageText",
    "OptIn",
    "OutboundMessage",
    "Plan",
    "PreflightCheck",
    "PromiseCheck",
    "RecordedBasis",
    "Relay",
    "RelayEvidence",
    "RelayQueue",
    "RelayRemark",
    "RelayText",
    "Requirement",
    "Subscriber",
    "Subscription",
    "Suppression",
]
