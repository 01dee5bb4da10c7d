"""How the log writes errors: without the values that PostgreSQL quotes, as a row may hold an address."""

import logging
import re

QUOTED = re.compile(
    r"^(?:DETAIL|CONTEXT):.*?(?=\n\nThe above exception was |\n\nDuring handling of |\Z)"  # the server's report
    r"|\\n(?:DETAIL|CONTEXT):[^\n]*",  # the same within the name of an error
    re.MULTILINE | re.DOTALL,
)
"""What follows the first line of a report, whatever lines a value has."""


class Line(logging.Formatter):
    """One line, and below it the way to an error."""

    def format(self, record: logging.LogRecord) -> str:
        return QUOTED.sub("", super().format(record)).rstrip("\n")
