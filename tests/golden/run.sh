#!/bin/sh
# Compares what limber does with what is written down, as TAP.
# usage: run.sh OUT [--update NAME]
# A case is a folder NAME with some of these files:
#   cmd         the arguments, as one line for the shell; $out is a scratch
#               folder; it runs in the case's folder
#   messages    what that prints: standard output, standard error, exit status
#   plan.yaml   a plan, for the next two; with a practice.yaml, if there; one
#               with the layout "catalogue" prints the whole library, one with
#               a poster's layout the poster that it adds
#   placed.txt  every box of its pages
#   layout      the name of a layout, for the next
#   outline.txt headings and pictures of its pages, with 2, 6 and 13 exercises
#               on two kinds of paper
#   figures     arguments of `limber figure`, a line for each contact sheet
#   page-N.png  its page N, or contact sheet N; begin with an empty file
#   alike       arguments that print pages, line by line: as PDF, where figures
#               are forms, they look as they do as PNG
# --update shows what changed in one case, asks, and takes it over.
set -eu
out_dir=$(cd "$1" && pwd)
update=
[ "${2-}" != --update ] || update=${3:?which case? CASE=NAME}
here=$(cd "$(dirname "$0")" && pwd)
tools=$out_dir/tests/tools
actual=$out_dir/test/golden
n=0

# A contact sheet of every pose, start and end, drawn with the arguments of
# each line of `figures`.
draw_figures() {
    page=0
    while read -r arguments; do
        page=$((page + 1))
        for pose in "$here"/../../src/content/figures/*.yaml; do
            id=${pose##*/}
            id=${id%.yaml}
            # shellcheck disable=SC2086 # words on purpose
            env -u LIMBER_DATA "$LIMBER" figure "$id" --stage both -q \
                --width 57 $arguments -o "$1/files/$page-$id.png" >&2
        done
        "$tools/contact_sheet" "$1/page-$page.png" 8 200 \
            "$1/files/$page"-*.png
    done <figures
}

# The pages of the layout $1 with the moves of ../data, written to standard
# output; $2 is a scratch folder.
outline_layout() {
    for n in 2 6 13; do
        for paper in a4 letter; do
            echo "== $n moves on $paper"
            {
                cat "../data/moves-$n.yaml"
                echo "layout: $1"
                echo "paper: $paper"
            } >"$2/moves.yaml"
            "$tools/dump_pages" --outline "$2/moves.yaml" \
                ../data/practice.yaml 2>&1 | grep -v ' warning: ' || true
        done
    done
}

# What the case in the current folder gives, written to the folder $1.
produce() {
    rm -rf "$1"
    mkdir -p "$1/files"
    out=$1/files
    if [ -e cmd ]; then
        eval "set -- $(cat cmd)"
        status=0
        env -u LIMBER_DATA "$LIMBER" "$@" >"$out/../stdout" \
            2>"$out/../stderr" </dev/null || status=$?
        cat "$out/../stdout" "$out/../stderr" |
            sed "s|$out|\$out|g" >"$out/../messages"
        echo "exit $status" >>"$out/../messages"
    fi
    [ ! -e figures ] || draw_figures "$out/.."
    [ ! -e layout ] || outline_layout "$(cat layout)" "$out" >"$1/outline.txt"
    [ -e plan.yaml ] || return 0
    practice=
    [ ! -e practice.yaml ] || practice=practice.yaml
    [ ! -e placed.txt ] && [ -z "$update" ] ||
        "$tools/dump_pages" plan.yaml $practice \
            >"$out/../placed.txt" 2>&1 || true
    set -- handout --plan plan.yaml
    ! grep -q '^layout: catalogue' plan.yaml || set -- catalogue
    dpi=90
    if grep -q '^layout: poster' plan.yaml; then
        # shellcheck disable=SC2046 # words on purpose
        set -- poster $(sed -n 's/^add: \[\(.*\)\]/\1/p' plan.yaml)
        dpi=30 # the least
    fi
    ! ls page-*.png >/dev/null 2>&1 ||
        env -u LIMBER_DATA "$LIMBER" "$@" --dpi $dpi -q \
            ${practice:+--practice $practice} -o "$out/../page.png" >&2 || true
    # A single page has no number.
    [ ! -e "$out/../page.png" ] || mv "$out/../page.png" "$out/../page-1.png"
}

