#!/bin/sh
# Makes the page that explains pose files with pictures: FOLDER/poses.html,
# and beside it a picture of each example.
# usage: poses.sh LIMBER FOLDER EXAMPLE.yaml ...
set -eu
limber=$1
folder=$2
shift 2
page=$folder/poses.html
mkdir -p "$folder/poses"
XDG_CACHE_HOME=$(mktemp -d)
export XDG_CACHE_HOME
trap 'rm -rf "$XDG_CACHE_HOME"' EXIT

escape() {
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$1"
}

# One example: what its first line says, its picture, the file.
example() {
    name=$(basename "$1" .yaml)
    case $name in
    base-*) stage=end ;; # one is like the other
    *) stage=both ;;
    esac
    "$limber" figure "$1" --stage $stage --width 90 --dpi 110 -q \
        -o "$folder/poses/$name.png"
    title=$(escape "$1" | sed -n '1s/^# *//p')
    echo "<section id=\"$name\">"
    echo "<p>$title</p>"
    echo "<img src=\"poses/$name.png\" alt=\"$title\">"
    echo '<pre>'
    escape "$1" | sed 1d
    echo '</pre>'
    echo '</section>'
}

{
    cat <<'HEAD'
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pose files in pictures</title>
<style>
body { font: 16px/1.5 sans-serif; color: #222; max-width: 60em;
    margin: 2em auto; padding: 0 1em }
main { display: grid; gap: 1.5em;
    grid-template-columns: repeat(auto-fill, minmax(20em, 1fr)) }
section { border: 1px solid #ccc; border-radius: 8px; padding: 1em }
section p { margin: 0 0 .75em; font-weight: bold }
img { display: block; width: 100%; height: 13em; object-fit: contain }
pre { background: #f4f4f2; padding: .75em; margin: .75em 0 0;
    white-space: pre-wrap }
</style>
</head>
<body>
<h1>Pose files in pictures</h1>
<p>First how a person can rest, then exercises. Every example is a whole
file: save it as <code>try.yaml</code>, change a number, and
<code>limber figure try.yaml -o try.png</code> draws it anew.
<code>limber check try.yaml</code> tells what a body cannot do.
The manual page <code>limber-pose</code>(5) has all the words.</p>
<main>
HEAD
    for file; do
        example "$file"
    done
    echo '</main>'
    echo '</body>'
    echo '</html>'
} >"$page.new"
mv "$page.new" "$page"
