# `make run` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What is compiled, and what decides what gets installed; where any of it changes, it is installed anew.
CORE := $(filter-out %/__init__.py,$(wildcard $(addprefix pipeline/,$(shell grep -v '^\#' pipeline/core.txt))))
BUILD := pyproject.toml setup.py pipeline/core.txt pipeline/core.py
STATE := $(shell { cksum $(BUILD) $(CORE); command -v $${CC:-cc}; echo $$PAGESIEVE_INTERPRETED; } | cksum | cut -d ' ' -f 1)
# The tests that the interpreted core has to pass too; its doctests are read from the sources.
CORE_TESTS := tests/invariants $(wildcard tests/outline tests/cleaning tests/splitting)

.PHONY: help run test lint bench eval accept docs clean
.DEFAULT_GOAL := help

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: $(VENV)/.installed-$(STATE) ## Parse the sample pages of raw/ into tables under output/
	$(BIN)/pagesieve run raw/ --output output/ --overwrite

test: lint ## Run every check: tests, doctests, ruff, mypy, import-linter; then the core's tests interpreted
	$(BIN)/python -m pytest -q
	PAGESIEVE_INTERPRETED=1 $(BIN)/python -m pytest -q $(CORE_TESTS) $(CORE)

lint: $(VENV)/.installed-dev-$(STATE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev-$(STATE) ## Measure: how well numbering and encodings are repaired, how fast pages, dumps and checks are, beside others
	$(BIN)/python -m benchmarks.numbering
	$(BIN)/python -m benchmarks.encodings
	$(BIN)/python -m benchmarks.cleaning_speed
	$(BIN)/python -m benchmarks.dumps
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.checking

eval: $(VENV)/.installed-dev-$(STATE) ## Score splitting against labelled pages, and against data of others if it is in ../shared
	$(BIN)/pagesieve eval tests/pages
	$(BIN)/python -m benchmarks.splitting --data $(or $(PAGESIEVE_DATA),../shared)

accept: $(VENV)/.installed-dev-$(STATE) ## Rewrite the expectations of tests/ from what the code does now (look at the diff)
	@test -z "$$CI" || { echo "make accept rewrites expectations, so it never runs in CI."; exit 1; }
	$(BIN)/python -m tests.accept

docs: $(VENV)/.installed-dev-$(STATE) ## Write docs/tables.md, docs/rules.md and docs/commands.md anew
	$(BIN)/python -m tests.generate_docs

clean: ## Remove what was installed and what was written
	find pipeline -name '*.so' -delete
	rm -rf $(VENV) build dist *.egg-info output/*/ output/manifest.json .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pagesieve needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed-$(STATE): | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/pagesieve --version
	@rm -f $(VENV)/.installed-* && touch $@

$(VENV)/.installed-dev-$(STATE): | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/pagesieve --version
	@rm -f $(VENV)/.installed-* && touch $@ $(VENV)/.installed-$(STATE)
