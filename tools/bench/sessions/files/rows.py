"""The training rows, in batches that share a head and a length."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LENGTHS = (256, 512)


# Of an edit, what the user gave is mostly to be copied: learning to write it would drown learning to change it.
GIVEN_WEIGHT = 0.1


@dataclass(frozen=True)
class Heads:
    """What stands in `heads.json`."""

    # The tokens of each, and what kind of samples it begins.
    heads: list[list[int]]
    kinds: list[str]
    # The size of the vocabulary, and the tokens of padding and of `<|message|>`.
    tokens: int
    pad: int
    message: int


def read_heads(work: Path) -> Heads:
    return Heads(**json.loads((work / "heads.json").read_text()))


def batches(work: Path, heads: Heads, seed: int, tokens: int, emphasis: dict[str, float], skip: int):
    """
    Batches of about `tokens` tokens without end, in an order that the seed decides: a head's number, its rows, and the
    weight of each token of them. `emphasis` says how often the samples of a kind come, if not once each; `skip` batches
    are left out: those that a checkpoint has seen.
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
        for length, (rows, head_of) in data.items():
            size = tokens // length
            for head in np.unique(head_of):
                mine = np.flatnonzero(head_of == head)
                times = emphasis.get(heads.kinds[head], 1)
                whole = [random.permutation(mine) for _ in range(math.ceil(times))]
                mine = np.concatenate(whole)[: round(len(mine) * times)]
                order += [(length, int(head), mine[i : i + size]) for i in range(0, len(mine) - size + 1, size)]
        for index in random.permutation(len(order)):
            if skip > 0:
                skip -= 1
                continue
            length, head, chosen = order[index]
            rows = data[length][0][chosen]
            yield head, rows, weigh(rows, heads, heads.kinds[head])


def weigh(rows: np.ndarray, heads: Heads, kind: str) -> np.ndarray:
    """How much it counts to foresee each token: padding not at all, and of an edit mostly the answer."""
    weights = (rows != heads.pad).astype(np.float32)
    if kind == "edit":
        last_message = rows.shape[1] - 1 - np.argmax(rows[:, ::-1] == heads.message, axis=1)
        given = np.arange(rows.shape[1])[None, :] <= last_message[:, None]
        weights *= np.where(given, GIVEN_WEIGHT, 1)
    return weights
