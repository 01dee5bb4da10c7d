"""Who may open which address. An address that is missing here fails; so does one that opens to somebody else.

Addresses that only change something are asked about an object that does not exist, and so is every object that the
sample does not hold: `NOBODY` may open those. What one object allows whom is tested in its room.
"""

from tests.invariants.roles.dissemination import DISSEMINATION
from tests.invariants.roles.home import HOME
from tests.invariants.roles.hub import HUB
from tests.invariants.roles.initiatives import INITIATIVES
from tests.invariants.roles.manual import MANUAL
from tests.invariants.roles.people import PEOPLE
from tests.invariants.roles.research import RESEARCH
from tests.invariants.roles.search import SEARCH
from tests.invariants.roles.translation import TRANSLATION
from tests.invariants.roles.who import ROLES as ROLES

MATRIX = DISSEMINATION | HOME | HUB | INITIATIVES | MANUAL | PEOPLE | RESEARCH | SEARCH | TRANSLATION


def allowed(name: str) -> set[str]:
    return set(MATRIX[name].split())
