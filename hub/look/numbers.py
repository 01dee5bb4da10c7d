"""Numbers as people of each language write them."""

from decimal import Decimal

from babel.numbers import format_decimal

from hub.look.dates import babel_locale, british


def in_digits(value: Decimal | int, decimals: int = 0) -> str:
    """With as many digits after the decimal mark as are said."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=british(babel_locale())))
