# The two commands of a newcomer: `make demo` and `make test`.
# VENV names the environment, PYTHON the interpreter that creates it (any Python 3.11 or newer is found without it).

VENV ?= .venv
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3.14 python3 python; do \
  $$p -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1 \
  && { command -v $$p; break; }; done)

PY := $(VENV)/bin/python
# A stamp is older than pyproject.toml when the dependencies may have changed: only then is anything installed again.
# An environment made with other means (uv, conda) may hold no pip: ensurepip brings it.
RUN_STAMP := $(VENV)/.vigie-installed
DEV_STAMP := $(VENV)/.vigie-installed-dev

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint wheel clean

help:
	@echo "make demo    read four bundled articles and show the record that comes of them"
	@echo "make test    run the tests"
	@echo "make lint    ruff, mypy --strict, import-linter"
	@echo "make wheel   build dist/vigie-*.whl"
	@echo "make clean   remove what was built (the environment stays)"

demo: $(RUN_STAMP)
	@mkdir -p build
	$(VENV)/bin/vigie demo --db build/demo.db

test: $(DEV_STAMP)
	$(PY) -m pytest -n auto

lint: $(DEV_STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict
	$(VENV)/bin/lint-imports

wheel: $(DEV_STAMP)
	$(PY) -m build --wheel --outdir dist

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(PY):
	@test -n "$(PYTHON)" || { echo "Vigie needs Python 3.11 or newer with venv; none was found." >&2; exit 1; }
	"$(PYTHON)" -m venv "$(VENV)"

$(RUN_STAMP): pyproject.toml | $(PY)
	$(call install,.)
	@touch $@

$(DEV_STAMP): pyproject.toml | $(PY)
	$(call install,.[dev])
	@touch $(RUN_STAMP) $@

define install
@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(VENV) holds a Python older than 3.11." >&2; exit 1; }
@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip --upgrade
@echo "Installing Vigie into $(VENV) (a few minutes the first time)"
@$(PY) -m pip install --quiet --editable '$(1)'
endef
