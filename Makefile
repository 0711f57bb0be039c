# The habits of this project. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON3 ?= python3
PYTHON := .venv/bin/python
START := PYTHONPATH=site $(PYTHON) -m config.start
SOURCES := manage.py gunicorn.conf.py bin site home services_catalogue governance news search seeding tests

.PHONY: help run dev test lint format messages seed demo check clean bootstrap bootstrap-dev

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: bootstrap ## set up what is missing and serve the site, as production does
	@exec env $(START) serve

dev: bootstrap-dev ## serve with a server that reloads when a file changes
	@exec env $(START) dev

test: ## set up what is missing and run every check and test
	@$(PYTHON3) bin/run_tests.py

lint: bootstrap-dev ## check style, types and templates
	@$(PYTHON) bin/lint.py

format: bootstrap-dev ## put code and templates into the style of the house
	@.venv/bin/ruff check --fix --quiet $(SOURCES); .venv/bin/ruff format $(SOURCES)

messages: bootstrap ## collect the messages of the interface into locale/ (needs GNU gettext)
	@$(PYTHON) bin/messages.py

seed: bootstrap ## load the seeds alone, as for production
	@$(START) seed

demo: bootstrap ## load the seeds and the fictional municipality
	@$(START) demo

check: bootstrap-dev ## check the project and print its figures
	@$(PYTHON) bin/check.py

clean: ## remove what the targets made, but for the data
	@rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete 2>/dev/null || true

bootstrap:
	@$(PYTHON3) bin/bootstrap.py

bootstrap-dev:
	@$(PYTHON3) bin/bootstrap.py --dev
