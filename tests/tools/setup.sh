#!/bin/sh
# Installs those of the Debian packages PACKAGE... that are not there yet.
# usage: setup.sh PACKAGE...
set -eu

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    # Another system: its packages have other names, so look for the tools.
    for tool in cc pkg-config; do
        command -v $tool >/dev/null && continue
        echo "limber needs (Debian's names): $*" >&2
        exit 1
    done
    exit 0
fi

missing=
for package; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) ||
        status=
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "limber needs, and sudo is not there to install it:$missing" >&2
        exit 1
    fi
    sudo=sudo
fi

apt() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y "$@" >&2
}

echo "installing$missing" >&2
# Package lists may be absent or too old: fetch them only then.
# shellcheck disable=SC2086
apt install --no-install-recommends $missing 2>/dev/null || {
    apt update
    apt install --no-install-recommends $missing
}
