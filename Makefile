# Needs only Python 3.11+, make and git. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
BENCH := $(VENV)/.bench-installed
COMPILE := UV_PYTHON=$(VENV)-lock/bin/python $(VENV)-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml

.PHONY: help install run test lint types facts catalogs bench lock

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(RUNTIME)  ## set up .venv (a second call does nothing)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.13 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(BENCH): requirements-bench.lock $(RUNTIME)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

run: $(RUNTIME)  ## start the bot: in Telegram with TELEGRAM_BOT_TOKEN, else in this terminal
	@$(BIN)/python -m bot

test: $(DEV) lint types  ## lint, types, tests
	@$(BIN)/python -m pytest -n auto

lint: $(DEV)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(DEV)
	@$(BIN)/mypy

facts: $(RUNTIME)  ## check the shipped facts
	@$(BIN)/python -m knowledge check

catalogs: $(DEV)  ## after changing interface texts: bring messages.pot and every messages.po up to date
	@$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output --omit-header -k gettext -k ngettext:1,2 -k N_ -o locales/messages.pot .
	@$(BIN)/pybabel -q update -i locales/messages.pot -d locales --no-fuzzy-matching --omit-header

bench: $(BENCH)  ## measure, beside other ways to match (minutes); python -m bench golden|public|scaling|startup for one table
	@$(BIN)/python -m bench

lock:  ## after changing dependencies in pyproject.toml
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet uv
	@$(COMPILE) -o requirements.lock
	@$(COMPILE) --group dev -o requirements-dev.lock
	@$(COMPILE) --group bench -o requirements-bench.lock
	@rm -rf $(VENV)-lock
