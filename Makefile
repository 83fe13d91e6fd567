# Everything a person or a machine does here, by name. `make help` lists it.
#
# Needs Python 3.11 or newer, make, and a package registry that pip reaches. The environment lies
# in .venv and is built from the hash-pinned locks alone; stamps in it make a second call quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --no-deps --require-hashes --only-binary :all:
RUN := $(VENV)/.run-stamp
DEV := $(VENV)/.dev-stamp
FOREIGN := $(VENV)/.foreign-stamp
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

# The rules make a file whole or not at all: a killed install is begun again.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test check-slow lint format types architecture docs cli-docs readme eval train bench vendor lock clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3.12' >&2; exit 1; }
	@echo 'Making the environment $(VENV) ...'
	@$(PYTHON) -m venv $(VENV) || \
		{ echo 'python3 lacks venv or pip; on Debian: apt-get install python3-venv' >&2; exit 1; }

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo 'Installing what the program needs, from requirements.txt (a minute or two the first time) ...'
	@$(INSTALL) -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@echo 'Installing the tools of the developers, from requirements-dev.txt ...'
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

demo: $(RUN) ## read the demo reports, build a casebook, print what came of it
	@$(BIN)/python demo/run.py

test: $(DEV) ## the fast tests
	@$(BIN)/pytest -m 'not slow' -n 2 --dist loadfile

$(FOREIGN): requirements-foreign.txt $(DEV)
	@echo 'Installing the tools that exports are opened in, from requirements-foreign.txt ...'
	@$(INSTALL) -r requirements-foreign.txt
	@touch $@

check-slow: $(FOREIGN) ## the tests that take long or need other programs
	@$(BIN)/pytest -m slow

lint: $(DEV) ## style and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(DEV) ## put the format right
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(DEV) ## strict types
	@$(BIN)/mypy

architecture: $(DEV) ## imports fall from floor to floor
	@$(BIN)/lint-imports

docs: $(DEV) ## build the documentation into site/
	@$(BIN)/mkdocs build --strict --quiet

cli-docs: $(DEV) ## write docs/cli.md from the commands' own help
	@$(BIN)/python docs/write_cli.py

readme: demo ## paste what the demo prints into the README
	@$(BIN)/python demo/excerpt.py

eval: $(RUN) ## score the extractor on our own gold; fails below a floor
	@$(BIN)/python eval/run.py

bench: $(DEV) ## reports a second, ratio to the bare engine, names, linking (CLAIMS="10000 1000000"), decisions
	@$(BIN)/python bench/run.py $(if $(CLAIMS),--claims $(CLAIMS))

train: $(RUN) ## learn the extractor's weights anew (needs the annotated articles beside the project)
	@$(INSTALL) -r requirements-train.txt
	@$(BIN)/python eval/train.py

vendor: $(RUN) ## renew the pages' libraries and the basemap (needs node and npm)
	@$(BIN)/python vendor/run.py

lock: $(BIN)/uv ## renew the locks
	@$(COMPILE) --upgrade --group build pyproject.toml -o requirements.txt
	@$(COMPILE) --upgrade --group pyproject.toml:dev -c requirements.txt -o requirements-dev.txt
	@$(COMPILE) --upgrade --group pyproject.toml:foreign --only-binary :all: \
		--no-emit-package sqlalchemy2-stubs -c requirements-dev.txt -o requirements-foreign.txt
	@$(COMPILE) --upgrade --group pyproject.toml:train -c requirements.txt -o requirements-train.txt

$(BIN)/uv: $(DEV)

clean: ## remove the environment and everything that was built
	@rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
