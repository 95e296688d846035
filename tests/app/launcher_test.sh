#!/usr/bin/env bash
# Two processes under a real launcher: training has the losses of one process with the whole batch, and a plan of songs
# fills one library with the same codes. Usage: launcher_test.sh JUKEBOX mpirun|srun (srun: below private_slurm.sh)
set -euo pipefail
JUKEBOX="$1"
LAUNCHER="$2"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT
export JUKEBOX_LIBRARY="$FOLDER/library" OMP_NUM_THREADS=1 OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_plm=isolated
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 # test machines often run as root
export MASTER_ADDR=127.0.0.1 MASTER_PORT=$((20000 + $$ % 20000))

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# --- training ---
mkdir "$FOLDER/recordings"
for song in $(seq 12); do
  sox -n -r 4000 -c 1 "$FOLDER/recordings/$song.wav" synth 2 sine $((100 + 60 * song)) synth 2 sine mix 330 gain -9
done
"$JUKEBOX" dataset scan "$FOLDER/recordings" --sample-rate 4000 --licence CC0-1.0 --validation-share 0.2 \
  --out "$FOLDER/data" >/dev/null 2>&1 || fail "The recordings could not be read."
train() { # train RUN BATCH [LAUNCHER...]
  local run="$1" batch="$2"
  shift 2
  "$@" "$JUKEBOX" train codec --data "$FOLDER/data" --run "$FOLDER/$run" --steps 5 --batch "$batch" --threads 1 \
    --set codec.sr=4000 --set 'codec.downs_t=[1,1]' --set codec.width=8 --set codec.depth=2 --set codec.emb_width=8 \
    --set codec.l_bins=32 --set chunks.length_samples=2048 --set chunks.alignment_samples=16 --set log_steps=1 \
    --set 'codec.multispec_loss_n_fft=[256,128]' --set 'codec.multispec_loss_hop_length=[64,32]' \
    --set 'codec.multispec_loss_window_size=[192,96]' --set validate_steps=1000 --set example_steps=1000
}
train one 4
train two 2 "$LAUNCHER" -n 2
python3 - "$FOLDER" <<'PYTHON' || fail "The losses of two processes are not those of one."
import csv, sys
def losses(run):
    rows = csv.reader(open(f"{sys.argv[1]}/{run}/metrics.csv"))
    return {row[0]: float(row[3]) for row in rows if len(row) > 3 and row[2] == "loss"}
one, two = losses("one"), losses("two")
assert len(one) == 5 and one.keys() == two.keys(), (one, two)
for step, loss in one.items():
    assert abs(two[step] - loss) <= 1e-4 * abs(loss), (step, loss, two[step])
PYTHON

# --- mass generation ---
printf 'title,seconds,seed,levels\nfirst,4,1,1\nsecond,4,2,1\nthird,4,3,1\n' >"$FOLDER/plan.csv"
"$JUKEBOX" generate --batch "$FOLDER/plan.csv" --model starter --threads 1 --library "$FOLDER/alone" >/dev/null
"$LAUNCHER" -n 2 "$JUKEBOX" generate --batch "$FOLDER/plan.csv" --model starter --threads 1 --library "$FOLDER/together" >/dev/null
codes() { # title and hash of the codes of every sample of a library
  local sample
  for sample in "$1"/samples/*/sample.json; do
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["title"])' "$sample"
    sha256sum <"$(dirname "$sample")/codes.safetensors"
  done | paste - - | sort
}
[ "$(codes "$FOLDER/alone" | wc -l)" -eq 3 ] || fail "A plan of three songs did not make three."
[ "$(codes "$FOLDER/alone")" = "$(codes "$FOLDER/together")" ] || fail "Two processes made other songs than one."
echo "$LAUNCHER: the same losses and the same songs."
