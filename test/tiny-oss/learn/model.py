"""gpt-oss in JAX: the same mathematics as llama.cpp's graph of `LLM_ARCH_OPENAI_MOE`, small enough for a CPU."""

import math
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np

HEAD_SIZE = 64
WINDOW = 128
# RMS norm, swiglu and rotary constants of gpt-oss's config.json.
EPSILON = 1e-5
SWIGLU_LIMIT = 7.0
SWIGLU_ALPHA = 1.702
ROPE_BASE, ROPE_FACTOR, ROPE_CONTEXT = 150_000.0, 32.0, 4096

# The stream's root mean square where each layer begins and at the end, which training keeps (measured before it).
SIZES = (0.33, 0.73, 1.03, 1.0, 1.15)


@dataclass(frozen=True)
class Shape:
    tokens: int
    layers: int = 4
    embedding: int = 448
    heads: int = 10
    key_heads: int = 5
    experts: int = 4
    experts_used: int = 2
    hidden: int = 64


def rotary_frequencies() -> np.ndarray:
    """Angles of a token for each pair of a head's values, with YaRN (arXiv 2309.00071, section 3.2)."""
    pairs = HEAD_SIZE // 2
    original = ROPE_BASE ** (-np.arange(pairs) / pairs)

    def pair_of(rotations: float) -> float:
        return HEAD_SIZE * math.log(ROPE_CONTEXT / (rotations * 2 * math.pi)) / (2 * math.log(ROPE_BASE))

    first = max(0, math.floor(pair_of(32)))
    last = min(HEAD_SIZE - 1, math.ceil(pair_of(1)))
    slowed = np.clip((np.arange(pairs) - first) / max(0.001, last - first), 0, 1)
    return original * (1 - slowed) + original / ROPE_FACTOR * slowed


FREQUENCIES = rotary_frequencies()
MAGNITUDE = 1 + 0.1 * math.log(ROPE_FACTOR)


def rotate(x: jax.Array, positions: jax.Array) -> jax.Array:
    """Rotary embedding in the NEOX order: values i and i + 32 are a pair. `x`: [..., time, heads, HEAD_SIZE]."""
    angles = positions[:, None] * jnp.asarray(FREQUENCIES, jnp.float32)
    cos = (jnp.cos(angles) * MAGNITUDE)[:, None, :]
    sin = (jnp.sin(angles) * MAGNITUDE)[:, None, :]
    a, b = jnp.split(x, 2, -1)
    return jnp.concatenate([a * cos - b * sin, a * sin + b * cos], -1)


def norm(x: jax.Array, scale: jax.Array) -> jax.Array:
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + EPSILON) * scale


def growth_of(x: jax.Array, size: float) -> jax.Array:
    """How far tokens are larger than `size` and a tenth, as the squared logarithm of their mean square."""
    return jnp.mean(jnp.maximum(0.0, jnp.log(jnp.mean(x * x, -1) / (1.1 * size) ** 2)) ** 2)


def attend(q, k, v, sinks, mask, shape: Shape):
    """
    `q`: [rows, queries, heads, 64]; `k`, `v`: [rows, keys, key heads, 64]; `mask`: [queries, keys].

    One row and key head after the other, each computed again for the gradient: the scores of one fit into the
    processor's cache, those of all do not, which made this twice as slow.
    """
    rows, queries = q.shape[:2]
    kinds, groups = shape.key_heads, shape.heads // shape.key_heads
    apart = lambda y, *size: y.reshape(rows, -1, kinds, *size).swapaxes(1, 2).reshape(rows * kinds, -1, *size)
    q = apart(q, groups, HEAD_SIZE).swapaxes(1, 2).reshape(rows * kinds, groups * queries, HEAD_SIZE)
    sink = jnp.repeat(jnp.tile(sinks.reshape(kinds, groups), (rows, 1)), queries, 1)[..., None]
    masks = jnp.tile(mask, (groups, 1))

    @jax.checkpoint
    def one(part):
        q, k, v, sink = part
        scores = jnp.where(masks, q @ k.T / math.sqrt(HEAD_SIZE), -1e30)
        highest = jax.lax.stop_gradient(jnp.maximum(scores.max(-1, keepdims=True), sink))
        weights = jnp.exp(scores - highest)
        return weights @ v / (weights.sum(-1, keepdims=True) + jnp.exp(sink - highest))

    out = jax.lax.map(one, (q, apart(k, HEAD_SIZE), apart(v, HEAD_SIZE), sink))
    out = out.reshape(rows, kinds, groups, queries, HEAD_SIZE).transpose(0, 3, 1, 2, 4)
    return out.reshape(rows, queries, shape.heads * HEAD_SIZE)


