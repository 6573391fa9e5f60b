#!/usr/bin/env bash
# Makes a Debian package of the server, with .NET in it: deploy/make-deb.sh [FOLDER]. Needs the .NET SDK and dpkg-deb.
set -euo pipefail
folder=$(realpath -m "${1:-.}")
cd "$(dirname "$0")/.."

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
architecture=$(dpkg --print-architecture)
case $architecture in
  amd64) runtime=linux-x64 ;;
  arm64) runtime=linux-arm64 ;;
  *) echo "there is no .NET for $architecture: use amd64 or arm64" >&2; exit 1 ;;
esac
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

dotnet publish src/Server -c Release -r "$runtime" --self-contained -v quiet -o "$root/usr/lib/akkachat"
find "$root/usr/lib/akkachat" -name '*.pdb' -delete
find "$root/usr/lib/akkachat" -name '*.xml' -delete
install -d "$root/usr/bin" "$root/DEBIAN"
ln -s ../lib/akkachat/AkkaChat.Server "$root/usr/bin/akkachat-server"
install -Dm644 deploy/akkachat.service "$root/lib/systemd/system/akkachat.service"
install -Dm644 docs/OPERATING.md "$root/usr/share/doc/akkachat/OPERATING.md"
install -Dm644 LICENSE "$root/usr/share/doc/akkachat/copyright"
install -Dm644 /dev/stdin "$root/etc/akkachat/server.conf" <<'CONF'
# Settings of akkachat.service that differ from the defaults. akkachat-server default-config prints and explains all;
# akkachat-server check-config --config /etc/akkachat/server.conf says what is wrong here; systemctl reload akkachat has them read again.
akkachat {
  host = "127.0.0.1"
  port = 9999
}
CONF

echo /etc/akkachat/server.conf >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<CONTROL
Package: akkachat
Version: $version
Architecture: $architecture
Maintainer: AkkaChat contributors <akkachat@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6, libgcc-s1, libstdc++6, libssl3 | libssl3t64
Recommends: ca-certificates
Section: net
Priority: optional
Description: chat room for nc, telnet, a console client and browsers
 One room that people join with nothing but nc or telnet, with the AkkaChat client,
 or with a web page. This package has the server, as a service of systemd.
CONTROL
cat >"$root/DEBIAN/postinst" <<'SCRIPT'
#!/bin/sh
set -e
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl try-restart akkachat.service
fi
SCRIPT
cat >"$root/DEBIAN/prerm" <<'SCRIPT'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
  systemctl disable --now akkachat.service
fi
SCRIPT
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
find "$root" -type d -exec chmod 755 {} +

dpkg-deb --root-owner-group --build "$root" "$folder/akkachat_${version}_$architecture.deb"
