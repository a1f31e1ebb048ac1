# Every target makes or refreshes .venv by itself; it needs nothing but python3 with pip and venv.
PYTHON ?= python3
FROM ?= https://api.attio.com/openapi
REPORT ?= build/contract.md
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check format soak bench regenerate lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' Makefile

$(STAMP): requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(STAMP)  ## import a CSV into a local Attio and read it back (DATA=file.csv MAP=mapping.toml for others)
	$(BIN)/python examples/demo.py $(or $(DATA),examples/companies.csv) $(or $(MAP),examples/companies.toml)

# Both workers and dozens of programs import the same modules, even where the shell asks Python to keep nothing compiled.
test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMP)  ## all tests that need no real time (3 to 4 minutes on two cores; ARGS="-n 0 -k load" for a few of them)
	$(BIN)/python -m pytest -m "not soak" -n auto --dist worksteal $(ARGS)

check: $(STAMP)  ## format, lint, types, import rules, contract, generated package, documents and models
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target check-mypy check-pyright check-contract check-documents check-models

.PHONY: check-mypy check-pyright check-contract check-documents check-models
check-mypy:
	$(BIN)/mypy
check-pyright:
	$(BIN)/pyright --warnings
check-contract:
	$(BIN)/python scripts/regenerate.py --check
check-documents:
	$(BIN)/python scripts/document.py --check
check-models:
	$(BIN)/python scripts/models.py --check

format: $(STAMP)  ## let ruff format and fix
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

soak: $(STAMP)  ## real time, real limits, kills and load (SHORT=1: under 3 minutes)
	SHORT=$(SHORT) $(BIN)/python -m pytest -m soak -s $(ARGS)

bench: $(STAMP)  ## the figures that matter, as ratios measured in one run
	$(BIN)/python -m benchmarks $(ARGS)

regenerate: $(STAMP)  ## pull Attio's documents, rebuild generated/, report (FROM=url-or-folder; ARGS=--report-only)
	$(BIN)/python scripts/regenerate.py --from $(FROM) --markdown $(REPORT) $(ARGS)
	$(if $(filter --report-only --into%,$(ARGS)),,-@$(BIN)/python scripts/document.py; $(BIN)/python scripts/models.py)

lock: $(STAMP)  ## renew requirements/dev.txt (needs pip-tools on the PATH)
	pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-options \
	  --extra aiohttp --extra arrow --extra cli --extra emulator --output-file requirements/dev.txt pyproject.toml requirements/dev.in

clean:  ## remove the environment and everything made
	rm -rf .venv dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
