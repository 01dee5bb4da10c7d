from hub.memo import remembered
from hub.models import Theme


@remembered
def theme_names(slugs: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Names of the themes in the reader's language, in the order of their slugs."""
    if not slugs:
        return ()
    return tuple(theme.name_in(language) for theme in Theme.objects.filter(slug__in=slugs).prefetch_related("names"))
