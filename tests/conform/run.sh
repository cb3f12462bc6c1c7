#!/bin/sh
# The PDFs that limber makes are what they claim to be: veraPDF judges them, and
# our own checks look at what it does not see.  Mutants with one defect each
# show that the checks can fail.  TAP.
# usage: run.sh OUT
set -eu
out=$(cd "$1" && pwd)
jar=$(pwd)/build/verapdf/cli-1.30.2.jar
structure=$out/tests/conform/structure
expected=$out/tests/conserve/expected
work=$out/test/conform
rm -rf "$work"
mkdir -p "$work"
unset LIMBER_DATA
password=geheim
n=0

result() {
    n=$((n + 1))
    echo "$1 $n - $2"
}

# The test $1 passes when the command does; else what it printed is shown.
check() {
    name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        result ok "$name"
    else
        result 'not ok' "$name"
        sed 's/^/# /' "$work/log"
    fi
}

ids() {
    for file in src/content/"$1"/*; do
        case ${file##*/} in *.*.*) continue ;; esac # a translation
        file=${file##*/}
        echo "${file%.*}"
    done
}

write_inputs() {
    echo $password >"$work/password"
    cat >"$work/logo.svg" <<END
<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">
<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/>
<stop offset="1" stop-color="#064" stop-opacity=".4"/></linearGradient>
</defs><g opacity=".6"><rect width="40" height="30" fill="url(#g)"/>
<circle cx="40" cy="15" r="12" fill="#c30"/></g></svg>
END
    "$LIMBER" handout pelvic-tilt --format png --dpi 30 -q -o "$work/logo.png"
    mv "$work/logo-1.png" "$work/logo.png" 2>/dev/null || true
    cat >"$work/practice.yaml" <<END
practice: Riverside Physiotherapy & Massage
therapist: Anna Kowalska
qualifications: MSc, MCSP
phone: +44 (0)131 496 0182
email: anna@riverside.example
web: https://riverside.example/anna
address: 12 Quay Street, Leith
country: GB
logo: logo.svg
END
    sed 's/logo.svg/logo.png/' "$work/practice.yaml" >"$work/bitmap.yaml"
    cat >"$work/jane.yaml" <<END
client: Jané Doe
side: left
date: 2026-11-22
next: 2026-12-06 14:30
goal: 'Walk to the "far" shop: daily'
routine: lower-back-tight-hips
phase: 1
change: {knee-rolls: skip, pelvic-tilt: "1 x 6, every morning"}
add: [leaflet, {cat-cow: 2 x 5}]
without-safety: {pregnancy: not pregnant}
note: |
  Warm shower first.

  Ring me (on Friday), "please" \\ or write.
END
    # Small, because many mutants are made of it.
    sed '/^routine:/d; /^phase:/d; /^change:/d; /^without-safety:/d
        s/^add:.*/add: [leaflet, cat-cow, red-flags-999]/' "$work/jane.yaml" \
        >"$work/small.yaml"
    mkdir -p "$work/lib/advice"
    cat >"$work/lib/advice/leaflet.md" <<END
---
title: More to read
kind: explainer
---
We keep [a page with all of our moves, and with films of the harder ones, which
is a link so long that it runs over the end of a
line](https://riverside.example/moves).
Phone [Anna](tel:+441314960182) or read **[this](https://nhs.uk)** first.
END
    printf 'client: Jane\nroutine: lower-back-tight-hips\nphase: all\n' \
        >"$work/phases.yaml"
    {
        echo 'client: Zoë Łuczak'
        # Every fourth exercise: the judge is slow.
        echo "add: [$({ ids exercises | awk 'NR % 4 == 1' && ids advice; } |
            paste -sd, -)]"
    } >"$work/everything.yaml"
}

# Makes $1.pdf, which claims the flavours $2, with `limber` and the others.
make_pdf() {
    name=$1
    for flavour in $2; do
        echo "$work/$name.pdf" >>"$work/claims-$flavour"
    done
    shift 2
    check "$name is made" "$LIMBER" "$@" -q -o "$work/$name.pdf"
}

