"""
Trains tiny-oss on the rows that pack.ts has made: python3 test/tiny-oss/learn/train.py --steps 3000

Goes on from the last checkpoint if there is one; every few minutes it leaves one. Needs JAX and NumPy.
"""

import argparse
import json
import math
import os
import time
from functools import partial
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, required=True, help="of the whole training, which sets the learning rate")
parser.add_argument("--minutes", type=float, default=math.inf, help="of this run, at most")
parser.add_argument("--work", type=Path, default=Path(__file__).resolve().parents[3] / ".cache/tiny-oss")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="each computes a share of the rows")
parser.add_argument("--tokens", type=int, default=4096, help="of a step")
parser.add_argument("--rate", type=float, default=1, help="scales all learning rates: less than 1 to go on behind a whole run")
parser.add_argument("--emphasis", default="", help="how often a kind of sample comes, such as completion=0.3,edit=3")
parser.add_argument("--checkpoint-seconds", type=float, default=300)
args = parser.parse_args()
# One device a thread: XLA's own threads within an operation gain nothing at these sizes (measured).
os.environ["XLA_FLAGS"] = (
    f"--xla_force_host_platform_device_count={args.threads} "
    "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import jax  # noqa: E402  (XLA reads the number of threads when it is loaded)
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from jax.sharding import NamedSharding, PartitionSpec  # noqa: E402

from initialise import Initial  # noqa: E402
from model import HEAD_SIZE, Shape, forward, logits_of  # noqa: E402
from rows import batches, read_heads  # noqa: E402

# Learning rates: of the matrices by Muon, of everything else by Adam.
MUON_RATE, TABLE_RATE, REST_RATE = 0.015, 0.003, 0.001
MOMENTUM, ADAM_BETAS, BALANCE = 0.95, (0.9, 0.98), 0.01
# Weight of the stream's growth in the loss. Heads that were set by hand compare scores with thresholds, and norms divide
# by the stream: while it grew as it liked (eightfold), these heads lost what they had found.
GROWTH = 0.3
# Matrices inside of the layers. Embedding and output are tables: a row for each token.
MATRICES = {"query", "key", "value", "output", "gate", "up", "down"}

heads = read_heads(args.work)
shape = Shape(heads.tokens)


def loss_of(params, head, head_length, rows, weights, most):
    """The mean loss of the tokens that count, of which there are at most `most`: logits are the dearest part."""
    x, balance, growth = forward(params, head, head_length, rows, shape)
    weight = weights[:, 1:].ravel()
    counted, at = jax.lax.top_k(weight, most)
    logits = logits_of(params, x[:, :-1].reshape(-1, shape.embedding)[at])
    chosen = jnp.take_along_axis(logits, rows[:, 1:].ravel()[at][:, None], -1)[:, 0]
    losses = jax.nn.logsumexp(logits, -1) - chosen
    loss = jnp.sum(losses * counted) / jnp.maximum(1, jnp.sum(counted))
    return loss + BALANCE * balance + GROWTH * growth, (loss, growth)


def orthogonal(g):
    """Newton-Schulz iteration of Muon (Jordan et al. 2024): the nearest orthogonal matrix, roughly."""
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = g.shape[-2] > g.shape[-1]
    x = jnp.swapaxes(g, -1, -2) if tall else g
    x = x / (jnp.linalg.norm(x, axis=(-2, -1), keepdims=True) + 1e-7)
    for _ in range(5):
        y = x @ jnp.swapaxes(x, -1, -2)
        x = a * x + (b * y + c * y @ y) @ x
    x = jnp.swapaxes(x, -1, -2) if tall else x
    return x * max(1.0, g.shape[-2] / g.shape[-1]) ** 0.5


def by_head(name: str, g):
    """Cuts the matrices of attention into those of its heads, whose sizes differ, and a function that joins them again."""
    if name == "output":
        return g.reshape(-1, HEAD_SIZE, g.shape[-1]), lambda y: y.reshape(g.shape)
    if name in ("query", "key", "value"):
        return g.reshape(g.shape[0], -1, HEAD_SIZE).swapaxes(0, 1), lambda y: y.swapaxes(0, 1).reshape(g.shape)
    return g, lambda y: y


def update(params, state, grads, plasticity, step, rate):
    """One step of Muon for matrices and Adam for the rest. `rate` scales all learning rates."""
    first, second = ADAM_BETAS

    def one(path, p, m, v, g, plastic):
        name = path[-1].key
        if name in MATRICES:
            m = MOMENTUM * m + g
            cut, join = by_head(name, g + MOMENTUM * m)
            return p - rate * plastic * MUON_RATE * join(orthogonal(cut)), m, v
        m = first * m + (1 - first) * g
        v = second * v + (1 - second) * g * g
        move = (m / (1 - first**step)) / (jnp.sqrt(v / (1 - second**step)) + 1e-8)
        return p - rate * plastic * (TABLE_RATE if name in ("embedding", "head") else REST_RATE) * move, m, v

    triples = jax.tree_util.tree_map_with_path(one, params, *state, grads, plasticity)
    part = lambda i: jax.tree.map(lambda t: t[i], triples, is_leaf=lambda t: isinstance(t, tuple))
    return part(0), (part(1), part(2))


mesh = jax.make_mesh((args.threads,), ("rows",))
whole, split = PartitionSpec(), PartitionSpec("rows")


@partial(jax.jit, static_argnames="most", donate_argnames=("params", "state"))
def train_step(params, state, plasticity, head, head_length, rows, weights, most, step, rate):
    def gradients(params, head, head_length, rows, weights):
        given = (params, head, head_length, rows, weights, most)
        (_, seen), grads = jax.value_and_grad(loss_of, has_aux=True)(*given)
        return jax.lax.pmean((seen, grads), "rows")

    rows, weights = jax.reshard((rows, weights), NamedSharding(mesh, split))
    (loss, growth), grads = jax.shard_map(
        gradients, mesh=mesh, in_specs=(whole, whole, whole, split, split), out_specs=whole, check_vma=False
    )(params, head, head_length, rows, weights)
    size = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(grads)))
    grads = jax.tree.map(lambda g: g / jnp.maximum(1.0, size), grads)
    params, state = update(params, state, grads, plasticity, step, rate)
    return params, state, loss, growth


