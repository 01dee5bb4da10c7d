"""What a service refuses; the views say it in words."""

from django.utils.translation import gettext_lazy as _


class RefusedError(Exception):
    """Refused for a reason that a person may read."""

    message = _("This is not possible any more.")


class ClosedError(RefusedError):
    message = _("Nobody can register for this training any more.")


class TooManyError(RefusedError):
    message = _("Very many people are registering at present. Please try again tomorrow.")


class NotYetError(RefusedError):
    message = _("Who was there is said once the training has begun.")


class OtherNameError(RefusedError):
    message = _("The certificate was made out in another name before. Write the same name, or ask the organisers.")
