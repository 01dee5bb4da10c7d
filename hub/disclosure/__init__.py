"""Small numbers in public: a count that could point to somebody is not said.

Three forms: single counts with a total (`counts`), one table with its totals (`table`), and many tables of the same
people, which tell on each other (`linked`), by groups that are large enough (`groups`). Pure: values in, values out.
"""

from hub.disclosure.counts import LEAST, disclosed, disclosed_total
from hub.disclosure.groups import merged
from hub.disclosure.linked import Linked, NotProtectedError, Sum, protected_together
from hub.disclosure.table import LEAST_IN_TABLES, Protected, protected

__all__ = [
    "LEAST",
    "LEAST_IN_TABLES",
    "Linked",
    "NotProtectedError",
    "Protected",
    "Sum",
    "disclosed",
    "disclosed_total",
    "merged",
    "protected",
    "protected_together",
]
