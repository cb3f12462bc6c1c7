#!/bin/sh
# Runs every test over a build folder, and ends with "N passed, N failed".
# usage: run_tests.sh OUT
set -eu

case ${PINNED-} in
'') PINNED=1 exec "$(dirname "$0")/pinned.sh" "$1" "$0" "$1" ;;
esac
unset PINNED
out=$1
logs=$out/test
passed=0
failed=0

# Runs one program that prints TAP, and adds what it says to the sums.
suite() {
    name=$1
    shift
    log=$logs/$(echo "$name" | tr / -)
    status=0
    timeout -k 5 "${SUITE_TIME:-300}" "$@" </dev/null \
        >"$log.tap" 2>"$log.err" || status=$?
    sums=$(awk -f tests/tools/tap_sum.awk -v status="$status" "$log.tap")
    counts=$(echo "$sums" | tail -n 1)
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
    printf '%-28s %4d passed' "$name" "${counts% *}"
    [ "${counts#* }" = 0 ] || {
        printf ', %d failed\n' "${counts#* }"
        echo "$sums" | sed '$d'
        tail -n 40 "$log.err" | sed 's/^/    /'
    }
    echo
}

# One test: the fuzz target $1 goes over its saved inputs without falling.
replay() {
    echo 1..1
    find "tests/fuzz/corpus/${1##*/fuzz_}" -type f 2>/dev/null |
        xargs -r "$1" >&2 || {
        echo "not ok 1 - ${1##*/} over its saved inputs"
        return 1
    }
    echo "ok 1 - ${1##*/} over its saved inputs"
}

case ${2-} in
--replay) replay "$3"; exit ;;
esac

for source in tests/unit/test_*.c; do
    [ -e "$source" ] || continue
    name=${source#tests/}
    suite "${name%.c}" "$out/tests/${name%.c}" --tap -k
done
for source in tests/fuzz/fuzz_*.c; do
    [ -e "$source" ] || continue
    name=${source#tests/}
    PINNED=1 suite "${name%.c}" "$0" "$out" --replay "$out/tests/${name%.c}"
done
suite lint tests/tools/lint.sh
suite golden tests/golden/run.sh "$out"
suite conserve tests/conserve/run.sh "$out"
suite property "$out/tests/conserve/property"
suite conform tests/conform/run.sh "$out"
suite print tests/conform/print.sh "$out"
suite bad tests/bad/run.sh

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
