"""A process that empties a lane when it is told to; DATABASE_URL and SMTP_PORT say where."""

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"


def main() -> None:
    django.setup()
    from dissemination.kinds import Lane  # after django.setup
    from dissemination.services.drain import drain

    for _line in iter(sys.stdin.readline, ""):
        drain(lane=Lane.NORMAL, seconds=600)
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
