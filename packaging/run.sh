#!/usr/bin/env bash
# From a bare Debian 12 to music: installs what is missing, builds, makes a song with the starter model, opens the studio
# where there is a screen. Usage: packaging/run.sh [arguments of `jukebox generate`]
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_missing "${BUILD_PACKAGES[@]}"
build_release OFF

JUKEBOX="$JUKEBOX_ROOT/build/release/bin/jukebox"
STUDIO="$JUKEBOX_ROOT/build/release/bin/jukebox-studio"
DEMO="$JUKEBOX_ROOT/build/demo" # .log, .lock, and .begun once the demo songs were begun

has_songs() { [ -n "$("$JUKEBOX" library list --limit 1 2>/dev/null)" ]; }
has_screen() { [ -x "$STUDIO" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Twelve songs over all genres and artists, made in the background. The plan remembers what is finished: an interrupted
# one goes on at the next start, a finished one makes nothing. The lock keeps a second start from making the same songs.
make_demo_songs() {
  step "Demo songs: those of the twelve that are missing are made in the background (log: $DEMO.log)"
  touch "$DEMO.begun"
  nohup flock -n "$DEMO.lock" nice -n 10 "$JUKEBOX" generate --batch "$JUKEBOX_ROOT/resources/demo/plan.csv" \
    --threads 1 >>"$DEMO.log" 2>&1 &
}

# A library of somebody's own songs gets no demo songs.
wants_demo=no
if [ $# -eq 0 ]; then
  if [ -e "$DEMO.begun" ] || ! has_songs; then wants_demo=yes; fi
fi

# Who opens the studio hears something at once: the first song is finished before the window is there.
if [ $# -gt 0 ] || ! has_screen || ! has_songs; then
  step "Making a song with the starter model"
  [ $# -gt 0 ] || set -- --seconds 20 --lyrics "$JUKEBOX_ROOT/resources/first_song.txt"
  "$JUKEBOX" generate "$@" || fail "The song could not be made; the message above says why."
fi
if [ "$wants_demo" = yes ]; then make_demo_songs; fi

if has_screen; then
  step "Opening the studio"
  exec "$STUDIO"
fi
printf '\nDONE: the song is in your library. List it: %s library list\n' "$JUKEBOX"
