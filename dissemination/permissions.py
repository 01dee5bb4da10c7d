"""Who may do what with directory and distributions: asked here, by services and views alike."""

from typing import Any

from dissemination.models.directory import Agency
from dissemination.models.plan import Plan
from hub.models import Membership
from hub.people.groups import Group, is_in


def may_see(user: Any) -> bool:
    return is_in(user, Group.OFFICER, Group.APPROVER, Group.COUNTRY_DESK, Group.AUDITOR)


def may_plan(user: Any) -> bool:
    """Make, pause, resume and cancel distributions, and decide what is in doubt."""
    return is_in(user, Group.OFFICER)


def may_keep_directory(user: Any) -> bool:
    """Enter, correct and import agencies and contacts, and export them with their addresses."""
    return is_in(user, Group.OFFICER)


def may_look_after(user: Any, agency: Agency | None) -> bool:
    """Settle what came back from an agency's contacts, and mend these: officers, and the desk of its country."""
    if is_in(user, Group.OFFICER):
        return True
    own = agency is not None and is_in(user, Group.COUNTRY_DESK)
    return own and agency.organisation.country_id in _own_countries(user)


def may_erase(user: Any) -> bool:
    """Answer for personal data: show a person all that is kept about them, and erase it on request."""
    return is_in(user, Group.OFFICER)


def may_export_directory(user: Any) -> bool:
    """Get the directory as a file; without addresses and names, unless they keep it."""
    return is_in(user, Group.OFFICER, Group.AUDITOR)


def may_approve(user: Any, plan: Plan) -> bool:
    """Never who made it, whatever else they may do."""
    return plan.state == Plan.State.DRAFT and plan.created_by_id != user.pk and is_in(user, Group.APPROVER)


def may_see_addresses(user: Any) -> bool:
    """Everybody else reads addresses masked, in the relay's words too."""
    return is_in(user, Group.OFFICER)


def countries_of(user: Any) -> frozenset[str] | None:
    """None: all. A country desk sees the countries of its own organisations."""
    if is_in(user, Group.OFFICER, Group.APPROVER, Group.AUDITOR):
        return None
    return _own_countries(user)


def _own_countries(user: Any) -> frozenset[str]:
    memberships = Membership.objects.current().filter(user=user)
    return frozenset(memberships.values_list("organisation__country_id", flat=True))


def may_see_digests(user: Any) -> bool:
    """What subscribers wait for and got. They have no country, so that a country desk sees none of it."""
    return is_in(user, Group.OFFICER, Group.APPROVER, Group.AUDITOR)


def may_steer_digests(user: Any) -> bool:
    """Hold, release and withdraw what waits, and send it out of turn."""
    return is_in(user, Group.OFFICER)


def may_enter_subscribers(user: Any) -> bool:
    """Put an address on the list of digests, on a basis that is written down."""
    return is_in(user, Group.OFFICER)


def may_name_subscribers(user: Any) -> bool:
    """See addresses of subscribers, masked in lists, and look one up by the address. Others know keys alone."""
    return is_in(user, Group.OFFICER)
