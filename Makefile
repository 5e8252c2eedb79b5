# The commands of Lectern; `make help` lists them. Only Python 3.11+, make and the package
# registries are needed: everything else is installed below .venv, .web and .local.
PYTHON ?= python3
PY := .venv/bin/python
PATHS := amplify backend_functions local webapp tests

.PHONY: help setup run stop reset replay recount test check prove push template lint types unit lock bench checkov
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## install what the lock files name (the other commands do it themselves)
	@$(PYTHON) local/setup/environment.py

run: setup ## run the whole site on this machine; Ctrl-C stops it
	@$(PY) -m local.run

stop: setup ## stop what a crashed run left
	@$(PY) -m local.run stop

reset: setup ## stop, and forget the local state
	@$(PY) -m local.run reset

replay: setup ## send parked webhooks to the ingest queue again, here or with ENV=… on AWS
	@$(PY) -m local.operations $(if $(ENV),--env $(ENV)) replay

recount: setup ## compare the counters of likes with the likes; REPAIR=1 sets them right, ENV=… on AWS
	@$(PY) -m local.operations $(if $(ENV),--env $(ENV)) recount $(if $(REPAIR),--repair)

test: setup ## everything that proves the product
	@$(PY) -m local.setup.chromium
	@$(PY) -m pytest tests/unit -q -n 2
	@$(PY) -m pytest tests --ignore=tests/unit

check: setup lint types unit ## lint, types and unit tests: under a minute

lint:
	@$(PY) -m ruff check $(PATHS)
	@$(PY) -m ruff format --check $(PATHS)

types:
	@$(PY) -m mypy
	@$(PY) -m webapp.build.typecheck

unit:
	@$(PY) -m pytest tests/unit -q -n 2

push: setup ## the real Amplify CLI pushes the last commit into a local cloud of its own
	@$(PY) -m local.setup.chromium
	@$(PY) -m local.push

template: setup ## the whole cloud as one plain CloudFormation template, without the Amplify CLI
	@$(PY) -m local.template

checkov: setup ## a second opinion on the templates: each finding is mended or has its reason
	@$(PY) -m local.checkov

prove: setup ## the proof of the access rules; AWS=1 STACK=<root stack>: of a deployment
	@$(PY) -m local.proof $(if $(AWS),--aws "$(STACK)" --disposable "$(DISPOSABLE)")

bench: setup ## each figure beside its peer, measured in the same run
	@$(PY) -m tests.bench

lock: setup ## resolve the requirements again (needs uv)
	@cd requirements && for set in develop functions dax checkov; do \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-emit-index-url --no-emit-find-links --no-header $$set.in -o $$set.lock; done
