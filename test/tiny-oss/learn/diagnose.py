"""
How far the heads that are set by hand find in renames what they should: python3 test/tiny-oss/learn/diagnose.py [--initial]

Prints, for the last checkpoint or the weights before training, in which share of the places the stream says the right thing
behind each layer, and the prediction is right, when all tokens before are the true ones. On rows of training: it finds
what is broken, and does not say how good the model is.
"""

import argparse
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

from initialise import Initial
from model import Shape, forward, logits_of
from rows import read_heads, rename_in
from slots import NEXT, OLD_FIRST, TOKEN

parser = argparse.ArgumentParser()
parser.add_argument("--initial", action="store_true", help="the weights before training")
parser.add_argument("--work", type=Path, default=Path(__file__).resolve().parents[3] / ".cache/tiny-oss")
parser.add_argument("--count", type=int, default=96, help="of rows")
args = parser.parse_args()

LENGTH = 256

heads = read_heads(args.work)
shape = Shape(heads.tokens)


def main() -> None:
    initial = Initial(shape, heads, 1)
    params = initial.weights
    if not args.initial:
        stored = np.load(args.work / "checkpoint.npz")
        params = jax.tree_util.tree_map_with_path(lambda path, _: stored["[0]" + jax.tree_util.keystr(path)], params)
    params = jax.tree.map(jnp.asarray, params)
    found: dict[str, list[bool]] = {}
    for head, row, start in renames():
        streams: list[jax.Array] = []
        x, _, _ = forward(params, jnp.asarray(heads.heads[head]), len(heads.heads[head]), jnp.asarray(row)[None], shape, streams)
        said = np.asarray(logits_of(params, x[0]).argmax(-1))
        judge(row.tolist(), start, [np.asarray(each[0]) for each in streams], said, initial, found)
    for name, each in found.items():
        print(f"{name:52} {100 * np.mean(each):5.1f} %   n = {len(each)}")


def renames():
    """Rows with a rename, from the last ones: the number of the head, the tokens, and where the answer begins."""
    rows = np.fromfile(args.work / f"rows-{LENGTH}.bin", np.uint16).reshape(-1, LENGTH)
    head_of = np.fromfile(args.work / f"heads-{LENGTH}.bin", np.uint8)
    given = np.fromfile(args.work / f"given-{LENGTH}.bin", np.uint16)
    edits = [i for i in range(len(rows)) if heads.kinds[head_of[i]] == "edit"]
    # Some apart, so that not all are of one package.
    chosen = [i for i in edits[::-7] if rename_in(rows[i].tolist(), int(given[i]), heads)]
    for i in chosen[: args.count]:
        yield int(head_of[i]), rows[i].astype(np.int32), int(given[i])


def judge(row: list[int], start: int, streams: list[np.ndarray], said: np.ndarray, initial: Initial, found) -> None:
    """Adds to `found` what is right in one row."""
    rename = rename_in(row, start, heads)
    codes = initial.weights["embedding"][:, TOKEN]
    stem = lambda token: heads.stems[int(token)]
    note = lambda name, right: found.setdefault(name, []).append(bool(right))
    says = lambda layer, at: stem((codes @ streams[layer][at, NEXT]).argmax())
    size = len(rename.new)
    for at in rename.places:
        note("behind layer 1, the old name is proposed", says(2, at - 1) == stem(rename.old[0]))
        note("behind layer 2, it has become the new one", says(3, at - 1) == stem(rename.new[0]))
        last = (codes @ initial.short @ streams[3][at + size - 1, OLD_FIRST]).argmax()
        note("behind layer 2, the new name's end is the old one's", stem(last) == stem(rename.old[-1]))
        note("behind layer 3, what followed the old name", says(4, at + size - 1) == stem(row[at + size]))
    lengths = "as long" if size == len(rename.old) else "longer" if size > len(rename.old) else "shorter"
    kinds = {rename.named: "the old name in the thought", rename.renamed: "the new name in the thought"}
    for at in rename.places:
        kinds |= {at + i: "in a new name" for i in range(1, size)}
        kinds |= {at: "a new name", at + size: f"behind a new name that is {lengths}"}
        kinds.setdefault(at + size + 1, f"one behind that, {lengths}")
    for at in range(start, row.index(heads.pad) if heads.pad in row else len(row)):
        kind = kinds.get(at, "elsewhere")
        if kind == "elsewhere" or kind.startswith("one"):
            for layer in (1, 2, 3):
                note(f"behind layer {layer}, proposed: {kind}", says(layer + 1, at - 1) == stem(row[at]))
        note(f"said: {kind}", said[at - 1] == row[at])


main()
