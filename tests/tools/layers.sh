#!/bin/sh
# Fails when a source includes a header that its folder may not see: one of
# our folders up the flow, or an outside library that lives elsewhere.
# usage: layers.sh SRCDIR
set -eu
cd "$1"
find . -name '*.[ch]' | sort | xargs awk '
BEGIN {
    may["base"] = " "
    may["model"] = " base "
    may["parse"] = may["font"] = may["finish"] = " base model "
    may["figure"] = " base model "
    may["library"] = " base parse model "
    may["art"] = " base model font "
    may["compose"] = " base model library "
    may["layout"] = may["draw"] = " base model font art "
    may["cmd"] = " base parse model font library figure art compose" \
                 " layout draw finish "

    home["yaml.h"] = home["cmark.h"] = " parse "
    home["fontconfig"] = home["ft2build.h"] = " font "
    home["pango"] = " font layout draw "
    home["cairo.h"] = " art draw "
    home["cairo-pdf.h"] = home["cairo-svg.h"] = home["cairo-ps.h"] = " draw "
    home["librsvg"] = home["qrencode.h"] = home["gdk-pixbuf"] = " art "
    home["hyphen.h"] = " layout "
    home["potracelib.h"] = home["zlib.h"] = " figure "
    home["qpdf"] = home["libdeflate.h"] = " finish "
}
function complain(text) {
    print FILENAME ":" FNR ": " text
    bad = 1
}
FNR == 1 {
    n = split(FILENAME, part, "/")
    here = n > 2 ? part[2] : "main"
}
here == "main" || !/^# *include/ { next }
!(here in may) { complain("unknown folder"); nextfile }
/"/ {
    split($0, part, /["\/]/)
    if (part[2] != here && !index(may[here], " " part[2] " "))
        complain(here " may not include " part[2])
}
/</ {
    split($0, part, /[<>\/]/)
    if (part[2] in home && !index(home[part[2]], " " here " "))
        complain(here " may not include <" part[2] ">")
}
END { exit bad }'
