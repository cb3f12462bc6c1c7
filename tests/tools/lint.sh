#!/bin/sh
# Checks of the sources themselves, as TAP.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
n=0

# Runs a check; what it prints explains a failure.
check() {
    n=$((n + 1))
    name=$1
    shift
    if "$@" >"$scratch/out" 2>&1; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        sed 's/^/# /' "$scratch/out"
    fi
}

# A copy of the headers in which the header $1 also says #include $2 must fail.
mutant_fails() {
    rm -rf "$scratch/src"
    cp -R src "$scratch/src"
    echo "#include $2" >>"$scratch/src/$1"
    if tests/tools/layers.sh "$scratch/src"; then
        echo "$1 may include $2"
        return 1
    fi
}

# Every file of the project, as git would see it.
files() {
    git ls-files -co --exclude-standard 2>/dev/null ||
        find . -path ./build -prune -o -type f -print
}

# Nothing may depend on the place in which it was written.  The words are
# put together here, so that this file does not hold them.
no_stray_names() {
    words="\\.\\./sha""red|/wo""rk/|/t""mp/|CRIT""IQUE|proto""types/"
    words="$words|DESI""GN\\.md|STY""LE\\.md"
    ! files | grep -v '^fonts/' | tr '\n' '\0' |
        xargs -0 grep -nIE "$words" --
}

# Nothing unfinished.
no_leftovers() {
    words="TO""DO|FIX""ME|XX""X"
    ! files | grep -E '\.([ch]|sh|ya?ml|md|[1-9])$|Makefile' | tr '\n' '\0' |
        xargs -0 grep -nIwE "$words" --
}

man_pages() {
    for page in src/man/*.[1-9]; do
        [ -e "$page" ] || return 0
        mandoc -T lint -W warning "$page" || return 1
    done
}

echo 1..9
check 'includes follow the flow' tests/tools/layers.sh src
check 'an include that points up fails' \
    mutant_fails base/diag.h '"model/page.h"'
check 'compose may not see parse' \
    mutant_fails compose/compose.h '"parse/yaml.h"'
check 'libyaml lives in parse' mutant_fails library/library.h '<yaml.h>'
check 'pango lives in font, layout and draw' \
    mutant_fails art/art.h '<pango/pangocairo.h>'
check 'cairo lives in art and draw' mutant_fails model/page.h '<cairo.h>'
check 'no names of other places' no_stray_names
check 'nothing left over' no_leftovers
check 'man pages' man_pages
