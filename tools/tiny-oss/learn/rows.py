"""The training samples that pack.ts has made, in rows of many samples each."""

import json
import queue
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Rows that are being filled at the same time, and the room below which one counts as full.
OPEN, FULL = 64, 48
PADDING = -1


@dataclass(frozen=True)
class Samples:
    """All samples: their tokens behind one another, and what is known of each."""

    # The size of the vocabulary, and the token that pads.
    vocabulary: int
    pad: int
    # Names of the kinds of samples; the tokens of each head, with which many prompts begin, and the kind of each.
    kinds: list[str]
    heads: list[np.ndarray]
    kind_of_head: np.ndarray
    tokens: np.ndarray
    starts: np.ndarray
    lengths: np.ndarray
    # How many tokens of a sample behind its head the model is given. It learns to say the others.
    given: np.ndarray
    head_of: np.ndarray


def read_samples(work: Path) -> Samples:
    about = json.loads((work / "heads.json").read_text())
    lengths = np.fromfile(work / "lengths.bin", np.uint16).astype(np.int64)
    kinds = sorted(set(about["kinds"]))
    return Samples(
        vocabulary=about["tokens"],
        pad=about["pad"],
        kinds=kinds,
        heads=[np.array(head, np.uint16) for head in about["heads"]],
        kind_of_head=np.array([kinds.index(kind) for kind in about["kinds"]]),
        tokens=np.fromfile(work / "tokens.bin", np.uint16),
        starts=np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        lengths=lengths,
        given=np.fromfile(work / "given.bin", np.uint16).astype(np.int64),
        head_of=np.fromfile(work / "heads.bin", np.uint8).astype(np.int64),
    )


@dataclass(frozen=True)
class Batch:
    """Arrays of [rows, time]."""

    tokens: np.ndarray
    # To which sample of its row a token belongs.
    samples: np.ndarray
    # The kind of sample, where it counts to foresee the token behind this one; else PADDING.
    kinds: np.ndarray


def batches(samples: Samples, rows: int, time: int, emphasis: dict[str, float], seed: int):
    """Batches without end, in an order that the seed decides. A thread is always a few ahead."""
    ready: queue.Queue[Batch] = queue.Queue(maxsize=8)

    def make() -> None:
        random = np.random.default_rng(seed)
        full: list[list[int]] = []
        while True:
            for row in packed(samples, epoch(samples, emphasis, random), time):
                full.append(row)
                # Rows are mixed once more: those that were filled together are alike.
                if len(full) == 8 * rows:
                    random.shuffle(full)
                    for first in range(0, len(full), rows):
                        ready.put(batch_of(samples, full[first : first + rows], time))
                    full = []

    threading.Thread(target=make, daemon=True).start()
    while True:
        yield ready.get()


def epoch(samples: Samples, emphasis: dict[str, float], random: np.random.Generator) -> np.ndarray:
    """Numbers of samples, each once, or as often as its kind's emphasis says."""
    times = np.array([emphasis.get(kind, 1.0) for kind in samples.kinds])[samples.kind_of_head[samples.head_of]]
    often = np.floor(times + random.random(len(times))).astype(np.int64)
    return random.permutation(np.repeat(np.arange(len(times)), often))


def packed(samples: Samples, order: np.ndarray, time: int):
    """Rows of samples that fit into `time` tokens: each sample goes where the least room is left behind it."""
    heads = np.array([len(head) for head in samples.heads])
    sizes = samples.lengths + heads[samples.head_of]
    room, contents = np.full(OPEN, time), [[] for _ in range(OPEN)]
    for sample in order.tolist():
        size = sizes[sample]
        if size > time:
            continue
        fitting = np.where(room >= size, room, time + 1)
        best = int(fitting.argmin())
        if fitting[best] > time:
            best = int(room.argmin())
            yield contents[best]
            room[best], contents[best] = time, []
        room[best] -= size
        contents[best].append(sample)
        if room[best] < FULL:
            yield contents[best]
            room[best], contents[best] = time, []


def batch_of(samples: Samples, rows: list[list[int]], time: int) -> Batch:
    size = (len(rows), time)
    tokens = np.full(size, samples.pad, np.int64)
    owners, kinds = np.full(size, PADDING, np.int32), np.full(size, PADDING, np.int64)
    for row, members in enumerate(rows):
        at = 0
        for number, sample in enumerate(members):
            head = samples.head_of[sample]
            begin = at + len(samples.heads[head])
            end = begin + samples.lengths[sample]
            start = samples.starts[sample]
            tokens[row, at:begin] = samples.heads[head]
            tokens[row, begin:end] = samples.tokens[start : start + samples.lengths[sample]]
            owners[row, at:end] = number
            kinds[row, begin + samples.given[sample] - 1 : end - 1] = samples.kind_of_head[head]
            at = end
    return Batch(tokens, owners, kinds)
