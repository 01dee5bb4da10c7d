"""Find a Partner: initiatives with their seats, the version being edited, interests and what is said about them."""

from initiatives.models.attachment import Attachment
from initiatives.models.choices import Budget, Kind, Outcome, Reason, SeatRole, Stage, Thanks
from initiatives.models.draft import Draft
from initiatives.models.event import Event
from initiatives.models.former_offer import FormerOffer
from initiatives.models.initiative import Initiative
from initiatives.models.interest import Interest, Message
from initiatives.models.lifecycle import DraftState, InterestState, QuestionState, State
from initiatives.models.moderation import Attestation, Claim, ModeratorNote, Objection
from initiatives.models.pin import Pin
from initiatives.models.profile import OrganisationProfile
from initiatives.models.question import Question
from initiatives.models.saved_search import SavedSearch
from initiatives.models.seat import Seat
from initiatives.models.talk import Block, MailNote, ReplyAddress, Report, SharedAddress
from initiatives.models.text import InitiativeText, InitiativeTheme

__all__ = [
    "Attachment",
    "Attestation",
    "Block",
    "Budget",
    "Claim",
    "Draft",
    "DraftState",
    "Event",
    "FormerOffer",
    "Initiative",
    "InitiativeText",
    "InitiativeTheme",
    "Interest",
    "InterestState",
    "Kind",
    "MailNote",
    "Message",
    "ModeratorNote",
    "Objection",
    "OrganisationProfile",
    "Outcome",
    "Pin",
    "Question",
    "QuestionState",
    "Reason",
    "ReplyAddress",
    "Report",
    "SavedSearch",
    "Seat",
    "SeatRole",
    "SharedAddress",
    "Stage",
    "State",
    "Thanks",
]
