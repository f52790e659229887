"""Writes the last checkpoint's weights as plain 32-bit floats, for export.ts: python3 test/tiny-oss/learn/export.py"""

import json
from pathlib import Path

import numpy as np

work = Path(__file__).resolve().parents[3] / ".cache/tiny-oss"
stored = np.load(work / "checkpoint.npz")
# The parameters are the first part of what is stored, the optimiser's state the second.
names = [name for name in stored.files if name.startswith("[0]")]
index = {}
with open(work / "weights.bin", "wb") as file:
    for name in names:
        values = stored[name].astype("<f4")
        index[name] = {"shape": values.shape, "offset": file.tell()}
        file.write(values.tobytes())
(work / "weights.json").write_text(json.dumps({"step": int(stored["step"]), "weights": index}))
