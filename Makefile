# The project's commands. Each sets up what it needs; nothing but Python 3.11 or later, make and git has to be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
COMPILE = $(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11

.PHONY: site build check lint types test bench lock wheel clean

site: $(VENV)/.ready ## Build the site and serve it at 127.0.0.1, with live preview
	$(BIN)/fingerpost serve --port $(PORT)

build: $(VENV)/.ready ## Build the site into site/
	$(BIN)/fingerpost build

check: $(VENV)/.ready ## Report every problem in the content
	$(BIN)/fingerpost check

lint: $(VENV)/.ready-dev ## Style of the code
	$(BIN)/ruff check tooling tests
	$(BIN)/ruff format --check tooling tests

types: $(VENV)/.ready-dev ## Types of the code
	$(BIN)/mypy

test: $(VENV)/.ready-dev ## Every test; installs a browser where there is none
	sh tooling/browser.sh $(BIN)/python
	$(BIN)/pytest -n 2 --dist loadgroup

bench: $(VENV)/.ready-dev ## What building costs, beside others: make bench BENCH="--sizes 1000,10000 --with hugo,mkdocs"
	$(BIN)/python -m tests.bench $(BENCH)

lock: $(VENV)/bin/python ## Renew the locks: every platform, with hashes, without addresses
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(COMPILE) --group setup -o requirements.lock pyproject.toml
	$(COMPILE) -c requirements.lock --group dev -o requirements-dev.lock pyproject.toml

wheel: $(VENV)/.ready-dev ## The package alone, into dist/
	$(BIN)/uv build --wheel --quiet --out-dir dist

clean: ## Remove what was made; the content and the set-up stay
	rm -rf site dist .cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fingerpost needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv, then again."; exit 2; }

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.lock
	@touch $@
