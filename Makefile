# Short names for presets (CMakePresets.json). Every goal first installs what it needs and does not find.
#
#   make demo      build, assess the three sample societies, write reports   make build    the library and the command
#   make test      build and run the tests                               make bench    build and run the benchmarks
#   make install   into PREFIX, below DESTDIR if that is given           make clean
#
#   make asan                       the tests with the other compiler, Clang, and AddressSanitizer and UBSan
#   make coverage                   the same, and line coverage of src/ and capi/, which has a gate
#   make tsan                       the tests in which threads share something, with ThreadSanitizer
#   make fuzz [FUZZ_SECONDS=600]    every fuzz target for so long
#   make test-browser               the HTML report in Chromium: on screens, on paper, without scripts
#   make pictures                   those of the READMEs: the report in Chromium, the command on a terminal
#   make tidy [FILES="..."]         clang-tidy, on all of src/ and capi/ or on these
#   make format                     clang-format, in place
#   make abi-update                 accept a change of the ABI (capi/abi), after reading it
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 30
SAMPLES := $(sort $(wildcard tests/samples/*.json))
SOURCES = $(shell find src capi include tests bench -name '*.[ch]pp' -o -name '*.[ch]' | sort)

# Objects are found again in other build folders and other clones.
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := 1

install-packages = @sh cmake/install-dependencies.sh
preset = cmake --preset $(1) $(2) && cmake --build --preset $(1) -j $(JOBS)
test-preset = $(call preset,$(1)) && ctest --preset $(1) -j $(JOBS)

.PHONY: build demo test test-cpp test-python test-browser pictures bench install clean deps asan tsan fuzz coverage tidy \
        format abi-update

build:
	$(install-packages) build
	$(call preset,release)

demo: build
	@mkdir -p build/reports
	@for sample in $(SAMPLES); do \
	    echo; echo "== $$sample"; build/release/bin/xuehui assess "$$sample" || exit; \
	    build/release/bin/xuehui assess "$$sample" --format html -o "build/reports/$$(basename "$$sample" .json).html" || exit; \
	done
	@echo; echo "Reports to open in a browser:"; ls "$(CURDIR)"/build/reports/*.html

test: test-cpp test-python

test-cpp:
	$(install-packages) build test
	$(call test-preset,dev)

# The binding as its users get it: installed from its folder into an environment of its own. Compiled as `build` has done it,
# in a folder beside that one, where ccache has the objects.
test-python: build
	$(install-packages) test
	python3 -m venv build/venv
	build/venv/bin/pip install --quiet --disable-pip-version-check "./bindings/python[test]" \
	    --config-settings=build-dir=$(CURDIR)/build/wheel --config-settings=cmake.define.XUEHUI_WARNINGS_AS_ERRORS=true \
	    --config-settings=cmake.define.CMAKE_C_COMPILER=gcc --config-settings=cmake.define.CMAKE_CXX_COMPILER=g++
	build/venv/bin/python -m pytest -q bindings/python/tests tests/schemas tests/rules tests/readme

# The packages from npm, in the versions of the lock file; npm leaves a copy of it there when all are in place.
browser-packages = build/browser/node_modules/.package-lock.json
$(browser-packages): tests/browser/package.json tests/browser/package-lock.json
	$(install-packages) browser
	mkdir -p build/browser
	cp $^ build/browser
	npm ci --prefix build/browser --no-audit --no-fund

test-browser: build $(browser-packages)
	$(install-packages) browser
	node --test tests/browser/report.test.mjs tests/browser/population.test.mjs

pictures: build $(browser-packages)
	$(install-packages) browser pictures
	node tests/browser/pictures.mjs

# Other engines, which the logic is compared with.
bench-packages = build/bench/node_modules/.package-lock.json
$(bench-packages): bench/package.json bench/package-lock.json
	$(install-packages) bench
	mkdir -p build/bench
	cp $^ build/bench
	npm ci --prefix build/bench --no-audit --no-fund

bench: $(bench-packages)
	$(install-packages) build bench
	$(call preset,bench)
	cmake --build --preset bench --target bench

install: build
	cmake --install build/release --prefix "$(PREFIX)"

clean:
	rm -rf build

deps:
	$(install-packages) build test bench clang tidy format coverage browser pictures

asan:
	$(install-packages) build test clang
	$(call test-preset,asan)

tsan:
	$(install-packages) build test
	$(call test-preset,tsan)

fuzz:
	$(install-packages) build test clang
	$(call preset,asan,-DXUEHUI_FUZZ_SECONDS=$(FUZZ_SECONDS))
	ctest --preset fuzz -j $(JOBS)

coverage:
	rm -rf build/asan/profile
	$(MAKE) asan
	$(install-packages) coverage
	sh cmake/coverage.sh build/asan 95

tidy:
	$(install-packages) build test clang tidy
	cmake --preset tidy
	sh cmake/tidy.sh $(FILES)

format:
	$(install-packages) format
	clang-format -i $(SOURCES)
	sed -i 's|^}    // namespace|}  // namespace|' $(SOURCES)    # what it has no option for

abi-update:
	$(install-packages) build test
	$(call preset,dev)
	cmake --build --preset dev --target abi-update
