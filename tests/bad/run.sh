#!/bin/sh
# Bad input: runs the cases of cases.txt and prints TAP.  Each case says the
# command, the exit status and everything on standard error; nothing in the
# folder may have changed afterwards.
# usage: LIMBER=program run.sh [CASE]
#        LIMBER=program run.sh --print      shows what the program says now
set -u

here=$(cd "$(dirname "$0")" && pwd)
: "${LIMBER:?the program to test}"
LC_ALL=C.UTF-8
export LIMBER LC_ALL
only=${1-}
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

files=$work/files
mkdir "$files"
cp -R "$here/files/." "$files"
sh "$here/make_files.sh" "$files" || exit 1
cd "$files" || exit 1

# Everything that a run could touch: names, sizes, times.
snapshot() {
    ls -lAR --full-time .
}

limber() {
    timeout -k 5 "${CASE_TIME:-60}" "$LIMBER" "$@"
}

# Unquoted on purpose: a case's command is a line of shell.
run_command() {
    eval "$command" >"$work/stdout" 2>"$work/stderr" </dev/null
}

# One case: $name $command $status and its messages in $work/expected.
check() {
    n=$((n + 1))
    case $needs in
    user) [ "$(id -u)" != 0 ] || {
        echo "ok $n - $name # SKIP root may read and write everything"
        return
    } ;;
    esac
    before=$(snapshot)
    run_command
    got=$?
    case $only in
    --print)
        printf '== %s\n$ %s\n? %s\n' "$name" "$command" "$got"
        cat "$work/stderr"
        ;;
    esac
    if [ "$got" != "$status" ]; then
        echo "not ok $n - $name: exit status $got, not $status"
        sed 's/^/# /' "$work/stderr"
    elif ! diff -u "$work/expected" "$work/stderr" >"$work/diff"; then
        echo "not ok $n - $name: other messages"
        sed 's/^/# /' "$work/diff"
    elif [ "$(snapshot)" != "$before" ]; then
        echo "not ok $n - $name: files have changed"
        snapshot | sed 's/^/# /'
    else
        echo "ok $n - $name"
    fi
}

wanted() {
    case $only in
    '' | --print | "$name") return 0 ;;
    *) return 1 ;;
    esac
}

finish_case() {
    [ -z "$name" ] || ! wanted || check
    name=
    needs=
    : >"$work/expected"
}

n=0
name=
finish_case
while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '== '*) finish_case && name=${line#== } ;;
    '$ '*) command=${line#\$ } ;;
    '? '*) status=${line#\? } ;;
    '! '*) needs=${line#! } ;;
    '#'* | '') ;;
    *) printf '%s\n' "$line" >>"$work/expected" ;;
    esac
done <"$here/cases.txt"
finish_case
echo "1..$n"
