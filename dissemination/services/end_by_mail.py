"""The unsubscribe address of a digest's header: a mail to it ends all."""

from dissemination import subscriber_links as links
from dissemination.models import Subscriber
from dissemination.models.subscription import EndedReason
from dissemination.services.end_subscriptions import end_all
from hub.ports.inbox import IncomingMail

LOCAL_PART = "u"


def end_by_mail(mail: IncomingMail) -> None:
    """The address is the credential; who sent the mail does not matter."""
    found = links.from_mail(mail.token)
    if found is None:
        return
    key, token = found
    subscriber = Subscriber.objects.filter(key=key).first()
    if subscriber is not None and links.opens(token, purpose=links.END_ALL, subject=key):
        end_all(subscriber=subscriber, reason=EndedReason.MAIL)
