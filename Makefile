# Two commands do everything: make run, make test.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
export PORT

.PHONY: run install charts test check suite coverage faults bench mutants lock pictures

run: $(VENV)/runtime charts
	@$(PY) manage.py quickstart --port $(PORT)

install: $(VENV)/runtime

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit("Parley needs Python 3.11 or newer; this is %d.%d. Name another: make run PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@echo "Preparing $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "The folder cannot be written, or Python's venv module is missing (Debian: apt-get install python3-venv)."; exit 1; }
	@touch $@

$(VENV)/runtime: requirements.lock | $(VENV)/made
	@echo "Installing packages ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

# Charts appear sooner with the smaller build of plotly.js. Without npm, or without a
# line to it, the one in the Python package is served.
charts: node_modules/.package-lock.json

node_modules/.package-lock.json: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --fetch-retries=0 --fetch-timeout=20000 && touch $@ || echo "npm could not fetch the smaller chart program; the larger one is served."; fi

$(VENV)/dev: requirements-dev.lock $(VENV)/runtime
	@echo "Installing packages for tests ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

test: check suite

check: $(VENV)/dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	git ls-files -z 'templates/*.html' | xargs -0 $(VENV)/bin/djade --check --target-version 5.2
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m deptry .
	$(PY) manage.py makemigrations --check --dry-run

suite: $(VENV)/dev
	$(PY) -m pytest --numprocesses=2 -m "not faults and not bench"
	$(PY) -m tests.on_postgres

# Tracing makes the pure packages up to six times slower, so it is a run of its own.
coverage: $(VENV)/dev
	$(PY) -m coverage erase
	COVERAGE_PROCESS_START=pyproject.toml $(PY) -m pytest --numprocesses=2 -m "not faults and not bench and not browser"
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report

# What is killed, cut off or flooded for minutes; with `make test` it is every test there is.
faults: $(VENV)/dev
	$(PY) -m pytest --numprocesses=2 -m faults

bench: $(VENV)/dev
	$(PY) -m pytest -m bench -s --timeout 1800

# Deliberate faults, each against the tests of its file: which does no test see?
mutants: $(VENV)/dev
	@mkdir -p test-output
	$(PY) -m tests.mutants test-output/mutants.jsonl --count 240

# For developers with uv: make the hash-pinned lists anew, without any index address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --group dev -o requirements-dev.lock

pictures: $(VENV)/dev
	$(PY) -m tests.pictures test-output/pictures
	$(PY) -m tests.pictures --readme docs/pictures
