#!/usr/bin/env bash
# What the recorder writes is what a real sound server lets it hear, sample by sample; a machine without any sound is
# explained. Usage: recorded_test.sh RECORD_SOUND COMPARE_HEARD SOURCE_TREE
set -u
record="$1" compare="$2" tools="$3/tests/tools"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

echo "" >"$folder/no-sound.conf"
ALSA_CONFIG_PATH="$folder/no-sound.conf" "$record" "$folder/none.flac" 1 >"$folder/none.txt" 2>&1
[ $? -eq 3 ] && grep -q "no microphone" "$folder/none.txt" && [ ! -e "$folder/none.flac" ] || {
  echo "FAILED: without sound it says: $(cat "$folder/none.txt")"; exit 1
}

command -v sox >/dev/null && command -v paplay >/dev/null || { echo "SKIPPED: sox or paplay is not installed"; exit 77; }
sox -n -r 44100 -c 2 "$folder/song.wav" synth 3 sine 200-3000 gain -6
cat >"$folder/both.sh" <<'S'
"$1" "$2/recorded.flac" 5 & recorder=$!
sleep 1
paplay "$2/song.wav"
wait "$recorder"
S
"$tools/audio_loop.sh" "$folder/heard.wav" bash "$folder/both.sh" "$record" "$folder" || {
  status=$?
  [ "$status" -eq 77 ] && exit 77
  echo "FAILED: nothing was recorded ($status)"; exit 1
}
"$compare" "$folder/recorded.flac" "$folder/song.wav" 0.5 2 1 || {
  echo "FAILED: the recording is not what was played"; exit 1
}
