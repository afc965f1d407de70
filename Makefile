# `make demo` and `make test` do all set-up themselves, in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint types imports docs clean

demo: .venv/ready
	$(BIN)/crossbearing demo

test: .venv/ready-dev
	$(BIN)/python -m pytest

check: test lint types imports

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-dev
	$(BIN)/mypy

imports: .venv/ready-dev
	$(BIN)/lint-imports

# The walk through the workbench, with its pictures, is written by the test that takes it.
docs: .venv/ready-dev
	$(BIN)/python docs/generate.py
	CROSSBEARING_PICTURES=docs/pictures $(BIN)/python -m pytest -q tests/web/browser/test_walk.py

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/ready-dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch .venv/ready $@

clean:
	rm -rf .venv demo
