#!/bin/sh
# Every word that goes into a handout comes out of its PDF, in reading order:
# for plans with everything in them and for mixed ones, in every layout.  TAP.
# usage: run.sh OUT
set -eu
out=$(cd "$1" && pwd)
tools=$out/tests/conserve
scratch=$out/test/conserve
rm -rf "$scratch"
mkdir -p "$scratch"
# A library of its own, which no other suite sees.
export XDG_DATA_HOME="$scratch/data"
n=0

result() {
    n=$((n + 1))
    echo "$1 $n - $2"
}

ids() {
    for file in src/content/"$1"/*; do
        case ${file##*/} in *.*.*) continue ;; esac # a translation
        file=${file##*/}
        echo "${file%.*}"
    done
}

# The ids of standard input in brackets, as a YAML list.
in_brackets() {
    tr '\n' ',' | sed 's/,$//; s/,/, /g; s/.*/[&]/'
}

# Numbers that look random and are the same on every machine.
seed=20261122
random() { # below $1
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    random=$((seed / 65536 % $1))
}

# About every third line of standard input.
some() {
    while read -r line; do
        random 3
        [ "$random" != 0 ] || echo "$line"
    done
}

words() { # $1 of them, a sentence of seven at a time
    i=0
    while [ $i -lt "$1" ]; do
        i=$((i + 1))
        case $((i % 7)) in
        0) printf 'word%d. ' $i ;;
        *) printf 'word%d ' $i ;;
        esac
    done
}

# A therapist's own library with what nobody would write but somebody will.
write_own() {
    own=$XDG_DATA_HOME/limber/exercises
    mkdir -p "$own"
    long=Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft
    for name in long-step sixty-steps long-words; do
        {
            printf -- '---\nname: %s\nkind: stretch\nregion: hip\n' \
                "The $name exercise with a name that goes on and on and on"
            printf 'muscles: [piriformis]\nplain: buttock\n'
            printf 'position: supine\nequipment: []\nside: each\n'
            printf 'dose: 2 x 30 s, daily\n---\nStart here. $long\n\n'
            case $name in
            long-step) printf '1. %s\n2. The end.\n' "$(words 3000)" ;;
            sixty-steps)
                i=0
                while [ $i -lt 60 ]; do
                    i=$((i + 1))
                    printf '%d. This is step %d of many.\n' $i $i
                done
                ;;
            long-words)
                printf '1. %s %s\n' $long $long
                printf '2. See [our page](https://example.org/a/b) first.\n'
                ;;
            esac
            printf '\n## You should feel\n\nA stretch.\n'
            printf '\n## Skip this move if\n\n- It hurts\n- %s\n' $long
        } | sed "s/\$long/$long/" >"$own/$name.md"
    done
    printf 'client: %s %s\nadd: [long-step, sixty-steps, long-words]\n' \
        $long $long >"$scratch/own.yaml"
    printf 'client: Jane Doe\npaper: letter\nroutine: %s\n' \
        lower-back-tight-hips >"$scratch/letter.yaml"
}

write_plans() {
    cat >"$scratch/everything.yaml" <<END
client: Zoë Łuczak-O'Brien
side: right
date: 2026-11-22
next: 2026-12-06 14:30
title: Everything there is
goal: Walk to the shops & back without a sore hip
note: |
  Warm shower first.

  Ring me on Friday.
add: $({ ids exercises && ids advice; } | in_brackets)
END
    for routine in $(ids routines); do
        printf 'client: Jane Doe\nside: left\nroutine: %s\n' \
            "$routine" >"$scratch/$routine.yaml"
        ! grep -q '^phases:' "src/content/routines/$routine.yaml" ||
            echo 'phase: all' >>"$scratch/$routine.yaml"
    done
    printf 'add: [cat-cow]\n' >"$scratch/nobody.yaml"
    printf 'client: Jane Doe\nadd: [cat-cow, glute-bridge]\n' \
        >"$scratch/two.yaml"
    cat >"$scratch/practice.yaml" <<END
practice: Riverside Physiotherapy & Massage
therapist: Anna Kowalska
qualifications: MSc, MCSP
phone: 0131 496 0182
email: anna@riverside.example
web: https://riverside.example/anna
address: 12 Quay Street, Leith
country: GB
END
    write_own
    i=0
    while [ $i -lt 6 ]; do
        i=$((i + 1))
        seed=$((seed + i))
        {
            echo "client: Client $i"
            echo "add: $({ ids exercises && ids advice; } | some | in_brackets)"
        } >"$scratch/mixed-$i.yaml"
    done
}

