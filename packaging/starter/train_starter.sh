#!/usr/bin/env bash
# Makes the starter model from nothing: corpus, data set, codec, priors, model folder. About ten processor hours; every
# step can be stopped and started again. Usage: packaging/starter/train_starter.sh WORK_FOLDER
set -euo pipefail
WORK="${1:?folder for corpus, runs and checkpoints}"
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
JUKEBOX="$ROOT/build/release/bin/jukebox"
SONGS="${SONGS:-1000}"
mkdir -p "$WORK/models"
export JUKEBOX_MODELS="$WORK/models" OMP_NUM_THREADS=1
PRECISION=f32 # processors with AVX-512 BF16 train priors a third faster in bf16
grep -qm1 avx512_bf16 /proc/cpuinfo && PRECISION=bf16
BAR=40960     # samples: pieces of songs begin with a bar, so that positions tell where the beat is

if [ ! -e "$WORK/data/dataset.json" ]; then
  "$JUKEBOX" corpus make --songs "$SONGS" --first-seed 0 --out "$WORK/corpus"
  "$JUKEBOX" dataset scan "$WORK/corpus" --sample-rate 22050 --out "$WORK/data"
fi

# Codec: constant rate, then linearly to zero.
"$JUKEBOX" train codec --data "$WORK/data" --run "$WORK/codec" --threads 1 \
  --set optimiser.learning_rate=8e-4 --set optimiser.average_mu=0.995 \
  --set optimiser.decay=linear --set optimiser.decay_start=1220 --set optimiser.decay_steps=680
[ -d "$WORK/models/starter-codec" ] ||
  "$JUKEBOX" train publish --name starter-codec --codec-run "$WORK/codec" --dtype f32 --to "$WORK/models"

# Priors. Layer 7 of the top prior is taught to look at the character being sung; a share of the pieces is told neither
# artist, genre nor lyrics, so that songs can be guided towards them.
"$JUKEBOX" train prior --data "$WORK/data" --codec-model starter-codec --run "$WORK/top" --threads 1 --batch 4 \
  --set prior_objective.alignment_layer=7 --set prior_objective.alignment_weight=0.2 \
  --set prior_objective.label_dropout=0.15 --set precision="$PRECISION" \
  --set chunks.alignment_samples="$BAR" --set chunks.loose_share=0.2 \
  --set optimiser.decay=linear --set optimiser.decay_start="${TOP_STEPS:-3000}" --set optimiser.decay_steps=1500 &
"$JUKEBOX" train upsampler --data "$WORK/data" --codec-model starter-codec --run "$WORK/upsampler" --threads 1 --batch 4 \
  --set prior_objective.conditioning_dropout=0.05 --set precision="$PRECISION" \
  --set optimiser.decay=linear --set optimiser.decay_start="${UPSAMPLER_STEPS:-2000}" --set optimiser.decay_steps=1000 &
wait

"$JUKEBOX" train publish --name starter --prior-run "$WORK/top" --prior-run "$WORK/upsampler" --dtype f16 \
  --total-seconds 32 --licence Apache-2.0 --to "$WORK/models" \
  --description "A small first model: five genres, five virtual singers, 22.05 kHz." \
  --provenance "Trained from scratch on $SONGS synthetic songs that this project's generator composed, worded and rendered. Instruments: FluidR3 GM, (c) Frank Wen et al., MIT. Voices: resynthesised from Flite units, (c) Carnegie Mellon University, permissive. No recording of a performance was used. The artists are virtual."
printf 'DONE: %s\n' "$WORK/models/starter"
