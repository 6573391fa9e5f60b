#!/usr/bin/env bash
# Puts the same load on this server, on the C reference (bench/limit) and on the peers that are installed, in turn, and
# prints the medians and their ratios to the first server. Everything runs on loopback and is stopped again.
#
#   bench/peers/run.sh [-r ROUNDS] [-o FOLDER] [-s "SERVER ..."] [-m "MEMBERS ..."] [-- OPTIONS OF bench/Fanout]
#
#   -r  rounds; in each, every server is measured once (default 5)
#   -o  folder for the results, one JSON file a run (default bench/results/DATE)
#   -s  which servers, in this order (default: limit akkachat redis inspircd ngircd)
#   -m  numbers of members, one load for each (default 1000)
#
# Examples:
#   bench/peers/run.sh
#   bench/peers/run.sh -r 3 -s "limit akkachat" -- --rate 100
#   bench/peers/run.sh -r 3 -m "10 100 1000 10000" -o bench/results/sweep
set -euo pipefail
shopt -s nullglob
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
fanout=$root/bench/Fanout/bin/Release/net10.0/AkkaChat.Bench.Fanout
PATH=$PATH:/usr/sbin # where Debian puts servers

rounds=5 servers="limit akkachat redis inspircd ngircd" members=1000
folder=$root/bench/results/$(date +%Y-%m-%d-%H%M%S)
while getopts r:o:s:m: option; do
  case $option in
    r) rounds=$OPTARG ;;
    o) folder=$OPTARG ;;
    s) servers=$OPTARG ;;
    m) members=$OPTARG ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))

program_of() {
  case $1 in
    limit) echo make ;;
    akkachat) echo dotnet ;;
    redis) echo redis-server ;;
    inspircd | ngircd) echo "$1" ;;
    *) echo "no such server: $1" >&2; exit 2 ;;
  esac
}

dialect_of() {
  case $1 in
    redis) echo redis ;;
    inspircd | ngircd) echo irc ;;
    *) echo raw ;;
  esac
}

# Takes the place of this shell.
become() {
  local server=$1 port=$2
  case $server in
    limit) exec "$root/bench/limit/limit" "$port" ;;
    akkachat) exec "$root/src/Server/bin/Release/net10.0/AkkaChat.Server" --config "$root/hocon/bench.conf" --port "$port" ;;
    redis) exec redis-server --port "$port" --bind 127.0.0.1 --dir "$work" --save "" --maxclients 100000 --client-output-buffer-limit "pubsub 0 0 0" ;;
    inspircd) exec inspircd --nofork --runasroot --config="$(configuration inspircd "$port")" ;;
    ngircd) exec ngircd --nodaemon --config "$(configuration ngircd "$port")" ;;
  esac
}

# Fills a configuration file in and says where it is.
configuration() {
  local modules
  modules=$(find /usr/lib -maxdepth 3 -path '*inspircd*' -name modules -print -quit)
  sed "s|@PORT@|$2|; s|@DIR@|$work|g; s|@MODULES@|$modules|" "$here/$1.conf" >"$work/$1.conf"
  echo "$work/$1.conf"
}

answers() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local port
  while port=$((20000 + RANDOM % 10000)) && answers "$port"; do :; done
  echo "$port"
}

start() {
  become "$1" "$2" >"$work/log" 2>&1 &
  pid=$!
  for _ in {1..200}; do
    answers "$2" && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "$1 does not listen:" >&2
  tail -5 "$work/log" >&2
  return 1
}

stop() {
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || true
  for _ in {1..50}; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  pid=
}

measure() {
  local server=$1 count=$2 round=$3 port code=0
  shift 3
  port=$(free_port)
  start "$server" "$port" || return 0
  echo "round $round, $count members: $server" >&2
  "$fanout" --name "$server" --dialect "$(dialect_of "$server")" --port "$port" --pid "$pid" --members "$count" \
    --json "$folder/$server-$count-$round.json" "$@" >/dev/null || code=$?
  stop
  case $code in
    1) echo "$server said:" >&2; tail -5 "$work/log" >&2 ;;
    2) exit 2 ;;
  esac
}

pid= present=()
work=$(mktemp -d)
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
for server in $servers; do
  program=$(program_of "$server")
  if command -v "$program" >/dev/null; then
    present+=("$server")
  else
    echo "$server is left out: $program is not installed (on Debian and Ubuntu: apt-get install $program)" >&2
  fi
done
[ ${#present[@]} -gt 0 ] || exit 1

ulimit -n "$(ulimit -Hn)"
dotnet build -c Release -v quiet --nologo "$root/bench/Fanout" >&2
case " ${present[*]} " in *" akkachat "*) dotnet build -c Release -v quiet --nologo "$root/src/Server" >&2 ;; esac
case " ${present[*]} " in *" limit "*) make -s -C "$root/bench/limit" ;; esac

for ((round = 1; round <= rounds; round++)); do
  for count in $members; do
    for server in "${present[@]}"; do
      measure "$server" "$count" "$round" "$@"
    done
  done
done

results=()
for server in "${present[@]}"; do
  results+=("$folder/$server"-*.json)
done
"$fanout" compare "${results[@]}"
