"""Writes the last checkpoint's weights in half precision, for export.ts: python3 tools/tiny-oss/learn/export.py"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

parser = argparse.ArgumentParser()
parser.add_argument("--work", type=Path, default=Path(__file__).resolve().parents[3] / ".cache/tiny-oss")
parser.add_argument("--out", type=Path, help="the folder to write to, if not the same")
parser.add_argument("--mean-with", type=Path, help="a weights.bin of the same model at an earlier step")
parser.add_argument("--share", type=float, default=0.5, help="of the checkpoint, in a mean with others")
args = parser.parse_args()
out = args.out or args.work

stored = torch.load(args.work / "checkpoint.pt", map_location="cpu")
index, offset, data = {}, 0, []
for name, values in stored["weights"].items():
    index[name] = dict(length=values.numel(), offset=offset)
    data.append(values.flatten().numpy())
    offset += 2 * values.numel()
weights = np.concatenate(data)
if args.mean_with is not None:
    # Between weights before and after fine-tuning lie some that have most of both (Wortsman et al. 2021, arXiv 2109.01903).
    before = np.fromfile(args.mean_with, np.float16).astype(np.float32)
    weights = before + args.share * (weights - before)
weights.astype(np.float16).tofile(out / "weights.bin")
(out / "weights.json").write_text(json.dumps(dict(step=stored["step"], weights=index)))