make_pdfs() {
    jane="--plan $work/jane.yaml --practice $work/practice.yaml"
    jane="$jane --library $work/lib"
    # shellcheck disable=SC2086
    {
        make_pdf founding 'ua1 2a' handout lower-back-tight-hips \
            --client 'Jane Doe'
        make_pdf practice 'ua1 2a' handout $jane
        make_pdf small 'ua1 2a' handout --plan "$work/small.yaml" \
            --practice "$work/practice.yaml" --library "$work/lib"
        make_pdf bitmap 'ua1 2a' handout pelvic-tilt \
            --practice "$work/bitmap.yaml"
        make_pdf phases 'ua1 2a' handout --plan "$work/phases.yaml"
        make_pdf everything 'ua1 2a' handout --plan "$work/everything.yaml"
        make_pdf letter 'ua1 2a' handout cat-cow chin-tuck --side right \
            --paper letter
        make_pdf plan 'ua1 3a' handout $jane --embed-plan
        make_pdf secret ua1-secret handout $jane --encrypt \
            --password-file "$work/password"
        make_pdf secret-plan ua1-secret handout $jane --encrypt --embed-plan \
            --password-file "$work/password"
        make_pdf catalogue 'ua1 2a' catalogue hip
        make_pdf figure 'ua1 2a' figure chin-tuck --ink-saver
        make_pdf map 'ua1 2a' figure --map front
        # One in each of their layouts.
        make_pdf poster-routine 'ua1 2a' poster lower-back-tight-hips \
            --practice "$work/practice.yaml"
        make_pdf poster-explain 'ua1 2a' poster why-hips-and-back \
            --landscape --practice "$work/practice.yaml"
        make_pdf poster-list 'ua1 2a' poster pain-scale
        make_pdf poster-map 'ua1 2a' poster muscle-map
        for layout in layouts/*.yaml; do
            layout=$(basename "$layout" .yaml)
            case $layout in
            catalogue | poster-*) continue ;; # not for handouts
            esac
            make_pdf "layout-$layout" 'ua1 2a' handout $jane --layout "$layout"
        done
    }
}

# One test for each file that claims $1.
judge() {
    [ -e "$jar" ] || {
        result 'not ok' "veraPDF judges $1: it is not there"
        return
    }
    one=
    case $1 in
    *-secret) one=-n1 ;; # it takes a password for one file only
    esac
    # shellcheck disable=SC2086
    xargs $one java -jar "$jar" -f "${1%-secret}" --format text -v \
        ${one:+--password $password} \
        <"$work/claims-$1" >"$work/judged" 2>"$work/log" || true
    while read -r file; do
        name=${file##*/}
        if grep -q "^PASS $file" "$work/judged"; then
            result ok "veraPDF: ${name%.pdf} is ${1%-secret}"
        else
            result 'not ok' "veraPDF: ${name%.pdf} is ${1%-secret}"
            sed -n "\\|$file|,/^PASS\\|^FAIL /p" "$work/judged" | sed 's/^/# /'
            sed 's/^/# /' "$work/log"
        fi
    done <"$work/claims-$1"
}

syntax_is_right() {
    qpdf --password=$password --check "$1" >"$work/qpdf" 2>&1 || {
        cat "$work/qpdf"
        return 1
    }
    ! grep -i warning "$work/qpdf"
}

# Every font is inside and says which letters its glyphs are.
fonts_are_right() {
    pdffonts -upw $password "$1" | awk 'NR > 2 {
        if ($(NF - 4) != "yes" || $(NF - 2) != "yes") { print; bad = 1 }
    } END { exit bad || NR < 3 }'
}

# White space out, ligatures apart.
squeezed() {
    tr -d ' \n\f' | sed 's/\xc2\xa0//g; s/\xe2\x80[\x80-\x8b\xaf]//g
        s/\xef\xac\x80/ff/g; s/\xef\xac\x81/fi/g; s/\xef\xac\x82/fl/g
        s/\xef\xac\x83/ffi/g; s/\xef\xac\x84/ffl/g'
}

# The words of the element tree.  pdfinfo loses what follows a span in a
# paragraph, so Cairo's spans around ligatures are taken out first.
spoken() {
    readable "$1" "$work/readable"
    LC_ALL=C awk '/^\/Span << \/ActualText/ { on = 1; next }
        on && /^EMC$/ { on = 0; next } { print }' "$work/readable" |
        fix-qdf >"$work/readable.2"
    pdfinfo -struct-text "$work/readable.2" | grep '^ *"' |
        sed 's/^ *"//; s/"$//' | squeezed
}

# All that the plan $1 has to say is in the element tree of $2.
tree_says_all() {
    LIMBER_DATA=$out/share/limber "$expected" "$work/$1.yaml" \
        >"$work/expected" || return 1
    spoken "$2" >"$work/spoken"
    sed -n 's/^= //p' "$work/expected" | while read -r text; do
        echo "$text" | squeezed
        echo
    done | awk -v spoken="$work/spoken" '
        BEGIN { getline all <spoken }
        $0 != "" && !index(all, $0) { print "not spoken: " $0; bad = 1 }
        END { exit bad || NR < 20 }'
}

misses_words() {
    ! tree_says_all everything "$work/phases.pdf"
}

