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
import json
import struct
from pathlib import Path

import numpy as np

SEED = 1
LAYERS = "prior.transformer._attn_mods."


def read_tensors(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The f32 tensors of a safetensors file by name, and its notes."""
    try:
        data = path.read_bytes()
        (header_bytes,) = struct.unpack_from("<Q", data)
        header = json.loads(data[8 : 8 + header_bytes])
    except (OSError, struct.error, ValueError, MemoryError) as problem:
        raise SystemExit(f"{path} cannot be read as safetensors: {problem}")
    notes = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            raise SystemExit(f"{path}: {name} is {entry['dtype']}, not F32. Take the weights of a training run.")
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + header_bytes + begin : 8 + header_bytes + end], "<f4")
        tensors[name] = values.reshape(entry["shape"])
    return tensors, notes


def write_tensors(path: Path, tensors: dict[str, np.ndarray], notes: dict[str, str]) -> None:
    header: dict[str, object] = {"__metadata__": notes}
    offset = 0
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in tensors.values():
            file.write(np.ascontiguousarray(values, "<f4").tobytes())


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
    tensors, notes = read_tensors(options.old)
    if options.hidden_factor > 1:
        tensors = widened(tensors, options.hidden_factor)
    if options.time_bins:
        tensors = with_longer_times(tensors, options.time_bins, *options.seconds)
    write_tensors(options.new, tensors, notes)


if __name__ == "__main__":
    main()
