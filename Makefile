# The tasks of this repository. `make site` builds the example blog, `make install` installs Servus, `make test` runs
# every test.

SWIFT ?= swift
SERVUS = $(shell $(SWIFT) build -c release --show-bin-path)/servus

# With the standard library in it the program starts in half the time, and runs where Swift is not installed.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
# So it does where libcmark is not: pkg-config's file is replaced by one that leads to a folder with the static library
# alone, since linkers prefer the shared one where both lie side by side.
STATIC_LIBRARIES := $(CURDIR)/.build/static-libraries
STATIC += --pkg-config-path $(STATIC_LIBRARIES)
# Optimised across rooms when it is linked: what is small in one of them becomes part of the loops of another, which saves a
# twentieth of the time of a build.
LTO := $(if $(filter Linux,$(shell uname)),--experimental-lto-mode full)

PREFIX ?= /usr/local
INSTALL ?= install
SHARE = $(DESTDIR)$(PREFIX)/share
MADE := .build/share
SHARED := Benchmarks/.build/shared

.PHONY: site serve program program-shared man completions install test test-benchmarks test-browser test-faults \
    test-hostile test-sanitizers lint benchmark dependencies test-dependencies clean

## The site, from nothing: installs what is missing, builds Servus in release mode, builds the site into Public.
site: program
	$(SERVUS) build

## The example blog in the browser, built again whenever it changes: http://127.0.0.1:8080/.
serve: program
	$(SERVUS) serve

## Servus in release mode, a file that runs by itself.
program: dependencies
	@mkdir -p $(STATIC_LIBRARIES)
	@set -e; library="$$(pkg-config --variable=libdir libcmark)/libcmark.a"; if [ -e "$$library" ]; then \
	  ln -sf "$$library" $(STATIC_LIBRARIES); \
	  sed 's|^libdir=.*|libdir=$(STATIC_LIBRARIES)|' "$$(pkg-config --variable=pcfiledir libcmark)/libcmark.pc" \
	    > $(STATIC_LIBRARIES)/libcmark.pc; fi
	$(SWIFT) build -c release --product servus $(STATIC) $(LTO)

## The same with shared libraries, for the benchmarks to compare.
program-shared: dependencies
	$(SWIFT) build -c release --product servus --scratch-path $(SHARED) $(LTO)

## The manual page, made of Documentation/servus.1 and what the program says of its commands.
man: program
	@mkdir -p $(MADE)
	$(SWIFT) build --product manual-page
	$(SERVUS) --experimental-dump-help | $(SWIFT) run --skip-build manual-page Documentation/servus.1 > $(MADE)/servus.1

## What bash, zsh and fish need to complete the commands and options of servus.
completions: program
	@mkdir -p $(MADE)
	for shell in bash zsh fish; do $(SERVUS) --generate-completion-script $$shell > $(MADE)/servus.$$shell; done

## Puts the program, its manual page and completions below PREFIX: make install PREFIX=~/.local, or, where only root may
## write, make install INSTALL='sudo install'.
install: man completions
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(INSTALL) -s -m 755 $(SERVUS) $(DESTDIR)$(PREFIX)/bin/servus
	$(INSTALL) -m 644 $(MADE)/servus.1 $(SHARE)/man/man1/servus.1
	$(INSTALL) -m 644 $(MADE)/servus.bash $(SHARE)/bash-completion/completions/servus
	$(INSTALL) -m 644 $(MADE)/servus.zsh $(SHARE)/zsh/site-functions/_servus
	$(INSTALL) -m 644 $(MADE)/servus.fish $(SHARE)/fish/vendor_completions.d/servus.fish

## All tests; installs what is missing.
test: test-dependencies
	$(SWIFT) test --parallel

## What the benchmarks are made of; says something only where it fails. With SERVUS and HUGO in the environment these programs
## build the corpus, too.
test-benchmarks:
	@mkdir -p .build
	@echo "Testing the benchmarks"
	@$(SWIFT) test --package-path Benchmarks > .build/test-benchmarks.log 2>&1 || { cat .build/test-benchmarks.log; exit 1; }

## Two thousand sites with random faults, each built by the program within limits; some of them are part of `make test`.
test-hostile: test-dependencies
	SERVUS_HOSTILE=2000 $(SWIFT) test --filter HostileSitesTests

## What readers meet, in a real browser; part of `make test`.
test-browser: test-dependencies
	$(SWIFT) test --filter InBrowserTests

## Builds that fail at each of their system calls in turn, and 500 that are killed at random moments; takes half an hour.
test-faults: test-dependencies program
	$(SWIFT) build --build-tests
	SERVUS_FAULT_STRIDE=1 SERVUS_KILLS=500 SERVUS_PROGRAM=$(SERVUS) $(SWIFT) test --skip-build --filter BrokenBuildTests

## All tests under the sanitizers for addresses and for threads, each with a build of its own and one test at a time, since they
## are slow; takes hours.
test-sanitizers: test-dependencies
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --no-parallel --sanitize address --scratch-path .build/address
	symbolizer="$$(command -v llvm-symbolizer)"; \
	TSAN_OPTIONS="suppressions=$(CURDIR)/Tests/Sanitizers/thread.txt$${symbolizer:+:external_symbolizer_path=$$symbolizer}" \
	  $(SWIFT) test --no-parallel --sanitize thread --scratch-path .build/thread

## The format of the sources.
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Plugins Sources Tests Benchmarks

## How fast it is, beside Hugo where that is installed: Benchmarks/README.md. The results go to Benchmarks/RESULTS.md.
benchmark: dependencies
	Benchmarks/run

## libcmark, the only library that does not come with the packages.
dependencies:
	@Scripts/install-dependencies

## The same, and what tests need: Node.js, rsvg-convert, and Chromium with chromedriver.
test-dependencies:
	@Scripts/install-dependencies --tests

clean:
	rm -rf .build .servus Benchmarks/.build
	find Public -mindepth 1 -not -name .gitkeep -delete
