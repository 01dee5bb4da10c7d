from hub.models import Membership, Organisation, User


def speakers_for(organisation: Organisation, *, first: User) -> list[User]:
    """Whom to write to: the person who wrote the item, or, once they have left, the owners of the organisation."""
    current = Membership.objects.current().filter(organisation=organisation, user__is_active=True)
    if current.filter(user=first).exists():
        return [first]
    return [membership.user for membership in current.owners().select_related("user")]
