#!/bin/sh
# Prints what limber costs beside the least that Cairo and Pango must do.
# usage: run.sh OUT
set -eu
out=$1
mkdir -p "$out/bench"
plan=tests/bench/two-pages.yaml
"$out/tests/bench/pair" "${ROUNDS:-41}" \
    "$out/bin/limber handout --plan $plan -q -o $out/bench/limber.pdf" \
    "$out/tests/bench/floor $out/share/limber/fonts $out/bench/floor.pdf"
{
    "$out/tests/bench/batch" "${BATCH:-200}" $plan
    "$out/tests/bench/floor" "$out/share/limber/fonts" /dev/null "${BATCH:-200}"
} | awk '{ print } /^batch  / { ours = $2 } /^floor batch/ { floor = $3 }
    END { printf "batch ratio   %.2f\n", ours / floor }'
