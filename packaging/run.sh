#!/usr/bin/env bash
# From a bare Debian 12 to a new song: installs what is missing, builds, makes a song with the starter model.
# Usage: packaging/run.sh [arguments of `jukebox generate`]
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_missing "${BUILD_PACKAGES[@]}"
build_release OFF

JUKEBOX="$JUKEBOX_ROOT/build/release/bin/jukebox"
step "Making a song with the starter model"
if [ $# -gt 0 ]; then
  "$JUKEBOX" generate "$@" || fail "The song could not be made; the message above says why."
else
  "$JUKEBOX" generate --seconds 20 --lyrics "$JUKEBOX_ROOT/resources/first_song.txt" ||
    fail "The song could not be made; the message above says why."
fi

# Twelve more songs over all genres and artists, made once, while the first one can be listened to already.
if [ $# -eq 0 ]; then
  step "Making twelve more songs in the background (log: build/demo.log)"
  nohup nice -n 10 "$JUKEBOX" generate --batch "$JUKEBOX_ROOT/resources/demo/plan.csv" --threads 1 \
    >"$JUKEBOX_ROOT/build/demo.log" 2>&1 &
fi

# A few songs over the starter's genres and artists, so that there is something to browse. They are made beside the
# studio, which shows each when it is done; a library that has songs already gets none.
make_demo_songs() {
  local artist genre seed
  while IFS='|' read -r artist genre seed; do
    "$JUKEBOX" generate --artist "$artist" --genre "$genre" --seconds 8 --seed "$seed" \
      --lyrics "$JUKEBOX_ROOT/resources/first_song.txt" >/dev/null 2>&1 || return 0
  done <<'SONGS'
Mara Vale|folk|42
Tom Harrow|jazz|7
Gus Oakley|rock|11
Pip Wren|classical|3
Dex Nine|hip hop|99
Mara Vale|jazz|5
Tom Harrow|folk|21
Gus Oakley|folk|8
Pip Wren|rock|13
Dex Nine|jazz|64
Mara Vale|classical|77
Tom Harrow|rock|31
SONGS
}

STUDIO="$JUKEBOX_ROOT/build/release/bin/jukebox-studio"
if [ -x "$STUDIO" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  step "Opening the studio; more songs are made in the meantime"
  if [ "$("$JUKEBOX" library list 2>/dev/null | wc -l)" -lt 4 ]; then make_demo_songs & fi
  exec "$STUDIO"
fi
printf '\nDONE: the song is in your library. List it: %s library list\n' "$JUKEBOX"
