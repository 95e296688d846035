#!/usr/bin/env python3
"""Makes small seed corpora for the fuzz targets from the golden files.

make_corpus.py GOLDEN_FOLDER CORPUS_FOLDER
"""
import json
import pathlib
import pickletools
import struct
import sys
import zipfile

golden, corpus = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def save(target, name, data):
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def pickles_of_legacy(path):
    with open(path, "rb") as file:
        for index in range(5):
            start = file.tell()
            for _ in pickletools.genops(file):
                pass
            end = file.tell()
            file.seek(start)
            yield index, file.read(end - start)


for path in [golden / "pipeline/codes_legacy.pth.tar", golden / "pipeline/prior_level_1_legacy.pth.tar"]:
    save("legacy_checkpoint", path.name, path.read_bytes())
    for index, data in pickles_of_legacy(path):
        save("pickle", f"{path.stem}-{index}", data)
for path in [golden / "pipeline/codes_zip.pth.tar", golden / "prior-top-nolabels/model_zip.pth.tar"]:
    save("zip_checkpoint", path.name, path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith("data.pkl"):
                save("pickle", path.stem, archive.read(name))
for name in ["upsampler-1/inputs", "pipeline/codes_expected", "filter-logits/inputs", "codec-small2/inputs"]:
    save("safetensors", name.replace("/", "-"), (golden / f"{name}.safetensors").read_bytes())
save("safetensors", "empty", struct.pack("<Q", 2) + b"{}")

pipeline = json.loads((golden / "pipeline/config.json").read_text())
for count in (1, 2, 3):
    card = {
        "format": 1, "name": "tiny", "version": "1", "description": "d", "provenance": "p", "dtype": "f32",
        "license": {"name": "l", "text_file": "LICENSE", "attribution": "a", "commercial_use": False},
        "codec": {"weights": "codec.safetensors", "hyperparameters": pipeline["vqvae_hps"]},
        "priors": [{"weights": f"prior_level_{h['level']}.safetensors", "label_set": "v3", "hyperparameters": h}
                   for h in pipeline["priors_hps"][-count:]],
        "label_sets": [{"name": "v3", "style": "v3", "artists": "labels/a.txt", "genres": "labels/g.txt"}],
        "files": [{"path": "codec.safetensors", "sha256": "0" * 64, "bytes": 12}],
    }
    save("model_card", f"card-{count}.json", json.dumps(card).encode())
