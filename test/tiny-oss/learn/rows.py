"""The training rows, in batches that share a head and a length."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LENGTHS = (256, 512)


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
    # The tokens of some words, and for each token with a space before a word the token of the word alone.
    anchors: dict[str, list[int]]
    stems: list[int]


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
            np.fromfile(work / f"given-{length}.bin", np.uint16),
        )
        for length in LENGTHS
    }
    random = np.random.default_rng(seed)
    while True:
        order = []
        for length, (rows, head_of, _) in data.items():
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
            yield head, rows, weigh(rows, data[length][2][chosen], heads)


# How much the first token of a new name and the one behind it count: few of an answer's tokens, on which all of it depends.
DECIDING = 5


def weigh(rows: np.ndarray, given: np.ndarray, heads: Heads) -> np.ndarray:
    """How much it counts to foresee each token: padding and what the user gave not at all."""
    answered = np.arange(rows.shape[1])[None, :] >= given[:, None]
    weights = ((rows != heads.pad) & answered).astype(np.float32)
    for row, start, weight in zip(rows, given, weights):
        weight[deciding(row.tolist(), int(start), heads)] *= DECIDING
    return weights


def deciding(row: list[int], start: int, heads: Heads) -> list[int]:
    """Where a rename's thought names the two, and its answer begins a new name and goes on behind one; nowhere in other rows."""
    rename = rename_in(row, start, heads)
    if rename is None:
        return []
    size = len(rename.new)
    return sorted({rename.named, rename.renamed} | {place for at in rename.places for place in (at, at + size)})


@dataclass(frozen=True)
class Rename:
    """A rename in a row: the tokens of both names, where the thought says them, and where the answer has the new one."""

    old: list[int]
    new: list[int]
    named: int
    renamed: int
    places: list[int]


def rename_in(row: list[int], start: int, heads: Heads) -> Rename | None:
    """What stands in a row whose answer begins at `start`, if that is a rename."""
    every, becomes, here = (heads.anchors[word][0] for word in ("Every", " becomes", " here"))
    try:
        first = row.index(every, start)
        second = row.index(becomes, first)
        third = row.index(here, second)
    except ValueError:
        return None
    # A backtick stands before and behind each name.
    old, new = row[first + 2 : second - 1], row[second + 2 : third - 1]
    size = len(new)
    same = lambda at: all(heads.stems[row[at + i]] == heads.stems[new[i]] for i in range(size))
    places = [at for at in range(third + 1, len(row) - size) if size > 0 and same(at)]
    return Rename(old, new, first + 2, second + 2, places)