def attend_window(q, k, v, sinks, shape: Shape):
    """As {@link attend}, with a sliding window: `k` and `v` begin WINDOW tokens before `q`. Block by block."""
    rows, queries = q.shape[:2]
    blocks = queries // WINDOW
    cut = lambda y: y.reshape(rows, -1, WINDOW, *y.shape[2:])
    near = lambda y: jnp.concatenate([cut(y)[:, :-1], cut(y)[:, 1:]], 2).reshape(rows * blocks, 2 * WINDOW, *y.shape[2:])
    distance = WINDOW + jnp.arange(WINDOW)[:, None] - jnp.arange(2 * WINDOW)[None, :]
    mask = (distance >= 0) & (distance < WINDOW)
    out = attend(cut(q).reshape(rows * blocks, WINDOW, *q.shape[2:]), near(k), near(v), sinks, mask, shape)
    return out.reshape(rows, queries, -1)


def mix_experts(x, layer, shape: Shape):
    """All experts are computed, which is simple; the router decides which two count."""
    logits = x @ layer["router"] + layer["router_bias"]
    best, chosen = jax.lax.top_k(logits, shape.experts_used)
    shares = jax.nn.softmax(best, -1)
    weight = jnp.sum(jax.nn.one_hot(chosen, shape.experts) * shares[..., None], -2)
    gate = jnp.einsum("btd,edh->bteh", x, layer["gate"]) + layer["gate_bias"]
    up = jnp.einsum("btd,edh->bteh", x, layer["up"]) + layer["up_bias"]
    gate = jnp.minimum(gate, SWIGLU_LIMIT)
    up = jnp.clip(up, -SWIGLU_LIMIT, SWIGLU_LIMIT)
    hidden = gate * jax.nn.sigmoid(SWIGLU_ALPHA * gate) * (up + 1) * weight[..., None]
    out = jnp.einsum("bteh,ehd->btd", hidden, layer["down"])
    # How evenly the experts are used, for the balancing loss (Fedus et al. 2021, arXiv 2101.03961, section 2.2).
    used = jnp.mean(jnp.sum(jax.nn.one_hot(chosen, shape.experts), -2), (0, 1))
    balance = shape.experts * jnp.sum(used / shape.experts_used * jnp.mean(jax.nn.softmax(logits, -1), (0, 1)))
    return out + jnp.einsum("bte,ed->btd", weight, layer["down_bias"]), balance


def forward(params, head, head_length, rows, shape: Shape, streams: list | None = None):
    """
    What the last layer gives for the tokens of `rows` [rows, time], for `logits_of`, with how evenly the experts are used
    and how far the stream has grown; each row stands behind the same `head` [most], of which `head_length` tokens count.
    The head is computed once for all rows: they share its keys and values. It has at least WINDOW tokens. `streams` takes
    the stream where each layer begins and at the end.
    """
    most, time = head.shape[0], rows.shape[1]
    head_positions = jnp.arange(most)
    positions = head_length + jnp.arange(time)
    keys_at = jnp.concatenate([head_positions, positions])
    real = jnp.concatenate([head_positions < head_length, jnp.ones(time, bool)])

    def mask(queries_at, at, counts):
        distance = queries_at[:, None] - at[None, :]
        return (distance >= 0) & counts[None, :], distance < WINDOW

    body_mask, _ = mask(positions, keys_at, real)
    head_mask, head_window = mask(head_positions, head_positions, real[:most])
    h = params["embedding"][head][None]
    x = params["embedding"][rows]
    balance, growth = 0.0, 0.0
    streams = [] if streams is None else streams
    for index, layer in enumerate(params["layers"]):
        streams.append(x)
        windowed = index % 2 == 0
        growth = growth + growth_of(x, SIZES[index])

        def project(stream, at):
            n = norm(stream, layer["attention_norm"])
            split = lambda y, heads: y.reshape(*y.shape[:2], heads, HEAD_SIZE)
            q = rotate(split(n @ layer["query"] + layer["query_bias"], shape.heads), at)
            k = rotate(split(n @ layer["key"] + layer["key_bias"], shape.key_heads), at)
            return q, k, split(n @ layer["value"] + layer["value_bias"], shape.key_heads)

        hq, hk, hv = project(h, head_positions)
        xq, xk, xv = project(x, positions)
        behind = lambda a, b: jnp.concatenate([jnp.broadcast_to(a, (b.shape[0], *a.shape[1:])), b], 1)
        if windowed:
            end = lambda y: jax.lax.dynamic_slice_in_dim(y, head_length - WINDOW, WINDOW, 1)
            seen = attend_window(xq, behind(end(hk), xk), behind(end(hv), xv), layer["sinks"], shape)
        else:
            seen = attend(xq, behind(hk, xk), behind(hv, xv), layer["sinks"], body_mask, shape)
        x = x + seen @ layer["output"] + layer["output_bias"]
        own = head_mask & head_window if windowed else head_mask
        h = h + attend(hq, hk, hv, layer["sinks"], own, shape) @ layer["output"] + layer["output_bias"]
        mixed, uneven = mix_experts(norm(x, layer["experts_norm"]), layer, shape)
        x = x + mixed
        h = h + mix_experts(norm(h, layer["experts_norm"]), layer, shape)[0]
        balance = balance + uneven
    streams.append(x)
    return x, balance / shape.layers, growth + growth_of(x, SIZES[shape.layers])


def logits_of(params, x):
    return norm(x, params["final_norm"]) @ params["head"]
