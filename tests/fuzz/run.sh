#!/bin/sh
# Runs every fuzz target for a while, one after the other: run.sh BUILD_FOLDER SECONDS [CORPUS_FOLDER]
set -eu
here=$(dirname "$(readlink -f "$0")")
build=$(readlink -f "$1")
seconds=$2
corpus=${3:-$build/fuzz-corpus}
python3 "$here/make_corpus.py" "$here/../golden" "$corpus/seeds"
cd "$build"
for target in pickle legacy_checkpoint zip_checkpoint safetensors model_card; do
  mkdir -p "$corpus/$target"
  echo "== $target"
  dictionary=
  [ -f "$here/$target.dict" ] && dictionary="-dict=$here/$target.dict"
  nice -n 19 "bin/${target}_fuzz" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
    -artifact_prefix="$corpus/$target-" $dictionary "$corpus/$target" "$corpus/seeds/$target" \
    >"$corpus/$target.log" 2>&1 || echo "$target found something: see $corpus/$target.log"
  grep -E "number_of_executed_units|average_exec_per_sec|ERROR|SUMMARY" "$corpus/$target.log" || true
done
