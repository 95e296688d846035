"""Tensors in a safetensors file: a JSON header with names, types and places, then the values."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

NUMPY_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1"}
MOST_BYTES = 1 << 30
MOST_HEADER_BYTES = 1 << 24


def read_safetensors(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The tensors by name, those of types that numpy lacks as plain bytes, and the notes.

    Raises RuntimeError when the file is none, OSError when it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        header_bytes = int.from_bytes(file.read(8), "little")
        if not 2 <= header_bytes <= min(size - 8, MOST_HEADER_BYTES) or size > MOST_BYTES:
            raise RuntimeError(f"{path} is not a safetensors file.")
        text = file.read(header_bytes)
        body = file.read()
    try:
        header = json.loads(text)
        notes = header.pop("__metadata__", {})
        tensors = {}
        for name, entry in header.items():
            first, last = entry["data_offsets"]
            numpy_type = NUMPY_TYPES.get(entry["dtype"])
            values = np.frombuffer(body[first:last], numpy_type or "u1")
            tensors[name] = values.reshape(entry["shape"]) if numpy_type else values
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise RuntimeError(f"{path} is not a safetensors file: {problem}") from problem
    return tensors, notes


def write_safetensors(path: Path, tensors: dict[str, np.ndarray], notes: dict[str, str]) -> None:
    """Float32 tensors, in the order of the names given."""
    header: dict[str, object] = {"__metadata__": notes}
    offset = 0
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for values in tensors.values():
            file.write(np.ascontiguousarray(values, "<f4").tobytes())
