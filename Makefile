# Needs only make and a python3 from 3.11 to 3.13 with venv; everything else goes into .venv.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo run test coverage test-long soak soak-load soak-kills soak-storms soak-day soak-million check audit bench bench-large docs reference format lock screenshots clean

help:
	@echo "make demo    try the bot in the browser: no token, no network service"
	@echo "make run     run the bot on Telegram (set ONRECORD_TELEGRAM_TOKEN)"
	@echo "make test    run the tests (make test-long: the long versions of some)"
	@echo "make coverage  run the tests and show which lines and branches they reach"
	@echo "make soak    load, faults and 50 kills while a digest goes to 1,000 chats, a million passages; about 45 minutes"
	@echo "               (a part alone: soak-load, soak-kills, soak-storms, soak-day, soak-million)"
	@echo "make check   ruff, mypy, import-linter"
	@echo "make audit   look up known weaknesses of the pinned dependencies (asks a service on the network)"
	@echo "make bench   measure speed, memory and answers beside other engines (bench-large: 100,000 calls)"
	@echo "make docs    build the documentation as a site in build/site; a broken link fails"
	@echo "make reference  write anew what the documentation takes from the code"
	@echo "make format  format the code"
	@echo "make lock    pin the dependencies anew"
	@echo "make screenshots  draw the pictures of the README anew (needs Chromium and an emoji font)"

demo: .venv/run
	$(BIN)/onrecord demo $(OPTIONS)

run: .venv/run
	$(BIN)/onrecord run

test: .venv/dev
	$(BIN)/python -m pytest $(SIDE_BY_SIDE)

coverage: .venv/dev
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --cov --cov-report term

test-long: .venv/dev
	$(BIN)/python -m pytest -m slow

# Each also by itself: make soak-load, soak-kills, soak-storms, soak-day, soak-million. See docs/load.md.
soak: soak-load soak-kills soak-storms soak-day soak-million

soak-load: .venv/dev
	$(BIN)/python -m tests.load_run fan-out --polled
	$(BIN)/python -m tests.load_run fan-out
	$(BIN)/python -m tests.load_run fan-out --instances 2
	$(BIN)/python -m tests.load_run questions --questions 100 --seconds 20
	$(BIN)/python -m tests.load_run questions --questions 100 --seconds 20 --instances 2
	$(BIN)/python -m tests.load_run questions --questions 200 --seconds 60 --instances 2

soak-kills: .venv/dev
	$(BIN)/python -m tests.fault_run --sqlite
	$(BIN)/python -m tests.fault_run
	$(BIN)/python -m tests.fault_run --instances 2

soak-storms: .venv/dev
	$(BIN)/python -m tests.storm_run

soak-day: .venv/dev
	$(BIN)/python -m tests.day_run

soak-million: .venv/dev
	$(BIN)/python -m tests.bench.million

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: .venv/audit
	$(BIN)/python -m tests.audit

bench: .venv/bench
	$(BIN)/python -m tests.bench

bench-large: .venv/bench
	$(BIN)/python -m tests.bench --large

docs: .venv/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs --quiet build --strict
	@echo "Built: open build/site/index.html"

reference: .venv/dev
	$(BIN)/python -m docsite

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/dev
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(COMPILE) --output-file requirements.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(COMPILE) --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

screenshots: .venv/dev
	ONRECORD_REQUIRE=browser ONRECORD_PICTURES=docs $(BIN)/python -m pytest -m browser -k story

# A worker for each processor; who is done first takes over tests of the others.
SIDE_BY_SIDE := --numprocesses logical --maxprocesses 8 --dist worksteal
COMPILE := --quiet --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "OnRecord needs Python 3.11, 3.12 or 3.13; none was found." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv: a minute or two, this once"
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

.venv/dev: requirements-dev.lock pyproject.toml | .venv/run
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.lock
	touch $@

.venv/audit: pyproject.toml | .venv/dev
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.lock --editable ".[audit]"
	touch $@

.venv/bench: pyproject.toml | .venv/dev
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.lock --editable ".[bench]"
	touch $@

.venv/docs: pyproject.toml | .venv/run
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable ".[docs]"
	touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
