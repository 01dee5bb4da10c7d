"""How a difference in value is told to the translator."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from translation.checks.finding import Finding


def differs(code: str, missing: Sequence[str], extra: Sequence[str]) -> list[Finding]:
    """One finding for what only the English says and what only the translation says; none where neither is."""
    said, heard = ", ".join(missing), ", ".join(extra)
    if said and heard:
        return [
            Finding(code, _("The English says %(said)s, the translation %(heard)s.") % {"said": said, "heard": heard})
        ]
    if said:
        return [Finding(code, _("The English says %(said)s, the translation does not.") % {"said": said})]
    if heard:
        return [Finding(code, _("The translation says %(heard)s, the English does not.") % {"heard": heard})]
    return []
