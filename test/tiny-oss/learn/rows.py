"""The training rows, in batches that share a head and a length."""

import json
from pathlib import Path

import numpy as np

LENGTHS = (256, 512)


def read_heads(work: Path) -> tuple[list[list[int]], int, int]:
    """The heads' tokens, the padding token and the size of the vocabulary."""
    stored = json.loads((work / "heads.json").read_text())
    return stored["heads"], stored["pad"], stored["tokens"]


def batches(work: Path, seed: int, tokens: int, skip: int):
    """
    Batches of about `tokens` tokens without end, in an order that the seed decides, each as a head's number and its
    rows. `skip` batches are left out: those that a checkpoint has seen.
    """
    data = {
        length: (
            np.fromfile(work / f"rows-{length}.bin", np.uint16).reshape(-1, length),
            np.fromfile(work / f"heads-{length}.bin", np.uint8),
        )
        for length in LENGTHS
    }
    random = np.random.default_rng(seed)
    while True:
        order = []
        for length, (rows, heads) in data.items():
            size = tokens // length
            for head in np.unique(heads):
                mine = random.permutation(np.flatnonzero(heads == head))
                order += [(length, int(head), mine[i : i + size]) for i in range(0, len(mine) - size + 1, size)]
        for index in random.permutation(len(order)):
            if skip > 0:
                skip -= 1
                continue
            length, head, chosen = order[index]
            yield head, data[length][0][chosen]
