"""What moderators ask of an initiative, in plain words, each with an example of yes and of no."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.models import Reason


@dataclass(frozen=True)
class Criterion:
    """`reason` is what its author reads when the answer is no."""

    reason: Reason
    question: Any
    yes: Any
    no: Any


CRITERIA = (
    Criterion(
        Reason.NO_FIT,
        _("Does it protect children from trafficking, or those who were trafficked?"),
        _("A course for guardians about the first talk with a child who may have been exploited."),
        _("A youth exchange about sport and health."),
    ),
    Criterion(
        Reason.UNCLEAR,
        _("Is it clear what is planned, and who is looked for?"),
        _("We train forty guardians in three countries and look for a police unit that plays its own part."),
        _("We have many ideas and are open to every kind of cooperation."),
    ),
    Criterion(
        Reason.CALL,
        _("Is the call open, and are programme, call and deadline right?"),
        _("It names the call, links to it, and replies are due before the call ends."),
        _("It answers a call that closed in spring."),
    ),
    Criterion(
        Reason.LATE,
        _("Is there time enough to answer?"),
        _("Ten days or more are left, or a partner has left and this seat alone is to be filled again."),
        _("Five days are left, and every seat is open."),
    ),
    Criterion(
        Reason.SEATS,
        _("Do the seats fit the text?"),
        _("The text asks for a shelter in Denmark, and so does one of the seats."),
        _("The text asks for a university, and all seats are for police."),
    ),
    Criterion(
        Reason.IDENTITY,
        _("Does the organisation that posts it carry it out?"),
        _("A verified foundation posts what its own staff will do."),
        _("A consultant posts it for somebody who is not named."),
    ),
    Criterion(
        Reason.IDENTIFYING,
        _("Can nobody be recognised in it?"),
        _("Girls from several countries who were exploited online."),
        _("The girl who was found in our village last winter, and what her brother told us."),
    ),
    Criterion(
        Reason.CONTACT,
        _("Do partners reach its author through the Hub alone?"),
        _("Choose a seat and offer to take it; we answer in the Hub."),
        _("Call me in the evening, my number is below."),
    ),
    Criterion(
        Reason.DUPLICATE,
        _("Is it posted once?"),
        _("The plan has changed, so its author changes the initiative."),
        _("The same text is posted once for each country."),
    ),
    Criterion(
        Reason.LANGUAGE,
        _("Is each text in the language that it says, and can it be understood?"),
        _("The Romanian text was read by a colleague from Romania."),
        _("A machine filled in all four languages, and nobody has read them."),
    ),
)
