#!/usr/bin/env bash
# Puts the same load on each door of the server in turn, and prints the medians and their ratios to the plain door.
#
#   bench/doors/run.sh [-r ROUNDS] [-m MEMBERS] [-t SECONDS] SERVER      SERVER is a published AkkaChat.Server
#
# Needs gcc, make and OpenSSL's headers (apt-get install libssl-dev).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rounds=3 members=1000 seconds=4
while getopts r:m:t: option; do
  case $option in
    r) rounds=$OPTARG ;;
    m) members=$OPTARG ;;
    t) seconds=$OPTARG ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
server=${1:?"which server? dotnet publish -c Release -r linux-x64 src/Server -o FOLDER, then FOLDER/AkkaChat.Server"}
make -s -C "$here"
work=$(mktemp -d)
pid=
trap 'rm -rf "$work"; [ -z "$pid" ] || kill "$pid"' EXIT
ulimit -n "$(ulimit -Hn)"
(cd "$work" && "$server" make-certificate --certificate cert.pem --key key.pem >/dev/null)

start() {
  "$server" --config "$here/../../hocon/bench.conf" --log memory --port 9131 "$@" >"$work/server.out" 2>&1 &
  pid=$!
  until grep -q '^stop with' "$work/server.out"; do sleep 0.1; done
}

for ((round = 1; round <= rounds; round++)); do
  for door in plain web tls; do
    case $door in
      plain) port=9131; start ;;
      web) port=9132; start --http 127.0.0.1:$port ;;
      tls) port=9133; start --tls 127.0.0.1:$port --certificate "$work/cert.pem" --key "$work/key.pem" ;;
    esac
    "$here/doors" $door $port "$pid" "$members" $((members / 10)) 64 "$seconds" | tee -a "$work/results"
    kill "$pid" && wait "$pid" || true
    pid=
  done
done

awk '
  { for (i = 2; i <= NF; i++) { split($i, f, "="); v[$1, f[1], ++n[$1, f[1]]] = f[2] } doors[$1] }
  function median(door, key,   a, i, j, k, t) {
    k = n[door, key]
    for (i = 1; i <= k; i++) a[i] = v[door, key, i]
    for (i = 1; i < k; i++) for (j = i + 1; j <= k; j++) if (a[j] < a[i]) { t = a[i]; a[i] = a[j]; a[j] = t }
    return a[int((k + 1) / 2)]
  }
  END { for (door in doors) printf "%-5s deliveries/s %.2f, deliveries/cpu-s %.2f of plain, p50 %.2f, p99 %.2f\n", door,
    median(door, "deliveries/s") / median("plain", "deliveries/s"), median(door, "deliveries/cpu-s") / median("plain", "deliveries/cpu-s"),
    median(door, "p50_us") / median("plain", "p50_us"), median(door, "p99_us") / median("plain", "p99_us") }' "$work/results"
