#!/usr/bin/env bash
# What the window plays is the sample: from the moment that was clicked on its waveform, at the volume of the slider,
# sample by sample, through a real sound server. Usage: window_heard_test.sh WINDOW_HEARD COMPARE_HEARD SOURCE_TREE
set -u
window="$1" compare="$2" tools="$3/tests/tools"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export HOME="$folder" XDG_CONFIG_HOME="$folder" XDG_DATA_HOME="$folder"
"$tools/audio_loop.sh" "$folder/heard.wav" "$window" "$folder" || {
  status=$?
  [ "$status" -eq 77 ] && exit 77
  echo "FAILED: the window did not play to the end ($status)"; exit 1
}
read -r position gain <"$folder/facts.txt"
song="$folder/song.flac"
echo "clicked at $position s, gain $gain"
"$compare" "$folder/heard.wav" "$song" "$position" 1.4 "$gain" || {
  echo "FAILED: what was heard is not the sample from there on"; exit 1
}
# What lies before the clicked moment was not heard.
before="$(awk "BEGIN { print $position - 1.2 }")"
if "$compare" "$folder/heard.wav" "$song" "$before" 1.1 "$gain"; then
  echo "FAILED: something before the clicked moment was heard"; exit 1
fi
exit 0
