"""Who in a country holds the edition in force, as the public may know it: an answer to `hub.ports.related`."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dissemination.queries.public_coverage import public_coverage
from hub.look.dates import with_time
from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion


def held(question: RelatedQuestion) -> RelatedGroup:
    """Totals with small numbers kept back, for the page that gathers all of one country; else nothing, unasked."""
    items: list[RelatedItem] = []
    group = RelatedGroup("coverage", _("Who has the manual"), items)
    found = public_coverage() if question.whole and question.countries else None
    if found is None:
        return group
    for told in found.told:
        if told.country in question.countries:
            title = ngettext(
                "Edition %(edition)s was sent to %(count)d agency here",
                "Edition %(edition)s was sent to %(count)d agencies here",
                told.sent,
            ) % {"edition": found.edition, "count": told.sent}
            note = _("As known on %(moment)s.") % {"moment": with_time(found.at)}
            if told.confirmed is not None:
                confirmed = ngettext(
                    "%(count)d agency has confirmed it.", "%(count)d agencies have confirmed it.", told.confirmed
                ) % {"count": told.confirmed}
                note = f"{confirmed} {note}"
            items.append(RelatedItem(title, f"/{question.language}/coverage/", question.language, note))
    return group
