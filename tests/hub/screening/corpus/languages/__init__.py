"""What the corpus says in each language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Templates name what they want in braces; `digits` are the words for 0 to 9.

    `named` puts a number beside its name, `bare` does not; `clean` sentences hold what partners may well write.
    """

    code: str
    digits: tuple[str, ...]
    months: tuple[str, ...]
    cities: tuple[str, ...]
    streets: tuple[str, ...]
    numbered: tuple[str, ...]
    named: tuple[str, ...]
    bare: tuple[str, ...]
    births: tuple[str, ...]
    telephones: tuple[str, ...]
    private: tuple[str, ...]
    emails: tuple[str, ...]
    at: tuple[str, ...]
    dot: tuple[str, ...]
    cases: tuple[str, ...]
    at_home: tuple[str, ...]
    ages: tuple[str, ...]
    clean: tuple[str, ...]
