#!/usr/bin/env bash
# The recipe of the starter model from end to end, with a few songs and steps: what it makes can be verified and sings.
# Usage: train_starter_test.sh RECIPE JUKEBOX
set -euo pipefail
RECIPE="$1"
export JUKEBOX="$2"
WORK="$(mktemp -d)"
trap 'rm -rf "$WORK"' EXIT
export SONGS=6 LONG_SONGS=1 CODEC_STEPS=4 TOP_STEPS=3 UPSAMPLER_STEPS=3 REFINE_STEPS=3 JUKEBOX_LIBRARY="$WORK/library"
bash "$RECIPE" "$WORK" >"$WORK/log" 2>&1 || { tail -40 "$WORK/log" >&2; exit 1; }
bash "$RECIPE" "$WORK" 2>&1 | tail -1 | grep -q DONE # nothing is left to do
export JUKEBOX_MODELS="$WORK/models"
"$JUKEBOX" models verify starter
"$JUKEBOX" generate --model starter --seconds 4 --threads 2
find "$WORK/library/samples" -name audio.flac -size +1k | grep -q .
echo "The recipe makes a model that sings."
