# `make help` lists the targets. Python 3.11, 3.12 or 3.13 is looked for; PYTHON=/path names another.
# PORT, MAIL_PORT and SMTP_PORT may be set for `make run`: PORT=9000 make run
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run setup setup-dev system test lint deep chaos bench reset messages requirements

FITS = -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	if command -v $$name >/dev/null && $$name $(FITS); then echo $$name; exit; fi; done; echo python3)
VENV := .venv/bin/python
PYTEST := $(VENV) -m pytest
WORKERS ?= 2

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1	/' | awk -F '\t' '{ printf "  %-14s %s\n", $$1, $$2 }'

run: setup ## the whole Hub in one terminal; Ctrl-C stops it
	@exec $(VENV) -m hub.embedded run

setup: ## the virtual environment with what the Hub needs to run
	@$(PYTHON) hub/embedded/bootstrap.py run
	@$(PYTHON) hub/embedded/system.py run

setup-dev: ## and with what tests and checks need
	@$(PYTHON) hub/embedded/bootstrap.py dev

system: ## browser, Pango, poppler and Java for the tests, where apt may install them
	@$(PYTHON) hub/embedded/system.py dev

test: setup-dev system ## everything, from unit tests to journeys in a browser
	@$(VENV) -m hub.embedded.catalogues
	$(PYTEST) -n $(WORKERS) --dist loadgroup -m "not chaos or quick"

lint: setup-dev ## style, types, layers, templates, migrations, catalogues, production settings
	@$(VENV) -m hub.embedded.catalogues
	@$(VENV) tests/lint.py

deep: setup-dev system ## the state machines at full length, and what Lighthouse says
	HUB_DEEP=1 $(PYTEST) -m deep

chaos: setup-dev system ## the fault suite: what survives when processes are killed
	HUB_CHAOS=1 $(PYTEST) -m chaos -n 0

bench: setup-dev ## benchmarks; prints ratios of one run
	@$(VENV) -m tests.bench

reset: setup ## forget database, mail and files of `make run`
	@$(VENV) -m hub.embedded reset

messages: setup-dev ## bring the catalogues up to date with the code
	@$(VENV) tests/catalogues.py update

requirements: ## pin the packages of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/run.txt -o requirements/dev.txt
