#!/usr/bin/env bash
# What the radio keeps is what was heard of it: by clicks in the window, with the starter model, through a real sound
# server. Usage: radio_heard_test.sh RADIO_HEARD COMPARE_HEARD SOURCE_TREE
set -u
window="$1" compare="$2" tools="$3/tests/tools"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_CONFIG_HOME="$folder" XDG_DATA_HOME="$folder"
"$tools/audio_loop.sh" "$folder/heard.wav" "$window" "$folder" || {
  status=$?
  [ "$status" -eq 77 ] && exit 77
  echo "FAILED: the radio was not heard to the end ($status)"; exit 1
}
[ -z "${RADIO_PICTURE:-}" ] || cp "$folder/radio.png" "$RADIO_PICTURE"
read -r position gain moment <"$folder/facts.txt"
# The search is slow: only what was heard around the moment of keeping.
from="$(awk "BEGIN { print ($moment > 12 ? $moment - 12 : 0) }")"
sox "$folder/heard.wav" "$folder/part.wav" trim "$from" 24 || { echo "FAILED: too little was recorded"; exit 1; }
"$compare" "$folder/part.wav" "$folder/kept.flac" "$position" 1.5 "$gain" || {
  echo "FAILED: what was kept is not what was heard"; exit 1
}
exit 0
