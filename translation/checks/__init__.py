"""What can be told about a translation without knowing its language well; pure functions, no query.

Numbers, dates and names are compared by value: `1,000` is `1.000` in Romanian, `3 March` is `3. marts`.
"""

from functools import lru_cache

from translation.checks import english, links, markup, values
from translation.checks.finding import Finding

__all__ = ["Finding", "check"]


def check(source: str, target: str, *, language: str) -> list[Finding]:
    """What there is to say about `target`, a translation of the English `source` into `language`.

    Both are the stored form of a segment: HTML with inline tags and without attributes, links as `<a id="a1">`.
    """
    return list(_checked(source, target, language))


@lru_cache(maxsize=2048)
def _checked(source: str, target: str, language: str) -> tuple[Finding, ...]:
    refusing = markup.findings(source, target)
    if any(finding.code == markup.EMPTY for finding in refusing):
        return tuple(refusing)
    said, heard = markup.words(source), markup.words(target)
    return (
        *refusing,
        *links.findings(said, heard),
        *values.findings(links.without(said), links.without(heard), language),
        *english.findings(links.without(said), links.without(heard)),
    )
