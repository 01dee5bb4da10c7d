from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from home.services.write_statement import translate_statement, write_statement
from home.statement.results import NotReadable, Results, read
from hub.models import User
from hub.people.groups import target_languages
from translation.rights import Refused


class Command(BaseCommand):
    help = "Write the accessibility statement from the results of the browser tests, in every language, and publish it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", required=True, metavar="EMAIL", help="who answers for the text")
        parser.add_argument("--approved-by", required=True, metavar="EMAIL", help="who approves it, somebody else")
        parser.add_argument("--results", type=Path, default=settings.HUB_ACCESSIBILITY_RESULTS, metavar="FILE")
        parser.add_argument("--language", action="append", metavar="CODE", help="what to write, en before others; all")

    def handle(self, *args: Any, **options: Any) -> None:
        people = {name: self._person(options[name]) for name in ("by", "approved_by")}
        results = self._results(options["results"])
        with translation.override(settings.LANGUAGE_CODE):
            try:
                for language in options["language"] or [settings.LANGUAGE_CODE, *target_languages()]:
                    self._tell(language, self._write(language, results=results, **people))
            except Refused as refused:
                raise CommandError(str(refused)) from refused

    def _write(self, language: str, **how: Any) -> bool:
        if language == settings.LANGUAGE_CODE:
            return write_statement(**how)
        return translate_statement(language=language, **how)

    def _results(self, path: Path) -> Results | None:
        try:
            found = read(path)
        except NotReadable as error:
            raise CommandError(str(error)) from error
        if found is None:
            self.stdout.write(f"There is no {path}: the statement says that nothing was evaluated.")
        return found

    def _person(self, email: str) -> User:
        try:
            return User.objects.get(email=email, is_active=True)
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody logs in as {email}.") from error

    def _tell(self, language: str, written: bool) -> None:
        self.stdout.write(f"{language}: published" if written else f"{language}: says it already")
