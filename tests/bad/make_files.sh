#!/bin/sh
# Makes the bad files that are too large, or too odd, to be kept.
# usage: make_files.sh FOLDER
set -eu
cd "$1"

# What a failed run must leave alone.
echo 'an older handout' >old.pdf

: >empty.yaml
mkdir folder.yaml
printf 'client: Jane\0Doe\n' >nul.yaml
printf 'client: Jane\nnote: caf\351\n' >latin1.yaml
printf '\377\376c\0l\0' >utf16.yaml
printf 'client: Jane Doe\nroutine: lower-back-tight-hips\n' >locked.yaml
chmod 000 locked.yaml
ln -s round.yaml round.yaml

# Nine lists, each nine times the one before.
{
    echo 'a: &a [x, x, x, x, x, x, x, x, x]'
    last=a
    for next in b c d e f g h i; do
        echo "$next: &$next [*$last, *$last, *$last, *$last, *$last]"
        last=$next
    done
} >bomb.yaml

repeat() { # TEXT TIMES
    awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

{ printf 'add: ' && repeat '[' 10000 && repeat ']' 10000 && echo; } >deep.yaml
{ printf 'note: ' && repeat '{a: ' 10000; } >deep-maps.yaml
{ printf 'client: ' && head -c 100000000 /dev/zero | tr '\0' a; } >long.yaml
repeat 'a' 10000 >name.txt
{ printf -- '---\nname: Deep\n---\n' && repeat '> ' 10000 && echo a; } \
    >deep-quote.md

# A PNG that says it is 60,000 pixels wide and high, and holds nothing.
{
    printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\352\140\0\0\352\140'
    printf '\010\002\0\0\0\017\260\342\025'
} >huge.png

# A picture that lies in its library's folder, but only by a link.
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n' \
    >outside.svg
ln -s ../../outside.svg lib/exercises/linked.svg
sed 's|^picture: .*|picture: linked.svg|' lib/exercises/sneak.md \
    >lib/exercises/linked.md

# PDFs that --from must not trust.
echo geheim >password
: >no-password
repeat x 200 >long-password
"$LIMBER" handout cat-cow -q -o no-plan.pdf
"$LIMBER" handout cat-cow -q --embed-plan -o plan.pdf
"$LIMBER" handout cat-cow -q --embed-plan --encrypt --password-file password \
    -o secret.pdf
head -c 20000 plan.pdf >half.pdf
tr '0123456789' '9876543210' <plan.pdf >mixed.pdf
{ printf '%%PDF-1.7\n' && repeat '[' 100000; } >deep.pdf

# A PDF with the plan $1, as the file $2.
with_plan() {
    {
        printf '%%PDF-1.7\n%%QDF-1.0\n\n'
        printf '1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Names << '
        printf '/EmbeddedFiles << /Names [ (plan.yaml) 3 0 R ] >> >> >>\n'
        printf 'endobj\n\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\n'
        printf 'endobj\n\n3 0 obj\n<< /EF << /F 4 0 R >> >>\nendobj\n\n'
        printf '4 0 obj\n<< /Length 5 0 R >>\nstream\n'
        cat "$1"
        printf '\nendstream\nendobj\n\n5 0 obj\n0\nendobj\n\n'
        printf 'xref\n0 1\ntrailer <<\n  /Root 1 0 R\n  /Size 6\n>>\n'
        printf 'startxref\n0\n%%%%EOF\n'
    } | fix-qdf >"$2.qdf"
    qpdf --warning-exit-0 "$2.qdf" "$2" 2>/dev/null
    rm "$2.qdf"
}
repeat 'note: x ' 300000 >bomb.txt
with_plan bomb.txt bomb.pdf
with_plan unknown.yaml unknown.pdf
rm bomb.txt
