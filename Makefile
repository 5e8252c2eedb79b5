# The commands of Lectern; `make help` lists them. Only Python 3.11+, make and the package
# registries are needed: everything else is installed below .venv, .web and .local.
PYTHON ?= python3
PY := .venv/bin/python
# The tests whose coverage counts (tests/covered.py): measuring slows down, so only these are measured.
MEASURED := tests/unit/functions tests/unit/access/iam tests/unit/webapp/client

.PHONY: help setup setup-run run stop reset replay replay-likes recount reconcile sweep test check prove exit push template lint types unit lock bench checkov

##@ To look at it
help: ## this list
	@awk -F ':.*## ' '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup-run ## run the whole site on this machine; Ctrl-C stops it
	@$(PY) -m local.run

stop: setup-run ## stop what a crashed run left
	@$(PY) -m local.run stop

reset: setup-run ## stop, and forget the local state
	@$(PY) -m local.run reset

##@ To change it
setup: ## install all that the lock files name (the other commands install what they need)
	@$(PYTHON) local/setup/environment.py develop

setup-run:
	@$(PYTHON) local/setup/environment.py run

check: setup lint types unit ## lint, types and unit tests: some minutes

lint:
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m webapp.build.lint

types:
	@$(PY) -m mypy
	@$(PY) -m webapp.build.typecheck

unit:
	@$(PY) -m pytest $(MEASURED) -q -n 2 --cov --cov-report=
	@$(PY) -m tests.covered
	@$(PY) -m pytest tests/unit -q -n 2 $(MEASURED:%=--ignore=%)

test: setup unit ## everything that proves the product
	@$(PY) -m local.setup.chromium
	@$(PY) -m pytest tests --ignore=tests/unit -n 3 --dist loadscope

prove: setup ## the proof of the access rules; AWS=1 STACK=<root stack>: of a deployment; SAMPLE=8: of one request in eight
	@$(PY) -m access.proof $(if $(AWS),--aws "$(STACK)" --disposable "$(DISPOSABLE)") $(if $(SAMPLE),--sample $(SAMPLE))

exit: export LECTERN_EXIT_SAMPLE := 1
exit: setup ## the move away from Amplify, and all of the proof on what it made: make test asks a sample
	@$(PY) -m pytest tests/exit

push: setup ## the real Amplify CLI pushes the last commit into a local cloud of its own
	@$(PY) -m local.setup.chromium
	@$(PY) -m local.push

checkov: setup-run ## a second opinion on the templates: each finding is mended or has its reason
	@$(PY) -m operations.checkov

bench: setup ## each figure beside its peer, measured in the same run
	@$(PY) -m tests.bench

lock: setup ## resolve the requirements again, the largest set first
	@cd requirements && for set in installer develop run site functions dax checkov; do \
	  case $$set in run|site|functions) same="--constraint develop.lock";; *) same=;; esac; \
	  $(CURDIR)/.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
	    --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --no-header \
	    $$same $$set.in -o $$set.lock || exit 1; done

##@ To operate it
template: setup-run ## the whole cloud as one plain CloudFormation template, without the Amplify CLI
	@$(PY) -m amplify.plain

replay: setup-run ## send parked webhooks to the ingest queue again, here or with ENV=… on AWS
	@$(PY) -m operations $(if $(ENV),--env $(ENV)) replay

replay-likes: setup-run ## tell which likes Lambda gave up; GO=1 has them counted, LOST=1 finds lost ones, ENV=… on AWS
	@$(PY) -m operations $(if $(ENV),--env $(ENV)) replay-likes $(if $(GO),--go) $(if $(LOST),--lost)

recount: setup-run ## compare the counters of likes with the likes; REPAIR=1 sets them right, ENV=… on AWS
	@$(PY) -m operations $(if $(ENV),--env $(ENV)) recount $(if $(REPAIR),--repair)

reconcile: setup-run ## compare the content with the CMS's; GO=1 repairs, WITHDRAW=1 takes away however much, ENV=… on AWS
	@$(PY) -m operations $(if $(ENV),--env $(ENV)) reconcile $(if $(GO),--go) $(if $(WITHDRAW),--withdraw)

sweep: setup-run ## delete what deleted accounts left, now; ENV=… on AWS
	@$(PY) -m operations $(if $(ENV),--env $(ENV)) sweep
