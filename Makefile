# The habits of this project. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON3 ?= python3
PYTHON := .venv/bin/python
START := PYTHONPATH=site $(PYTHON) -m config.start
SOURCES := manage.py gunicorn.conf.py bin site home services_catalogue governance news search editorial seeding tests
TYPED := site home services_catalogue governance news search editorial seeding
TEMPLATES := site home services_catalogue governance news search editorial
TEST_ENV := DJANGO_SETTINGS_MODULE=config.settings.test

.PHONY: help run dev test test-browser audit lint format messages seed demo check bench-relevance bench-search kill-elasticsearch clean bootstrap bootstrap-dev tools

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run: bootstrap ## set up what is missing and serve the site, as production does
	@exec env $(START) serve

dev: bootstrap-dev ## serve with a server that reloads when a file changes
	@exec env $(START) dev

test: tools lint ## set up what is missing and run every check and test
	@$(TEST_ENV) $(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) bin/messages.py --check
	@PYTHONPATH=site $(PYTHON) -m config.start.messages
	@$(PYTHON) -m pytest -n 3 --dist loadgroup --no-loadscope-reorder

test-browser: tools bootstrap-dev ## drive the site in Chromium, as a part of "make test" does
	@$(PYTHON) -m pytest tests/browser

audit: tools bootstrap-dev ## look at every type of page with axe-core (three widths, light and dark), Nu, html-validate and Lighthouse
	@AUDIT=whole $(PYTHON) -m pytest -n 2 --dist loadgroup tests/browser/test_accessibility.py tests/browser/audit
	@$(PYTHON) -m pytest -rP tests/browser/audit/lighthouse.py

lint: bootstrap-dev ## check style, types and templates
	@.venv/bin/ruff check $(SOURCES)
	@.venv/bin/ruff format --check --quiet $(SOURCES) || { echo "Run: make format"; exit 1; }
	@.venv/bin/mypy $(TYPED)
	@.venv/bin/djlint --lint --quiet $(TEMPLATES)

format: bootstrap-dev ## put code and templates into the style of the house
	@.venv/bin/ruff check --fix --quiet $(SOURCES); .venv/bin/ruff format $(SOURCES)

messages: bootstrap-dev ## collect the messages of the interface into locale/ (needs GNU gettext)
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

bench-relevance: bootstrap-dev ## measure the search with judged queries, beside two baselines (ARGS=--help)
	@$(PYTHON) -m tests.benchmarks.relevance.run $(ARGS)

bench-search: bootstrap-dev ## measure the speed of the search on N made-up services (ARGS=--help)
	@$(PYTHON) -m tests.benchmarks.search.run $(N) $(ARGS)

kill-elasticsearch: bootstrap-dev tools ## kill a real Elasticsearch in the middle of searches, N times (N=10), and tell what it cost
	@KILLS=$(or $(N),10) CI=true $(PYTHON) -m pytest -q -s -n 0 tests/outage/test_killed.py

tools:
	@$(PYTHON3) bin/test_tools.py

bootstrap:
	@$(PYTHON3) bin/bootstrap.py

bootstrap-dev:
	@$(PYTHON3) bin/bootstrap.py --dev
