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
n=0

result() {
    n=$((n + 1))
    echo "$1 $n - $2"
}

ids() {
    for file in src/content/"$1"/*; do
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
        printf 'client: Jane Doe\nside: left\nroutine: %s\nphase: all\n' \
            "$routine" >"$scratch/$routine.yaml"
    done
    printf 'add: [cat-cow]\n' >"$scratch/nobody.yaml"
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

# The words of the plan $1 go in (.expected) and come out (.actual).
check_plan() {
    plan=$1
    case=${plan%.yaml}
    name=${case##*/}
    practice=$scratch/practice.yaml
    [ "${name#nobody}" = "$name" ] || practice=
    "$tools/expected" "$plan" ${practice:+"$practice"} \
        >"$case.expected" 2>"$case.log" &&
        env -u LIMBER_DATA "$LIMBER" handout --plan "$plan" -q \
            ${practice:+--practice "$practice"} -o "$case.pdf" \
            2>>"$case.log" &&
        pdftotext -raw -enc UTF-8 "$case.pdf" "$case.actual" &&
        "$tools/compare" "$case.expected" "$case.actual" >>"$case.log" && {
        result ok "$name"
        return
    }
    result 'not ok' "$name"
    sed 's/^/# /' "$case.log" "$plan"
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
    for plan in everything $(ids routines) nobody mixed-1 mixed-2 mixed-3 \
        mixed-4 mixed-5 mixed-6; do
        { cat "$scratch/$plan.yaml" && echo "layout: $layout"; } \
            >"$scratch/$plan-$layout.yaml"
        check_plan "$scratch/$plan-$layout.yaml"
    done
done
check_mutant 'a lost line is seen' actual 30d
check_mutant 'a line printed twice is seen' actual 40p
check_mutant 'a line at another place is seen' actual '50{h;d;};60G'
check_mutant 'a lost text is seen' actual 's/Warm shower first\.//'
check_mutant 'a text nobody wrote is seen' expected 12d
echo "1..$n"
