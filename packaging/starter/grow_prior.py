#!/usr/bin/env python3
r"""Makes a trained prior larger: wider hidden layers, timing tables for longer songs.

It goes on as it was, but can learn more: new hidden units read with random weights of the layer's spread and write
nothing yet; a row of a new timing table is the old row for the same time. A run begins with the grown weights:

    grow_prior.py old.safetensors new.safetensors --hidden-factor 2 --time-bins 160 --seconds 4 240 600
    jukebox train finetune --start new.safetensors --set prior.m_mlp=4.0 --set prior.t_bins=160 \
        --set prior.max_duration=600 ...
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from safetensors_file import read_safetensors, write_safetensors

SEED = 1
LAYERS = "prior.transformer._attn_mods."


def read_weights(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The weights of a training run by name, and the notes of their file."""
    tensors, notes = read_safetensors(path)
    for name, values in tensors.items():
        if values.dtype != np.float32:
            raise RuntimeError(f"{path}: {name} is {values.dtype}, not float32. Take the weights of a training run.")
    return tensors, notes


def widened(tensors: dict[str, np.ndarray], factor: int) -> dict[str, np.ndarray]:
    """`factor` times as many hidden units in every layer of the prior; the lyric encoder stays."""
    source = np.random.default_rng(SEED)
    out = dict(tensors)
    for name, values in tensors.items():
        if not name.startswith(LAYERS) or ".mlp." not in name:
            continue
        if name.endswith("c_fc.w"):  # (width, hidden)
            more = source.normal(0, values.std(), (values.shape[0], values.shape[1] * (factor - 1)))
            out[name] = np.concatenate([values, more.astype(np.float32)], 1)
        elif name.endswith("c_fc.b"):
            out[name] = np.concatenate([values] + [np.full_like(values, values.mean())] * (factor - 1))
        elif name.endswith("c_proj.w"):  # (hidden, width)
            out[name] = np.concatenate([values] + [np.zeros_like(values)] * (factor - 1), 0)
    return out


def row_at(share: float, rows: int) -> int:
    return max(0, min(rows - 1, int(share * rows)))


def with_longer_times(
    tensors: dict[str, np.ndarray], bins: int, shortest: float, old_longest: float, longest: float
) -> dict[str, np.ndarray]:
    """Timing tables of `bins` rows up to `longest` seconds; what the old ones did not reach takes their last row."""
    old_rows = len(tensors["y_emb.total_length_emb.emb.weight"])
    shares = [(row + 0.5) / bins for row in range(bins)]
    old_total = [share * (longest - shortest) / (old_longest - shortest) for share in shares]
    old_absolute = [share * longest / old_longest for share in shares]
    out = dict(tensors)
    for table, old_shares in (("total_length", old_total), ("absolute_pos", old_absolute), ("relative_pos", shares)):
        name = f"y_emb.{table}_emb.emb.weight"
        out[name] = tensors[name][[row_at(share, old_rows) for share in old_shares]]
    return out


def grow(options: argparse.Namespace) -> None:
    tensors, notes = read_weights(options.old)
    if options.hidden_factor > 1:
        tensors = widened(tensors, options.hidden_factor)
    if options.time_bins:
        tensors = with_longer_times(tensors, options.time_bins, *options.seconds)
    write_safetensors(options.new, tensors, notes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--hidden-factor", type=int, default=1, help="times as many hidden units")
    parser.add_argument("--time-bins", type=int, default=0, help="rows of the timing tables (0: leave them)")
    parser.add_argument("--seconds", type=float, nargs=3, metavar=("SHORTEST", "OLD_LONGEST", "LONGEST"))
    options = parser.parse_args()
    if options.time_bins and not options.seconds:
        parser.error("--time-bins needs --seconds")
    try:
        grow(options)
    except (OSError, RuntimeError) as problem:
        raise SystemExit(f"error: {problem}")


if __name__ == "__main__":
    main()
