"""One step of bringing `make run` up to date: `python -m hub.embedded.prepare database|files|sample`."""

import os
import sys

import django
from django.core.management import call_command, get_commands


def main(step: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    django.setup()
    match step:
        case "database":
            call_command("migrate", interactive=False, verbosity=0)
            call_if_there("setup_groups")
        case "files":
            call_command("collectstatic", interactive=False, verbosity=0)
        case "sample":
            call_if_there("sample_content")


def call_if_there(command: str) -> None:
    if command in get_commands():
        call_command(command)


if __name__ == "__main__":
    main(sys.argv[1])