# A layout of catalogues prints the library, not a plan.
is_catalogue() { # layout
    grep -q '^ *- catalogue' "layouts/$1.yaml"
}

# Printed as cards, four to a sheet of A4.
is_card() { # layout
    grep -q '^  card:' "layouts/$1.yaml"
}

# What pdftotext reads in the file $1 of the layout $2: of cards, one by one.
read_pages() {
    if ! is_card "$2"; then
        pdftotext -raw -enc UTF-8 "$1" -
        return
    fi
    pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
    page=0
    while [ $page -lt "$pages" ]; do
        page=$((page + 1))
        for at in '0 0' '298 0' '0 421' '298 421'; do
            pdftotext -raw -enc UTF-8 -f $page -l $page -r 72 \
                -x "${at% *}" -y "${at#* }" -W 297 -H 420 "$1" -
        done
    done
}

# Prints the plan $1, which names the layout $2, with the options that follow.
print_plan() {
    plan_file=$1 plan_layout=$2
    shift 2
    if is_catalogue "$plan_layout"; then
        env -u LIMBER_DATA "$LIMBER" catalogue -l "$plan_layout" -q "$@"
    else
        env -u LIMBER_DATA "$LIMBER" handout --plan "$plan_file" -q "$@"
    fi
}

# The words of the plan $1, in the layout $2, go in (.expected) and come out
# (.actual).
check_plan() {
    plan=$1
    case=${plan%.yaml}
    name=${case##*/}
    practice=$scratch/practice.yaml
    [ "${name#nobody}" = "$name" ] || practice=
    "$tools/expected" "$plan" ${practice:+"$practice"} \
        >"$case.expected" 2>"$case.log" &&
        print_plan "$plan" "$2" ${practice:+--practice "$practice"} \
            -o "$case.pdf" 2>>"$case.log" &&
        read_pages "$case.pdf" "$2" >"$case.actual" &&
        "$tools/compare" "$case.expected" "$case.actual" >>"$case.log" &&
        "$tools/boxes" "$plan" ${practice:+"$practice"} >>"$case.log" 2>&1 && {
        result ok "$name"
        return
    }
    result 'not ok' "$name"
    sed 's/^/# /' "$case.log" "$plan"
}

# Standard input without white space, marks of direction, soft hyphens and
# Arabic vowel signs.
squeeze() {
    LC_ALL=C sed 's/\xc2[\xa0\xad]//g; s/\xe2\x81[\xa6-\xa9]//g
        s/\xe2\x80[\x82\xaa-\xae]//g; s/\xd9[\x8b-\x92]//g' | tr -d ' \f'
}

# Every text of $1.expected that is longer than a number stands in $1.tree as
# often as it should.  pdfinfo leaves out what follows a ligature ("ff").
compare_tree() {
    sed -n 's/^[=*] //p' "$1.expected" | sed 's/ff.*//' | squeeze |
        awk -v tree="$1.tree" '
            BEGIN { getline all <tree }
            length($0) > 3 { wanted[$0]++ }
            END {
                for (text in wanted)
                    if (count(all, text) < wanted[text]) {
                        print "lost: " text
                        lost = 1
                    }
                exit lost
            }
            function count(whole, part, n, at) {
                for (n = 0; (at = index(whole, part)) > 0; n++)
                    whole = substr(whole, at + length(part))
                return n
            }'
}

# What stands in the PDF $1 in the order in which it is tagged.
hebrew() {
    pdfinfo -struct-text "$1" 2>/dev/null | sed -n 's/^ *"\(.*\)"$/\1/p'
}

# pdfinfo prints nothing of the words that cairo spells out for Arabic.
arabic() {
    pdftotext -raw -enc UTF-8 "$1" -
}

# Languages that run from right to left: $1 with what the function $2 says.
check_tree() {
    case=$scratch/tree-$1
    {
        printf 'client: Jane Doe\nside: left\ndate: 2026-11-22\nlang: %s\n' "$1"
        printf 'add: [half-kneeling-hip-flexor-stretch, cat-cow, self-massage]\n'
    } >"$case.yaml"
    "$tools/expected" "$case.yaml" "$scratch/practice.yaml" \
        >"$case.expected" 2>"$case.log" &&
        print_plan "$case.yaml" handout-classic --practice \
            "$scratch/practice.yaml" -o "$case.pdf" 2>>"$case.log" &&
        "$2" "$case.pdf" | squeeze | tr -d '\n' >"$case.tree" &&
        compare_tree "$case" >>"$case.log" && {
        result ok "$1, as it is read"
        sed -i 's/Jane//g' "$case.tree"
        ! compare_tree "$case" >/dev/null || {
            result 'not ok' "$1: a lost name is seen"
            return
        }
        result ok "$1: a lost name is seen"
        return
    }
    result 'not ok' "$1, as it is read"
    sed 's/^/# /' "$case.log"
}

# The words of the posters that are laid out by $1, and of some moves; what
# stands where is for tests/unit/test_poster.c.
check_posters() {
    layout=$1
    {
        grep -l "^layout: $layout" src/content/posters/*.yaml | head -n 3 |
            sed 's|.*/||; s|\.yaml$||'
        [ "$layout" != poster-routine ] ||
            printf '%s\n' lower-back-tight-hips \
                'cat-cow glute-bridge clamshell heel-raise chin-tuck'
    } >"$scratch/posters"
    while read -r items; do
        name=$layout-$(echo "$items" | tr ' ' +)
        case=$scratch/$name
        printf 'layout: %s\nadd: [%s]\n' "$layout" \
            "$(echo "$items" | sed 's/ /, /g')" >"$case.yaml"
        # shellcheck disable=SC2086 # words on purpose
        if "$tools/expected" "$case.yaml" "$scratch/practice.yaml" \
            >"$case.expected" 2>"$case.log" &&
            env -u LIMBER_DATA "$LIMBER" poster $items -l "$layout" -q \
                --practice "$scratch/practice.yaml" -o "$case.pdf" \
                2>>"$case.log" &&
            pdftotext -raw -enc UTF-8 "$case.pdf" "$case.actual" &&
            "$tools/compare" "$case.expected" "$case.actual" >>"$case.log"
        then
            result ok "$name"
        else
            result 'not ok' "$name"
            sed 's/^/# /' "$case.log"
        fi
    done <"$scratch/posters"
}

# The side $2 (expected or actual), changed by the sed script $3, must not pass
# for the right one.
check_mutant() {
    case=$scratch/everything-handout-classic
    cp "$case.expected" "$scratch/mutant.expected"
    cp "$case.actual" "$scratch/mutant.actual"
    sed -i "$3" "$scratch/mutant.$2"
    if cmp -s "$case.$2" "$scratch/mutant.$2" || "$tools/compare" \
        "$scratch/mutant.expected" "$scratch/mutant.actual" >/dev/null; then
        result 'not ok' "$1"
    else
        result ok "$1"
    fi
}

write_plans
for layout in layouts/*.yaml; do
    layout=${layout##*/}
    layout=${layout%.yaml}
    case $layout in
    poster-*)
        check_posters "$layout"
        continue
        ;;
    esac
    plans="everything $(ids routines) nobody own letter mixed-1 mixed-2 mixed-3
        mixed-4 mixed-5 mixed-6"
    case $layout in
    handout-classic) ;;
    catalogue) plans='everything nobody' ;;
    one-page) plans='nobody two' ;; # others do not fit
    pocket-card) plans='nobody two own lower-back-tight-hips' ;;
    *) plans='nobody own letter mixed-1 lower-back-tight-hips' ;;
    esac
    for plan in $plans; do
        { cat "$scratch/$plan.yaml" && echo "layout: $layout"; } \
            >"$scratch/$plan-$layout.yaml"
        check_plan "$scratch/$plan-$layout.yaml" "$layout"
    done
done
check_tree ar arabic
check_tree he hebrew
check_mutant 'a lost line is seen' actual 30d
check_mutant 'a line printed twice is seen' actual 40p
check_mutant 'a line at another place is seen' actual '50{h;d;};60G'
check_mutant 'a lost text is seen' actual 's/Warm shower first\.//'
check_mutant 'a text nobody wrote is seen' expected 12d
check_mutant 'a lost footer is seen' actual '/0131 496 0182/d'
echo "1..$n"