# The file $1 of the case in the current folder is as expected.
same() {
    case $1 in
    *.png) "$tools/png_compare" "$1" "$2/$1" 2>&1 ;;
    *) diff -u "$1" "$2/$1" 2>&1 ;;
    esac
}

verdict() {
    n=$((n + 1))
    if text=$(same "$2" "$actual/$1"); then
        echo "ok $n - $1/$2"
    else
        echo "not ok $n - $1/$2"
        echo "$text" | head -n 60 | sed 's/^/# /'
    fi
}

# The width and height that the PNG $1 says it has, as options of pdftocairo.
png_size() {
    od -An -tu4 --endian=big -j16 -N8 "$1" | awk '{ print "-W", $1, "-H", $2 }'
}

# The pages of $1.pdf look as $1-N.png do.  At this size no line is thinner
# than what viewers draw at least.
pages_alike() {
    page=0
    for png in "$1"-*.png; do
        page=$((page + 1))
        # shellcheck disable=SC2046 # words on purpose
        pdftocairo -png -r 220 -x 0 -y 0 $(png_size "$png") -singlefile \
            -f "$page" -l "$page" "$1.pdf" "$1"
        "$tools/png_compare" "$png" "$1.png" 2>&1 || return 1
    done
}

# What each line of `alike` prints looks the same as PDF and as PNG.
check_alike() {
    to=$actual/$1/files/alike
    while read -r arguments; do
        n=$((n + 1))
        rm -f "$to"*
        # shellcheck disable=SC2086 # words on purpose
        {
            env -u LIMBER_DATA "$LIMBER" $arguments -q --dpi 220 -o "$to.png"
            env -u LIMBER_DATA "$LIMBER" $arguments -q -o "$to.pdf"
        } >&2
        # A single page has no number.
        [ ! -e "$to.png" ] || mv "$to.png" "$to-1.png"
        if text=$(pages_alike "$to"); then
            echo "ok $n - $1: PDF and PNG of '$arguments' are alike"
        else
            echo "not ok $n - $1: PDF and PNG of '$arguments' are alike"
            echo "# $text"
        fi
    done <alike
}

expected_files() {
    for file in messages placed.txt outline.txt page-*.png; do
        [ ! -e "$file" ] || echo "$file"
    done
}

if [ -n "$update" ]; then
    cd "$here/$update"
    produce "$actual/$update"
    changed=
    for file in messages placed.txt outline.txt page-*.png; do
        new=$actual/$update/$file
        [ -e "$new" ] || continue
        [ -e "$file" ] || : >"$file"
        same "$file" "$actual/$update" || changed="$changed $file"
    done
    [ -n "$changed" ] || { echo "$update: nothing changed"; exit 0; }
    printf '%s: take over%s? [y/N] ' "$update" "$changed"
    read -r answer
    [ "$answer" = y ] || exit 1
    for file in $changed; do
        cp "$actual/$update/$file" "$file"
    done
    exit 0
fi

for folder in "$here"/*/; do
    name=$(basename "$folder")
    cd "$folder"
    produce "$actual/$name"
    for file in $(expected_files); do
        verdict "$name" "$file"
    done
    [ ! -e alike ] || check_alike "$name"
done

# The comparison of pictures can fail: two pages are not the same.
n=$((n + 1))
if ! text=$("$tools/png_compare" "$actual/founding/page-1.png" \
    "$actual/founding/page-2.png" 2>&1) && [ "${text%% pixels*}" != "$text" ]
then
    echo "ok $n - two different pages are told apart"
else
    echo "not ok $n - two different pages are told apart"
    echo "# $text"
fi
echo "1..$n"
