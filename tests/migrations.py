"""Looks for migrations that an older process, still running, could not live with. Those that make a room are exempt."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.test")

import django

django.setup()

from django.apps import apps  # noqa: E402 - needs the set-up above
from django_migration_linter import MigrationLinter  # noqa: E402

BEFORE_THE_FIRST_RELEASE = [  # ran on empty databases only
    "0003_hands",
    "0006_facts_in_words",
    "0007_law_of_countries",
    "0007_build_tries",
    "0010_drafts_urgent_and_backdated",
    "0007_directory",
]
ROOM_FOR_LONGER_TEXT = ["0033_longer_period_key"]  # an older process writes what fits; no row is written anew


def main() -> int:
    rooms = [config.label for config in apps.get_app_configs() if Path(config.path).parent == Path.cwd()]
    linter = MigrationLinter(
        include_apps=rooms,
        ignore_initial_migrations=True,
        ignore_name=[*BEFORE_THE_FIRST_RELEASE, *ROOM_FOR_LONGER_TEXT],
        no_cache=True,
        quiet=["ignore", "ok", "warning"],
        exclude_migration_tests=["RUNPYTHON_MODEL_VARIABLE_NAME"],
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return 1 if linter.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())
