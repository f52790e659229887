"""
The weights before training. Most are random; two layers begin as an induction head (Olsson et al. 2022,
arXiv 2209.11895) in the form that training finds by itself, but only after more tokens than a CPU can afford:

- heads of layer 0 look one, two and three tokens back and write what they find into parts of the stream;
- heads of layer 1 attend to where the last three tokens came before, and copy what followed.

Training is free to change all of it, and does. (Structured initialisation: Trockman and Kolter 2023, arXiv 2305.09828.)
"""

import numpy as np

from model import FREQUENCIES, HEAD_SIZE, Shape

# Parts of the stream: what token it is, the three before it, and what to say next.
TOKEN = slice(0, 96)
BEFORE = [slice(96, 128), slice(128, 160), slice(160, 192)]
NEXT = slice(192, 256)

# Pairs of a head's values that the rotary embedding turns too slowly to matter within a few thousand tokens.
STILL = np.r_[16:32, 48:64]
# Pairs that turn fast enough to tell distances apart, and the size of queries and keys in them.
TELLING, AMPLITUDE = 16, 10.0


def initial_parameters(shape: Shape, seed: int) -> dict:
    random = np.random.default_rng(seed)
    normal = lambda *size, scale: (random.standard_normal(size) * scale).astype(np.float32)
    d, queries, keys = shape.embedding, shape.heads * HEAD_SIZE, shape.key_heads * HEAD_SIZE

    def layer() -> dict:
        e, h = shape.experts, shape.hidden
        zeros = lambda *size: np.zeros(size, np.float32)
        return dict(
            attention_norm=np.ones(d, np.float32),
            query=normal(d, queries, scale=d**-0.5),
            query_bias=zeros(queries),
            key=normal(d, keys, scale=d**-0.5),
            key_bias=zeros(keys),
            value=normal(d, keys, scale=d**-0.5),
            value_bias=zeros(keys),
            output=normal(queries, d, scale=0.2 * queries**-0.5),
            output_bias=zeros(d),
            sinks=zeros(shape.heads),
            experts_norm=np.ones(d, np.float32),
            router=normal(d, e, scale=0.02),
            router_bias=zeros(e),
            gate=normal(e, d, h, scale=d**-0.5),
            gate_bias=zeros(e, h),
            up=normal(e, d, h, scale=d**-0.5),
            up_bias=zeros(e, h),
            down=normal(e, h, d, scale=0.2 * h**-0.5),
            down_bias=zeros(e, d),
        )

    embedding = normal(shape.tokens, d, scale=0.02)
    embedding[:, TOKEN] = normal(shape.tokens, 96, scale=1.0)
    layers = [layer() for _ in range(shape.layers)]
    code = normal(96, 32, scale=96**-0.5)
    _look_back(layers[0], code, shape)
    said = normal(96, 64, scale=96**-0.5)
    for key_head in (0, 1):
        _induction(layers[1], key_head, code, said, random, shape)
    head = normal(d, shape.tokens, scale=0.02)
    head[NEXT] += (0.1 * embedding[:, TOKEN] @ said).T
    return dict(embedding=embedding, layers=layers, final_norm=np.ones(d, np.float32), head=head)


def _look_back(layer: dict, code: np.ndarray, shape: Shape) -> None:
    """Queries and keys are constants; turned by their positions, they meet best at a fixed distance."""
    groups = shape.heads // shape.key_heads
    for distance, part in enumerate(BEFORE, 1):
        head = distance - 1
        first, first_key = head * HEAD_SIZE, head // groups * HEAD_SIZE
        angles = FREQUENCIES[:TELLING] * distance
        for name, start, size in (("query", first, HEAD_SIZE), ("key", first_key, HEAD_SIZE)):
            layer[name][:, start : start + size] *= 0.1
        layer["key_bias"][first_key : first_key + TELLING] = AMPLITUDE
        layer["query_bias"][first : first + TELLING] = AMPLITUDE * np.cos(angles)
        layer["query_bias"][first + 32 : first + 32 + TELLING] = -AMPLITUDE * np.sin(angles)
        layer["sinks"][head] = -5
        layer["value"][:, first_key : first_key + 32] = 0
        layer["value"][TOKEN, first_key : first_key + 32] = code
        layer["output"][first : first + 32] = 0
        layer["output"][first : first + 32, part] = np.eye(32)


def _induction(layer: dict, key_head: int, code, said, random, shape: Shape) -> None:
    """The last three tokens here against the three before there, in values that positions do not turn."""
    head = key_head * (shape.heads // shape.key_heads)
    first, first_key = head * HEAD_SIZE, key_head * HEAD_SIZE
    query = np.zeros((shape.embedding, HEAD_SIZE), np.float32)
    key = np.zeros_like(query)
    for order, weight in enumerate((0.9, 0.75, 0.6)):
        turn = np.linalg.qr(random.standard_normal((32, 32)))[0].astype(np.float32) * weight
        here = TOKEN if order == 0 else BEFORE[order - 1]
        query[here, STILL] += code @ turn if order == 0 else turn
        key[BEFORE[order], STILL] += turn
    layer["query"][:, first : first + HEAD_SIZE] = query
    layer["key"][:, first_key : first_key + HEAD_SIZE] = key
    layer["value"][:, first_key : first_key + HEAD_SIZE] = 0
    layer["value"][TOKEN, first_key : first_key + HEAD_SIZE] = said
    layer["output"][first : first + HEAD_SIZE] = 0
    layer["output"][first : first + HEAD_SIZE, NEXT] = np.eye(64)
