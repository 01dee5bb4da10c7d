"""`make bench`: ratios measured side by side in one run, never a timed test.

python -m tests.bench [--pages 400] [--languages 5] [--contacts 5000] [--only search]
"""

import argparse
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
os.environ.setdefault("LOG_LEVEL", "ERROR")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--pages", type=int, default=20_000, help="sections in the grown search index")
    parser.add_argument("--languages", type=int, default=5, help="languages in the grown search index")
    parser.add_argument("--contacts", type=int, default=5_000, help="contacts to send to")
    parser.add_argument("--sections", type=int, default=200, help="sections by which the manual grows")
    parser.add_argument("--segments", type=int, default=5_000, help="texts of the imported file")
    parser.add_argument("--events", type=int, default=1_000_000, help="things seen of deliveries, for the coverage")
    parser.add_argument("--submitted", type=int, default=20, help="sections submitted for translation at once")
    parser.add_argument("--initiatives", type=int, default=5_000, help="open initiatives of Find a Partner")
    parser.add_argument("--searches", type=int, default=20_000, help="searches that people saved there")
    parser.add_argument("--answers", type=int, default=50_000, help="answers behind the results of a study")
    parser.add_argument("--sent", type=int, default=500, help="answers sent to a round")
    parser.add_argument(
        "--only",
        default="",
        help="one row group: pages, search, sending, planning, digests, editions, comparing, boards, coverage, desk, "
        "exchange, submitting, partners, answering",
    )
    options = parser.parse_args()
    django.setup()
    from tests.bench.run import report  # after django.setup

    return report(options)


if __name__ == "__main__":
    sys.exit(main())
