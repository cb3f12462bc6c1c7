#!/bin/sh
# Runs COMMAND with everything fixed that output may depend on.
# usage: pinned.sh OUT COMMAND...   (OUT: a build folder, as build/release)
set -eu
out=$(cd "$1" && pwd)
shift

home=$out/test/home
rm -rf "$home"
mkdir -p "$home/config" "$home/data" "$home/cache" "$home/run"
chmod 700 "$home/run"

unset LANG LANGUAGE NO_COLOR CAIRO_DEBUG_PDF FONTCONFIG_FILE PANGOCAIRO_BACKEND
export LC_ALL=C.UTF-8 TZ=UTC
export SOURCE_DATE_EPOCH=1795305600 # 2026-11-22
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
export XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run"
export LIMBER="$out/bin/limber" LIMBER_DATA="$out/share/limber"
export G_DEBUG=fatal-criticals G_SLICE=always-malloc
# Only these files use LeakSanitizer; without it they are plain words.
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export LSAN_OPTIONS=suppressions=$PWD/tests/tools/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1
exec "$@"
