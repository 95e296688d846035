#!/usr/bin/env bash
# Makes the starter model from nothing: corpus, data set, codec, priors, a refined decoder, model folder. About ten
# processor hours; every step can be stopped and started again. Usage: packaging/starter/train_starter.sh WORK_FOLDER
#
# SONGS, LONG_SONGS, CODEC_STEPS, TOP_STEPS, UPSAMPLER_STEPS and REFINE_STEPS change how much is done; JUKEBOX is
# the program.
set -euo pipefail
WORK="${1:?folder for corpus, runs and checkpoints}"
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
JUKEBOX="${JUKEBOX:-$ROOT/build/release/bin/jukebox}"
SONGS="${SONGS:-4000}"
LONG_SONGS="${LONG_SONGS:-400}" # of up to ten minutes
mkdir -p "$WORK/models"
export JUKEBOX_MODELS="$WORK/models" OMP_NUM_THREADS=1
PRECISION=f32 # processors with AVX-512 BF16 train priors a third faster in bf16
grep -qm1 avx512_bf16 /proc/cpuinfo && PRECISION=bf16
BAR=40960 # samples: pieces of songs begin with a bar, so that positions tell where the beat is

# decay STEPS [START]: a constant rate to START, 60 % of the steps unless given, and from there linearly to zero.
decay() {
  local start=${2:-$(($1 * 6 / 10))}
  echo --set optimiser.decay=linear --set optimiser.decay_start=$start --set optimiser.decay_steps=$(($1 - start))
}

# train RUN ARGUMENTS...: begins a run, or goes on with it; nothing to do when it has ended.
train() {
  local run="$WORK/$1"
  shift
  if grep -qs '"phase": *"finished"' "$run/state.json"; then return; fi
  if [ -e "$run/checkpoint.safetensors" ]; then
    "$JUKEBOX" train resume --run "$run" --threads 1
  else
    rm -rf "$run"
    "$JUKEBOX" train "$@" --run "$run" --threads 1
  fi
}

if [ ! -e "$WORK/data/dataset.json" ]; then
  "$JUKEBOX" corpus make --songs "$SONGS" --first-seed 10000 --breaks --out "$WORK/corpus"
  "$JUKEBOX" corpus make --songs "$LONG_SONGS" --first-seed 50000 --breaks --most-verses 40 \
    --out "$WORK/corpus"
  "$JUKEBOX" dataset scan "$WORK/corpus" --sample-rate 22050 --out "$WORK/data"
fi

# The rate of the codec falls in a run of its own that also weighs the logarithmic distance more: the higher level then
# keeps more of the words. The lowest decoder, through which songs are heard, later goes on alone with still more of it.
CODEC_STEPS="${CODEC_STEPS:-3400}"
LAST_STEPS=$((CODEC_STEPS / 4 + 1))
CODEC_OPTIMISER=(--set optimiser.algorithm=muon --set optimiser.learning_rate=3e-3 --set optimiser.average_mu=0.97)
train rough-codec codec --data "$WORK/data" "${CODEC_OPTIMISER[@]}" --steps "$CODEC_STEPS"
train codec codec --data "$WORK/data" --start "$WORK/rough-codec/weights.safetensors" "${CODEC_OPTIMISER[@]}" \
  --set codec_objective.waveform_weight=0.5 --set codec_objective.log_magnitude_weight=0.4 $(decay "$LAST_STEPS" 0)
[ -d "$WORK/models/starter-codec" ] ||
  "$JUKEBOX" train publish --name starter-codec --codec-run "$WORK/codec" --dtype f32 --to "$WORK/models"

# Priors, each on a core. Layer 7 of the top prior is taught to look at the character being sung; a share of the
# pieces is told neither artist, genre nor lyrics, so that songs can be guided towards them.
PRIOR_OPTIMISER=(--set optimiser.algorithm=muon --set optimiser.learning_rate=3e-3 --set optimiser.weight_decay=0.02
  --set optimiser.beta2=0.98 --set optimiser.average_mu=0.99 --set optimiser.warmup_steps=50
  --set precision="$PRECISION")
train top prior --data "$WORK/data" --codec-model starter-codec --batch 4 --set accumulation=2 \
  --set prior_objective.alignment_layer=7 --set prior_objective.alignment_weight=0.2 \
  --set prior_objective.label_dropout=0.15 --set chunks.alignment_samples="$BAR" --set chunks.loose_share=0.2 \
  "${PRIOR_OPTIMISER[@]}" $(decay "${TOP_STEPS:-4000}") &
TOP=$!
train upsampler upsampler --data "$WORK/data" --codec-model starter-codec --batch 4 \
  --set prior_objective.conditioning_dropout=0.05 "${PRIOR_OPTIMISER[@]}" $(decay "${UPSAMPLER_STEPS:-6000}")
# The decoder that songs are heard through goes on alone: the codes stay those that the priors know.
train refined codec --data "$WORK/data" --start "$WORK/codec/weights.safetensors" \
  --set codec_objective.freeze_encoder=true --set codec_objective.only_level=0 \
  --set codec_objective.waveform_weight=0.3 --set codec_objective.log_magnitude_weight=0.5 \
  "${CODEC_OPTIMISER[@]}" $(decay "${REFINE_STEPS:-1800}")
wait "$TOP"

[ -d "$WORK/models/starter" ] || "$JUKEBOX" train publish --name starter --codec-run "$WORK/refined" \
  --prior-run "$WORK/top" --prior-run "$WORK/upsampler" --dtype f16 --total-seconds 31.58 --licence Apache-2.0 \
  --hop 0.5,0.15625 --temperature 0.95,0.95 --top-p 0.9,0.9 --guidance 1,2 --to "$WORK/models" \
  --description "A small first model: five genres, five virtual singers, 22.05 kHz." \
  --provenance "Trained from scratch on $((SONGS + LONG_SONGS)) synthetic songs that this project's generator composed, worded and rendered. Instruments: FluidR3 GM, (c) Frank Wen et al., MIT. Voices: resynthesised from Flite units, (c) Carnegie Mellon University, permissive. No recording of a performance was used. The artists are virtual."
printf 'DONE: %s\n' "$WORK/models/starter"
