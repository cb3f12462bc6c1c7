#!/bin/sh
# Makes a Debian package of an installation.
# usage: deb.sh ROOT VERSION FOLDER   (ROOT/usr/bin/limber is the program)
set -eu
root=$1
version=$2
folder=$3

# The shared libraries that the program was linked with, and those that it
# opens by name when it needs them.
libraries() {
    objdump -p "$root/usr/bin/limber" | awk '/NEEDED/ { print $2 }'
    strings "$root/usr/bin/limber" |
        grep -xE 'lib[A-Za-z0-9_.+-]+\.so\.[0-9]+' || true
}

# Their packages, no older than here.
dependencies() {
    libraries | sort -u | while read -r library; do
        path=$(ldconfig -p |
            awk -v so="$library" '$1 == so { print $NF; exit }')
        dpkg-query -S "$path" 2>/dev/null ||
            dpkg-query -S "/usr$path" 2>/dev/null ||
            dpkg-query -S "$(readlink -f "$path")"
    done | cut -d: -f1 | sort -u | while read -r package; do
        dpkg-query -W -f='${Package} (>= ${Version})\n' "$package"
    done | paste -sd, | sed 's/,/, /g'
}

strip --strip-unneeded "$root/usr/bin/limber"
find "$root/usr/share/man" -type f -exec gzip -9nf {} + 2>/dev/null || true
install -D -m644 LICENSE "$root/usr/share/doc/limber/copyright"
depends=$(dependencies)
mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: limber
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: limber <limber@localhost>
Section: text
Priority: optional
Installed-Size: $(du -ks "$root/usr" | cut -f1)
Depends: $depends
Description: printed exercise handouts for therapists
 limber makes personalised A4 handouts from stretch descriptions and massage
 advice: a PDF ready to print, from one line in a terminal.
END
dpkg-deb --root-owner-group --build "$root" \
    "$folder/limber_${version}_$(dpkg --print-architecture).deb"