def rate_at(step: int, minutes: float) -> float:
    """Warm-up over 40 steps, level, and a straight fall over the last two thirds."""
    return args.rate * min(1.0, step / 40, max(0.02, 1.5 * (1 - max(step / args.steps, minutes / args.minutes))))


def save(params, state, step: int) -> None:
    flat = {jax.tree_util.keystr(path): np.asarray(leaf) for path, leaf in jax.tree_util.tree_leaves_with_path((params, state))}
    unfinished = args.work / "checkpoint.unfinished.npz"
    np.savez(unfinished, step=step, **flat)
    unfinished.rename(args.work / "checkpoint.npz")


def load():
    """The last checkpoint, or the beginning."""
    initial = Initial(shape, heads, args.seed)
    params, plasticity = jax.tree.map(jnp.asarray, (initial.weights, initial.plasticity))
    state = (jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
    file = args.work / "checkpoint.npz"
    if not file.exists():
        return params, state, plasticity, 0
    stored = np.load(file)
    restored = jax.tree_util.tree_map_with_path(
        lambda path, _: jnp.asarray(stored[jax.tree_util.keystr(path)]), (params, state)
    )
    return *restored, plasticity, int(stored["step"])


def main() -> None:
    params, state, plasticity, step = load()
    longest = max(len(head) for head in heads.heads)
    padded = [jnp.asarray(head + [heads.pad] * (longest - len(head)), jnp.int32) for head in heads.heads]
    emphasis = {kind: float(times) for kind, times in (part.split("=") for part in args.emphasis.split(",") if part)}
    log = open(args.work / "training.jsonl", "a", buffering=1)
    recent, started, saved, seen = {}, time.time(), time.time(), 0
    for head, rows, weights in batches(args.work, heads, args.seed, args.tokens, emphasis, skip=step):
        minutes = (time.time() - started) / 60
        if step >= args.steps or minutes >= args.minutes:
            break
        step += 1
        length = len(heads.heads[head])
        rows = jnp.asarray(rows, jnp.int32)
        # Answers are less than half of most conversations; each size is compiled for itself, so that there are but two.
        share = rows.size // args.threads
        most = share // 2 if max(part.sum() for part in np.split(weights, args.threads)) <= share // 2 else share
        most -= rows.shape[0] // args.threads if most == share else 0
        batch = (padded[head], length, rows, weights, most)
        params, state, loss, growth = train_step(params, state, plasticity, *batch, step, rate_at(step, minutes))
        recent.setdefault(heads.kinds[head], []).append(float(loss))
        seen += int(np.count_nonzero(weights))
        if step % 10 == 0:
            losses = {kind: round(sum(each) / len(each), 3) for kind, each in sorted(recent.items())}
            speed = round(seen / (time.time() - started))
            entry = json.dumps({"step": step, "loss": losses, "growth": round(float(growth), 3), "tokens_per_second": speed})
            log.write(f"{entry}\n")
            print(entry, flush=True)
            recent = {}
        if time.time() - saved > args.checkpoint_seconds:
            save(params, state, step)
            saved = time.time()
    save(params, state, step)


main()
