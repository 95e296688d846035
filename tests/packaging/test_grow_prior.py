"""Growing a prior: the same result as before, larger tables, and clear errors."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np

import grow_prior
from safetensors_file import write_safetensors

WIDTH, HIDDEN, OLD_BINS = 8, 16, 4
LAYER = "prior.transformer._attn_mods.0.mlp."


def random_prior() -> dict[str, np.ndarray]:
    source = np.random.default_rng(5)
    shapes = {
        "prior.x_emb.weight": (10, WIDTH),
        LAYER + "c_fc.w": (WIDTH, HIDDEN),
        LAYER + "c_fc.b": (HIDDEN,),
        LAYER + "c_proj.w": (HIDDEN, WIDTH),
        LAYER + "c_proj.b": (WIDTH,),
        "prime_prior.transformer._attn_mods.0.mlp.c_fc.w": (WIDTH, HIDDEN),
    }
    for table in ("total_length", "absolute_pos", "relative_pos"):
        shapes[f"y_emb.{table}_emb.emb.weight"] = (OLD_BINS, WIDTH)
    return {name: source.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}


def hidden_layer(tensors: dict[str, np.ndarray], x: np.ndarray) -> np.ndarray:
    a = x @ tensors[LAYER + "c_fc.w"] + tensors[LAYER + "c_fc.b"]
    return a / (1 + np.exp(-1.702 * a)) @ tensors[LAYER + "c_proj.w"] + tensors[LAYER + "c_proj.b"]


class Growing(unittest.TestCase):
    def test_wider_layers_compute_the_same(self) -> None:
        old = random_prior()
        new = grow_prior.widened(old, 3)
        self.assertEqual(new[LAYER + "c_fc.w"].shape, (WIDTH, 3 * HIDDEN))
        self.assertEqual(new[LAYER + "c_proj.w"].shape, (3 * HIDDEN, WIDTH))
        x = np.random.default_rng(6).standard_normal((5, WIDTH)).astype(np.float32)
        np.testing.assert_allclose(hidden_layer(new, x), hidden_layer(old, x), rtol=1e-5, atol=1e-5)
        for name in old:
            if not name.startswith(LAYER):
                np.testing.assert_array_equal(new[name], old[name])

    def test_new_hidden_units_differ_from_each_other(self) -> None:
        new = grow_prior.widened(random_prior(), 2)[LAYER + "c_fc.w"]
        self.assertEqual(len(np.unique(new, axis=1).T), 2 * HIDDEN)

    def test_times_of_the_old_tables_keep_their_rows(self) -> None:
        old = random_prior()
        new = grow_prior.with_longer_times(old, bins=10, shortest=4, old_longest=40, longest=100)
        absolute = new["y_emb.absolute_pos_emb.emb.weight"]  # ten seconds a row, as before
        np.testing.assert_array_equal(absolute[:4], old["y_emb.absolute_pos_emb.emb.weight"])
        for row in range(4, 10):
            np.testing.assert_array_equal(absolute[row], old["y_emb.absolute_pos_emb.emb.weight"][-1])
        relative = new["y_emb.relative_pos_emb.emb.weight"]
        np.testing.assert_array_equal(relative[[0, 4, 5, 9]], old["y_emb.relative_pos_emb.emb.weight"][[0, 1, 2, 3]])
        total = new["y_emb.total_length_emb.emb.weight"]  # 9.6 seconds a row from 4 on; 9 before
        np.testing.assert_array_equal(total[[0, 1, 3, 9]], old["y_emb.total_length_emb.emb.weight"][[0, 1, 3, 3]])


class Files(unittest.TestCase):
    def run_program(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, grow_prior.__file__, *arguments], capture_output=True, text=True)

    def test_a_file_comes_back_grown_with_its_notes(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            old, new = Path(name) / "old.safetensors", Path(name) / "new.safetensors"
            write_safetensors(old, random_prior(), {"format": "jukebox"})
            longer = ["--time-bins", "10", "--seconds", "4", "40", "100"]
            result = self.run_program(str(old), str(new), "--hidden-factor", "2", *longer)
            self.assertEqual(result.returncode, 0, result.stderr)
            tensors, notes = grow_prior.read_weights(new)
            self.assertEqual(notes, {"format": "jukebox"})
            self.assertEqual(tensors[LAYER + "c_fc.w"].shape, (WIDTH, 2 * HIDDEN))
            self.assertEqual(len(tensors["y_emb.relative_pos_emb.emb.weight"]), 10)
            np.testing.assert_array_equal(tensors["prior.x_emb.weight"], random_prior()["prior.x_emb.weight"])

    def test_bins_without_their_times_are_refused(self) -> None:
        result = self.run_program("old", "new", "--time-bins", "10")
        self.assertEqual(result.returncode, 2)
        self.assertIn("--seconds", result.stderr)

    def test_what_is_no_weights_file_is_named(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            for content in (b"", b"12345678", b"\xff" * 64):
                old = Path(name) / "old.safetensors"
                old.write_bytes(content)
                result = self.run_program(str(old), str(Path(name) / "new"))
                self.assertEqual(result.returncode, 1)
                self.assertIn(str(old), result.stderr)
                self.assertNotIn("Traceback", result.stderr)


if __name__ == "__main__":
    unittest.main()
