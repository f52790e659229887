"""Writes the last checkpoint's weights in half precision, for export.ts: python3 test/tiny-oss/learn/export.py"""

import argparse
import json
from pathlib import Path

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--work", type=Path, default=Path(__file__).resolve().parents[3] / ".cache/tiny-oss")
parser.add_argument("--out", type=Path, help="the folder to write to, if not the same")
args = parser.parse_args()
out = args.out or args.work

stored = torch.load(args.work / "checkpoint.pt", map_location="cpu")
index, offset, data = {}, 0, []
for name, values in stored["weights"].items():
    index[name] = dict(length=values.numel(), offset=offset)
    data.append(values.half().numpy().tobytes())
    offset += len(data[-1])
(out / "weights.bin").write_bytes(b"".join(data))
(out / "weights.json").write_text(json.dumps(dict(step=stored["step"], weights=index)))