check_all() {
    for file in "$work"/*.pdf; do
        pdf=${file##*/}
        pdf=${pdf%.pdf}
        check "qpdf finds nothing wrong with $pdf" syntax_is_right "$file"
        check "each piece of $pdf has one element" \
            "$structure" "$file" $password
        [ "$pdf" = figure ] || # it has no words
            check "fonts of $pdf" fonts_are_right "$file"
    done
    check 'the tree says all of all phases' \
        tree_says_all phases "$work/phases.pdf"
    check 'the tree says all of everything' \
        tree_says_all everything "$work/everything.pdf"
    check 'words that no element has are seen' misses_words
    check 'boxes' sh -c "pdfinfo -box '$work/letter.pdf' |
        grep -q 'TrimBox: *0.00 *0.00 *612.00 *792.00'"
    check 'the plan comes back to the same bytes' same_again
    check 'bookmarks' has_bookmarks
    check 'phone, mail and web lead somewhere' has_links
}

same_again() {
    "$LIMBER" handout --from "$work/plan.pdf" --embed-plan -q \
        --practice "$work/practice.yaml" --library "$work/lib" \
        -o "$work/again.pdf" &&
        cmp "$work/plan.pdf" "$work/again.pdf" && rm "$work/again.pdf"
}

readable() {
    qpdf --qdf --object-streams=disable "$1" "$2"
}

has_bookmarks() {
    readable "$work/practice.pdf" "$work/readable" &&
        [ "$(grep -ac '/Dest \[' "$work/readable")" -ge 10 ]
}

has_links() {
    readable "$work/practice.pdf" "$work/readable"
    for uri in tel:+441314960182 mailto:anna@riverside.example \
        https://riverside.example/anna https://riverside.example/moves; do
        grep -aqF "/URI ($uri)" "$work/readable" || {
            echo "nothing leads to $uri"
            return 1
        }
    done
}

# A copy of the small handout changed by the sed or awk program $3, to be
# refused by $2: ua1, 2a or structure.
mutate() {
    file=$work/mutants/$1.pdf
    LC_ALL=C "${4-sed}" "$3" "$work/readable.pdf" >"$work/changed"
    if cmp -s "$work/changed" "$work/readable.pdf"; then
        result 'not ok' "the mutant $1 is like its model"
        return
    fi
    fix-qdf "$work/changed" >"$file"
    case $2 in
    structure)
        if "$structure" "$file" >"$work/log" 2>&1; then
            result 'not ok' "the structure check sees: $1"
        else
            result ok "the structure check sees: $1"
        fi
        ;;
    *) echo "$file" >>"$work/mutants-$2" ;;
    esac
}

judge_mutants() {
    xargs java -jar "$jar" -f "$1" --format text <"$work/mutants-$1" \
        >"$work/judged" 2>"$work/log" || true
    while read -r file; do
        name=${file##*/}
        if grep -q "^FAIL $file" "$work/judged"; then
            result ok "veraPDF sees: ${name%.pdf}"
        else
            result 'not ok' "veraPDF sees: ${name%.pdf}"
        fi
    done <"$work/mutants-$1"
}

check_mutants() {
    mkdir "$work/mutants"
    readable "$work/small.pdf" "$work/readable.pdf"
    mutate no-alt ua1 's|/Alt |/Xlt |'
    mutate heading-skips ua1 's|/S /H2|/S /H3|'
    mutate no-language ua1 's|/Lang (en|/Lxng (en|'
    mutate no-scope ua1 's|/Scope /|/Scxpe /|'
    mutate link-without-words ua1 's|/Contents (|/Cxntents (|'
    mutate label-in-no-list ua1 's|/S /L$|/S /Div|'
    mutate paint-of-nobody ua1 's|/Artifact<<.*>>BDC|/Nobody BMC|'
    mutate title-not-shown ua1 's|/DisplayDocTitle true|/DisplayDocTitle false|'
    mutate no-claim ua1 's|<pdfuaid:part>1|<pdfuaid:part>7|'
    mutate no-intent 2a 's|/OutputIntents |/OxtputIntents |'
    mutate no-letters 2a 's|/ToUnicode |/TxUnicode |'
    mutate no-font 2a 's|/FontFile2 |/FxntFile2 |'
    judge_mutants ua1
    judge_mutants 2a
    mutate piece-twice structure 's|<</MCID 3>>BDC|<</MCID 2>>BDC|'
    mutate bracket-open structure \
        '/^EMC$/ && !n++ { next } { print }' awk
    mutate piece-of-nobody structure \
        '/\/K \[$/ { print; getline; if (!n && /^ +[0-9]+$/) { n = 1; next } }
        { print }' awk
    mutate wrong-way-back structure \
        '/\/Nums \[/ { on = 1 } on && /0 R$/ { a[++n] = $0;
        if (n == 2 && a[1] != a[2]) { print a[2]; print a[1]; on = 0 }
        else if (n == 2) { print a[1]; n = 1; a[1] = a[2] } next }
        { print }' awk
    mutate wrong-parent structure \
        '/\/P [0-9]+ 0 R/ && ++n == 20 { sub(/\/P [0-9]+/, "/P 1") } { print }' \
        awk
}

write_inputs
make_pdfs
for claims in "$work"/claims-*; do
    judge "${claims##*/claims-}"
done
check_all
check_mutants
echo "1..$n"
