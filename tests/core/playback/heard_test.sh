#!/usr/bin/env bash
# What plays is the file: from the position asked for, at the gain asked for, sample by sample, through a real sound
# server without hardware. Usage: heard_test.sh JUKEBOX COMPARE_HEARD SOURCE_TREE
set -u
jukebox="$1" compare="$2" tools="$3/tests/tools"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
command -v sox >/dev/null || { echo "SKIPPED: sox is not installed"; exit 77; }
# Three seconds whose every piece sounds different.
sox -n -r 44100 -c 2 -b 24 "$folder/song.wav" synth 3 sine 200-3000 gain -6
failures=0
# check NAME FROM SECONDS GAIN FLAGS...
check() {
  local name="$1" from="$2" seconds="$3" gain="$4"; shift 4
  "$tools/audio_loop.sh" "$folder/$name.wav" "$jukebox" play "$folder/song.wav" "$@" || {
    local status=$?
    [ "$status" -eq 77 ] && exit 77
    echo "FAILED: $name: playing ended with $status"; failures=$((failures + 1)); return
  }
  echo -n "$name: "
  "$compare" "$folder/$name.wav" "$folder/song.wav" "$from" "$seconds" "$gain" || {
    echo "FAILED: $name"; failures=$((failures + 1))
  }
}
check whole 0 3 1.0
check seek 1.25 1 0.5 --from 1.25 --seconds 1.2 --volume 0.5

# Slower and faster: as long as the speed says, at the pitch of the file.
sox -n -r 44100 -c 2 -b 24 "$folder/tone.wav" synth 2 sine 440 gain -6
# check_speed SPEED SECONDS
check_speed() {
  local heard="$folder/speed-$1.wav" length pitch
  "$tools/audio_loop.sh" "$heard" "$jukebox" play "$folder/tone.wav" --speed "$1" || {
    echo "FAILED: speed $1: playing ended with $?"; failures=$((failures + 1)); return
  }
  sox "$heard" "$folder/part.wav" silence 1 0.01 1% reverse silence 1 0.01 1% reverse
  length="$(sox "$folder/part.wav" -n stat 2>&1 | awk '/Length/ { print $3 }')"
  pitch="$(sox "$folder/part.wav" -n remix 1 trim 0.2 0.7 stat 2>&1 | awk '/Rough/ { print $3 }')"
  echo "speed $1: $length s, $pitch Hz"
  awk "BEGIN { exit !($length > $2 - 0.06 && $length < $2 + 0.06 && $pitch > 435 && $pitch < 445) }" || {
    echo "FAILED: speed $1 should last $2 s at 440 Hz"; failures=$((failures + 1))
  }
}
check_speed 0.5 4
check_speed 1.25 1.6
check_speed 2 1
exit "$failures"
