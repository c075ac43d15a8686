# make demo: set up, answer one question and write its dossier. make test: set up and run every test. Both work on a fresh machine
# with Python 3.11 or newer; everything lands in .venv.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt

.PHONY: demo test lint bench schemas screenshots clean

demo: .venv/.web
	@$(BIN)/keiway check "1999 Subaru Sambar truck" --state CO
	@$(BIN)/keiway dossier "1999 Subaru Sambar truck" --state CO --out demo.html --quiet >/dev/null
	@echo
	@echo "The same with its law, map, pictures and sources, to open in a browser or print: $(CURDIR)/demo.html"

# Who is done takes from the others: left alone, pytest-xdist would give all that is tried in the browser to one process.
test: .venv/.test lint
	$(BIN)/pytest -n $$(($$(nproc) + 1)) --dist worksteal

lint: .venv/.test
	$(BIN)/ruff check src tests benchmarks

# Law answers, crashes and driving cycles a second beside those of other tools, US exposure, and pages under load: tables, no asserts.
# About six minutes.
bench: .venv/.bench .venv-bench/.peers
	$(BIN)/python benchmarks/law.py
	$(BIN)/python benchmarks/crash.py
	$(BIN)/python benchmarks/exposure.py
	$(BIN)/python benchmarks/road.py
	$(BIN)/python benchmarks/web.py

# The main journeys walked through in a browser, a picture of each step. Needs Chromium.
screenshots: .venv/.test
	$(BIN)/pytest -q tests/browser/test_browser_journeys.py
	@echo "$$(ls build/screenshots | wc -l) pictures in build/screenshots"

# The JSON shapes of docs/schemas, from the structs that make them.
schemas: .venv/.core
	$(BIN)/python -m keiway.schemas docs/schemas

.venv/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "keiway needs Python 3.11 or newer: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq python3-venv; \
	  else echo "Python's venv is missing: sudo apt-get install python3-venv"; exit 1; fi; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.core: .venv/.venv pyproject.toml constraints.txt
	$(BIN)/pip install -q -e .
	@touch $@

.venv/.web: .venv/.core
	$(BIN)/pip install -q -e '.[web]'
	@touch $@

.venv/.test: .venv/.core
	$(BIN)/pip install -q -e '.[test]'
	@touch $@

.venv/.bench: .venv/.test
	$(BIN)/pip install -q -e '.[bench]'
	@touch $@

# PyCrash and what it needs, which ours does not share.
.venv-bench/.peers: .venv/.venv constraints-bench.txt
	$(PYTHON) -m venv .venv-bench
	PIP_CONSTRAINT=$(CURDIR)/constraints-bench.txt .venv-bench/bin/pip install -q pycrash
	@touch $@

clean:
	rm -rf .venv .venv-bench src/keiway/data/compiled demo.html
