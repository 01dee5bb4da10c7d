"""What may be set from outside is listed where people look for it."""

import re

from hub.embedded.places import CLONE

READ = re.compile(r"""_env\.\w+\(\s*"(\w+)\"""")
LISTED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)


def test_every_variable_is_listed_in_the_example_and_the_readme() -> None:
    known = set(READ.findall((CLONE / "hub" / "env.py").read_text()))
    assert known
    assert known - set(LISTED.findall((CLONE / ".env.example").read_text())) == set()
    readme = (CLONE / "README.md").read_text()
    assert [name for name in sorted(known) if f"`{name}`" not in readme] == []
