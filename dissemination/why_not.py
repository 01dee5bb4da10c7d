"""Why a contact gets nothing now, and why it got nothing of one distribution: sentences from facts. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination.models.delivery import LOST, Delivery
from dissemination.models.directory import Contact
from dissemination.models.event import DeliveryEvent, EventKind
from dissemination.models.plan import LanguageRule, Plan
from dissemination.models.suppression import Suppression
from hub.look.dates import in_words, with_time


@dataclass(frozen=True)
class Facts:
    """A contact, all that its agency was sent (newest plan first), what was seen of its own, what bars its address."""

    contact: Contact
    deliveries: Sequence[Delivery]
    events: Sequence[DeliveryEvent]
    suppressions: Sequence[Suppression]

    @property
    def bounce(self) -> DeliveryEvent | None:
        """The newest answer that refused a message for good."""
        return next((event for event in reversed(self.events) if event.kind == EventKind.BOUNCED_HARD), None)

    @property
    def barring(self) -> Suppression | None:
        """What bars the address at present."""
        now = timezone.now()
        return next((one for one in self.suppressions if one.expires_at is None or one.expires_at > now), None)


def barred_now(facts: Facts) -> list[str]:
    """Every reason at once; none where the contact is written to."""
    contact, said = facts.contact, []
    if contact.status == Contact.Status.ERASED:
        return [_("The contact was erased on request. Nothing is sent, and the address is not known any more.")]
    if contact.status == Contact.Status.PAUSED:
        said.append(_("The contact is paused. An officer can make it active again."))
    elif contact.status == Contact.Status.UNCONFIRMED:
        said.append(_("The contact is not confirmed yet."))
    elif contact.status == Contact.Status.UNSUBSCRIBED:
        said.append(_("The contact asked not to be written to."))
    elif contact.status == Contact.Status.UNDELIVERABLE:
        said.append(came_back(facts) or _("Mail to the contact does not arrive."))
    if facts.barring:
        said.append(barred(facts.barring))
    return said


def barred(one: Suppression) -> str:
    words = {"day": in_words(one.created_at), "reason": one.get_reason_display()}
    if one.expires_at:
        words["until"] = in_words(one.expires_at)
        return _("The address must not be written to since %(day)s, until %(until)s: %(reason)s.") % words
    return _("The address must not be written to since %(day)s: %(reason)s.") % words


def came_back(facts: Facts) -> str:
    if facts.bounce is None:
        return ""
    return _("Mail to the contact came back for good on %(time)s.") % {"time": with_time(facts.bounce.occurred_at)}


def left_out(plan: Plan, facts: Facts) -> str:
    """Why the contact has no delivery in a plan that was approved. The first reason that holds."""
    contact, audience = facts.contact, plan.audience
    organisation = contact.agency.organisation if contact.agency else None
    approved = plan.approved_at or plan.created_at
    if plan.state == Plan.State.APPROVED:
        return _("Not yet: nothing of this distribution has been planned.")
    if plan.state == Plan.State.CANCELLED and not any(row.plan_id == plan.pk for row in facts.deliveries):
        return _("The distribution was cancelled.")
    if organisation and audience.get("kinds") and organisation.kind not in audience["kinds"]:
        return _("The distribution did not go to this kind of organisation.")
    if organisation and audience.get("countries") and organisation.country_id not in audience["countries"]:
        return _("The distribution did not go to this country.")
    if contact.created_at > approved:
        return _("The contact was entered later, on %(day)s.") % {"day": in_words(contact.created_at)}
    return _of_contact(plan, facts)


def _of_contact(plan: Plan, facts: Facts) -> str:
    contact, approved = facts.contact, plan.approved_at or plan.created_at
    earlier = [row for row in facts.deliveries if row.contact_id == contact.pk and row.state not in LOST]
    held = next((row for row in earlier if row.plan.edition == plan.edition and row.plan_id != plan.pk), None)
    if held:
        day = in_words(held.plan.created_at)
        return _("It was sent this edition already, with the distribution of %(day)s.") % {"day": day}
    barring = next((one for one in facts.suppressions if one.created_at <= approved), None)
    if barring:
        return barred(barring)
    bounce = facts.bounce
    if bounce and bounce.occurred_at <= approved:
        return came_back(facts)
    other = next((row for row in facts.deliveries if row.plan_id == plan.pk), None)
    if other and other.contact is None:
        return _("It went to the agency another way: %(way)s.") % {"way": other.get_channel_display()}
    if other:
        return _("Another contact of the agency got it: %(contact)s.") % {"contact": other.contact}
    if not _in_its_languages(plan, contact):
        return _("The distribution was in none of its languages.")
    if plan.audience.get("held"):
        return _("The distribution went only to those who held one of the editions %(editions)s.") % {
            "editions": ", ".join(plan.audience["held"])
        }
    now = barred_now(facts)
    if now:
        return _("The reason of that time is not kept. Today: %(reason)s") % {"reason": now[0]}
    return _("The reason is not known any more.")


def _in_its_languages(plan: Plan, contact: Contact) -> bool:
    if contact.language in plan.impressions:
        return True
    if plan.audience.get("language_rule") == LanguageRule.OWN or contact.agency is None:
        return False
    country = contact.agency.organisation.country
    return any(code in plan.impressions for code in [*country.languages, "en"])
