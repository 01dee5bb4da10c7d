"""The rules of a consortium, in words."""

from django.utils.translation import gettext as _

from initiatives.content import RuleContent
from initiatives.models.choices import RULES


def rule_words(rule: RuleContent) -> str:
    """`Police: at least 2`."""
    return _("%(what)s: at least %(number)d") % {"what": dict(RULES)[rule.of], "number": rule.least}
