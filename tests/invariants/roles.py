"""Who may open which address. An address that is missing here fails; so does one that opens to somebody else.

Addresses that change something and have no page of their own are asked with an object that does not exist: `nobody`.
"""

ROLES = ("anonymous",)
MATRIX: dict[str, str] = {}


def allowed(name: str) -> set[str]:
    return set()
