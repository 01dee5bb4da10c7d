"""The ledger: messages and their truth. Directory and distribution beside it."""

from dissemination.models.attempt import DeliveryAttempt, RelayText
from dissemination.models.event import DeliveryEvent
from dissemination.models.evidence import EvidenceSource, RelayEvidence
from dissemination.models.message import MessageText, OutboundMessage
from dissemination.models.relay import Relay
from dissemination.models.suppression import Suppression

__all__ = [
    "DeliveryAttempt",
    "DeliveryEvent",
    "EvidenceSource",
    "MessageText",
    "OutboundMessage",
    "Relay",
    "RelayEvidence",
    "RelayText",
    "Suppression",
]
