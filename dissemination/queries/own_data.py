"""What a subscriber may take along: by a link what belongs to the subscription, by log-in all that is kept."""

from dissemination.models import OutboundMessage, Subscriber
from dissemination.queries.person_data import PersonData, person_data
from hub.models import User
from hub.ports import personal

OF_SUBSCRIPTION = ("subscribers", "subscriptions", "consents", "bases", "address_changes", "suppressions")


def own_data(subscriber: Subscriber, *, logged_in: bool) -> PersonData:
    """A message with a link is passed on now and then: it opens neither the directory nor an account.

    By log-in, also what rooms keep for this person alone.
    """
    found = person_data(subscriber.email)
    if logged_in:
        user = User.objects.filter(email__iexact=subscriber.email, is_active=True).first()
        return PersonData(found.address, {**found.sections, **(personal.kept_for(user) if user else {})})
    sent = set(OutboundMessage.objects.filter(recipient=subscriber.recipient).values_list("pk", flat=True))
    messages = [row for row in found.sections["messages"] if row["id"] in sent]
    kept = {name: found.sections[name] for name in OF_SUBSCRIPTION}
    return PersonData(found.address, {**kept, "messages": messages})
