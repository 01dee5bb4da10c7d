"""What can be subscribed to, as forms and requests write it: `all`, `manual`, `theme:x`, `country:RO`, `search:x`."""

from collections.abc import Iterable

from django.utils.translation import gettext

from dissemination.models.subscription import Scope
from hub.look.alphabet import in_order
from hub.look.navigation import language
from hub.models import Country, Theme
from hub.ports import saved_searches


def split(topic: str) -> tuple[str, str]:
    """Scope and value."""
    scope, _colon, value = topic.partition(":")
    return scope, value


def themes() -> list[tuple[str, str]]:
    """All themes as topics with their names in the active language, in the order of the alphabet."""
    rows = Theme.objects.prefetch_related("names")
    return _sorted((f"{Scope.THEME}:{theme.slug}", theme.localized_name) for theme in rows)


def countries() -> list[tuple[str, str]]:
    return _sorted((f"{Scope.COUNTRY}:{country.code}", str(country)) for country in Country.objects.all())


def searches() -> list[tuple[str, str]]:
    """Those that rooms have registered."""
    return _sorted((f"{Scope.SEARCH}:{one.name}", str(one.label)) for one in saved_searches.registered())


def general() -> list[tuple[str, str]]:
    return [
        (str(Scope.ALL), gettext("Everything new on the Hub")),
        (str(Scope.MANUAL), gettext("The manual: new editions, changes of the law and of terms")),
    ]


def names(topics: Iterable[str], *, for_owner: bool = False) -> dict[str, str]:
    """What each topic is called in the active language; one that no longer exists is called by its value.

    What people called a search that they saved is for them alone: `for_owner` says that nobody else reads it.
    """
    asked = list(topics)
    known = dict([*general(), *themes(), *countries(), *searches()])
    searched = [value for scope, value in map(split, asked) if scope == Scope.SEARCH]
    own = saved_searches.labels(searched, for_owner=for_owner)
    known |= {f"{Scope.SEARCH}:{value}": name for value, name in own.items()}
    return {topic: known.get(topic, split(topic)[1]) for topic in asked}


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return in_order(pairs, language(), name=lambda pair: pair[1])
