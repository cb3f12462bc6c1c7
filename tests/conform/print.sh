#!/bin/sh
# Posters on paper: the boxes, bleed and crop marks of a print shop's file, and
# sheets that give the poster again when they are glued.  TAP.
# usage: print.sh OUT
set -eu
out=$(cd "$1" && pwd)
glue=$out/tests/conform/glue
work=$out/test/print
rm -rf "$work"
mkdir -p "$work"
n=0

# The test $1 passes when the command does; else what it printed is shown.
check() {
    n=$((n + 1))
    name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        sed 's/^/# /' "$work/log"
    fi
}

poster() {
    file=$1
    shift
    "$LIMBER" poster lower-back-tight-hips -q -o "$work/$file" "$@"
}

# A3 with 3 mm of bleed; the marks take 7 mm more on each side.
boxes_are_right() {
    pdfinfo -box "$work/shop.pdf" | awk '
        /Box:/ { printf "%s %.0f %.0f %.0f %.0f\n", $1, $2 / 72 * 25.4,
            $3 / 72 * 25.4, $4 / 72 * 25.4, $5 / 72 * 25.4 }' >"$work/boxes"
    for box in 'MediaBox: 0 0 317 440' 'BleedBox: 7 7 310 433' \
        'TrimBox: 10 10 307 430'; do
        grep -qx "$box" "$work/boxes" || {
            cat "$work/boxes"
            return 1
        }
    done
}

# The colour at $1,$2 [mm] from the top left of the print shop's file.
colour() {
    pdftoppm -r 254 -x $(($1 * 10)) -y $(($2 * 10)) -W 1 -H 1 \
        "$work/shop.pdf" | tail -c 3 | od -An -tu1 | tr -s ' '
}

# The ground runs on to the end of the bleed, on all sides, and no farther.
bleed_is_right() {
    ground=$(colour 25 220)
    white=' 255 255 255'
    [ "$ground" != "$white" ] || return 1
    for at in '8 220' '308 220' '158 8' '158 431' '8 8' '308 431'; do
        # shellcheck disable=SC2086
        [ "$(colour $at)" = "$ground" ] || {
            echo "no bleed at $at"
            return 1
        }
    done
    for at in '6 220' '311 220' '158 6' '158 434'; do
        # shellcheck disable=SC2086
        [ "$(colour $at)" = "$white" ] || {
            echo "colour at $at"
            return 1
        }
    done
}

# At the upper left corner of the cut, 10 mm from the edges.
marks_are_right() {
    pdftoppm -r 254 -x 97 -y 40 -W 7 -H 1 "$work/shop.pdf" "$work/upright"
    pdftoppm -r 254 -x 40 -y 97 -W 1 -H 7 "$work/shop.pdf" "$work/level"
    for mark in upright level; do
        od -An -v -tu1 -j 11 -w3 "$work/$mark-1.ppm" |
            awk '$1 < 128 { dark++ } END { exit dark < 1 }' || {
            echo "no $mark mark"
            return 1
        }
    done
}

draw_dots() {
    pdftoppm -r 254 "$work/poster.pdf" "$work/poster"
    pdftoppm -r 254 -f 2 "$work/tiles.pdf" "$work/sheet"
}

gives_the_poster() {
    "$glue" 297 420 a4 "$1" "$work"/poster-*.ppm "$work"/sheet-*.ppm
}

# Sheets that lie a millimetre off are seen.
false_sheets_are_seen() {
    ! gives_the_poster 11
}

form_is_there_once() {
    qpdf --qdf --object-streams=disable "$work/tiles.pdf" "$work/readable"
    uses=$(grep -ac '/Poster Do' "$work/readable")
    forms=$(grep -ao '/Poster [0-9]* 0 R' "$work/readable" | sort -u | wc -l)
    echo "$uses uses of $forms forms"
    [ "$uses" = 5 ] && [ "$forms" = 1 ]
}

claims_nothing() {
    ! grep -aq pdfuaid "$work/readable" &&
        ! grep -aq /StructTreeRoot "$work/readable" &&
        grep -aq '/PrintScaling /None' "$work/readable"
}

# Page $1 of the sheets has all the other words on it.
says() {
    pdftotext -f "$1" -l "$1" "$work/tiles.pdf" "$work/text"
    shift
    for words; do
        grep -qF "$words" "$work/text" || {
            echo "not there: $words"
            return 1
        }
    done
}

same_bytes() {
    poster again.pdf --paper a3 --tile a4 &&
        cmp "$work/tiles.pdf" "$work/again.pdf"
}

# Width and height stand in a PNG's header.
has_those_pixels() {
    poster screen.png --paper 1080x1350px &&
        size=$(od -An -tx1 -j 16 -N 8 "$work/screen.png" | tr -d ' ') &&
        echo "$size" && [ "$size" = 0000043800000546 ]
}

check 'a file for a print shop' poster shop.pdf --paper a3 --bleed 3mm --marks
check 'its boxes' boxes_are_right
check 'the ground runs on into the bleed' bleed_is_right
check 'crop marks' marks_are_right
check 'its tags' "$out/tests/conform/structure" "$work/shop.pdf"
check 'a poster' poster poster.pdf --paper a3
check 'its sheets' poster tiles.pdf --paper a3 --tile a4
check 'nothing is wrong with the sheets' qpdf --check "$work/tiles.pdf"
check 'they are drawn' draw_dots
check 'glued they give the poster' gives_the_poster 10
check 'false sheets are seen' false_sheets_are_seen
check 'the poster lies in the file once' form_is_there_once
check 'no claim, no scaling' claims_nothing
check 'the map' says 1 'How to put this poster together' '4 sheets of A4' \
    'A1' 'B2' '50 mm' 'Cut each sheet' 'Put glue'
check 'the first sheet' says 2 'Sheet A1' 'A2' 'glue B1 here'
check 'the last sheet' says 5 'Sheet B2'
check 'the same bytes again' same_bytes
check 'a picture of just those pixels' has_those_pixels
echo "1..$n"
