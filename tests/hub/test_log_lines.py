"""An error of the database is logged without the row that it quotes."""

import logging

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.utils.module_loading import import_string

VALUE = "ana.popescu@politie.example"


def logged(error: Exception) -> str:
    """As the Hub's own handler writes it, twice: below the line, and within it, as a queue of tasks does."""
    how = dict(settings.LOGGING["formatters"]["line"])
    formatter = import_string(how.pop("()"))(how.pop("format"), **how)
    told = (type(error), error, error.__traceback__)
    return str(formatter.format(logging.LogRecord("tests", logging.ERROR, "", 0, "Failed: %r", (error,), told)))


@pytest.mark.django_db
@pytest.mark.parametrize("value", [VALUE, f"first line\nNote: {VALUE}\n\n{VALUE}"])
def test_no_value_of_a_row_reaches_the_log(value: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMP TABLE kept (what text, who text NOT NULL)")
            cursor.execute("INSERT INTO kept VALUES (%s, NULL)", [value])
    except IntegrityError as error:
        assert VALUE in str(error), "else the test shows nothing"
        text = logged(error)
    assert VALUE not in text
    assert text.count('null value in column "who"') >= 3
    assert "test_log_lines.py" in text and "was the direct cause of the following exception" in text
