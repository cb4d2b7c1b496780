# The tasks of this repository. `make site` builds the example blog, `make test` runs every test.

SWIFT ?= swift
SERVUS = $(shell $(SWIFT) build -c release --show-bin-path)/servus

# With the standard library in it the program starts in half the time.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)

.PHONY: site test test-browser lint benchmark dependencies test-dependencies clean

## The site, from nothing: installs what is missing, builds Servus in release mode, builds the site into Public.
site: dependencies
	$(SWIFT) build -c release --product servus $(STATIC)
	$(SERVUS) build

## All tests; installs what is missing.
test: test-dependencies
	$(SWIFT) test --parallel

## What readers meet, in a real browser; part of `make test`.
test-browser: test-dependencies
	$(SWIFT) test --filter InBrowserTests

## The format of the sources.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

## How fast it is, beside Hugo where that is installed: Benchmarks/README.md. The results go to Benchmarks/RESULTS.md.
benchmark: dependencies
	Benchmarks/run

## libcmark, the only library that does not come with the packages.
dependencies:
	@Scripts/install-dependencies

## The same, and what the tests of the search page need: Node.js, and Chromium with chromedriver.
test-dependencies:
	@Scripts/install-dependencies --tests

clean:
	rm -rf .build .servus Benchmarks/.build
	find Public -mindepth 1 -not -name .gitkeep -delete
