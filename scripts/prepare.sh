# Sourced by run-demo and run-tests: installs what is missing, or says in one sentence what to install.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

# Node 20.19 is the oldest release that every dependency runs on.
need_node() {
  if ! command -v node >/dev/null; then
    say "Node.js is missing. Install Node 20.19 or newer (https://nodejs.org), then run this again."
    exit 1
  fi
  if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    say "Node.js $(node --version) is too old. Install Node 20.19 or newer, then run this again."
    exit 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# need_commands COMMAND:PACKAGE … : installs the Debian packages whose commands are not there, when that is permitted.
need_commands() {
  local missing=() pair
  for pair in "$@"; do command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}"); done
  [ ${#missing[@]} = 0 ] && return 0
  if command -v apt-get >/dev/null && as_root true; then
    say "Installing with apt: ${missing[*]} (a minute or two) …"
    if as_root env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null' sh "${missing[@]}"; then
      return 0
    fi
  fi
  say "These programs are missing: ${missing[*]}. Install them as root with: apt-get install ${missing[*]}"
  return 1
}

# Installs the locked npm dependencies once per change of the lockfile.
need_modules() {
  local stamp=node_modules/.installed-from want
  want="$(sha256sum package-lock.json | cut -d' ' -f1) $(node -p 'process.versions.modules')"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then return 0; fi
  say "Installing npm packages (once; about two minutes, longer where SQLite has to be compiled) …"
  if ! npm ci --no-audit --no-fund --loglevel=error >&2; then
    say "npm could not install the packages. Read its message above; a compiler is needed where no prebuilt SQLite fits: apt-get install python3 make g++"
    exit 1
  fi
  printf '%s' "$want" >"$stamp"
}
