"""gpt-oss in PyTorch: the same mathematics as llama.cpp's graph of `LLM_ARCH_OPENAI_MOE`, at the size of tiny-oss."""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attention import HEAD_SIZE, Mask, attend, mask_of
from mxfp4 import as_mxfp4

# RMS norm, swiglu and rotary constants of gpt-oss's config.json.
EPSILON = 1e-5
SWIGLU_LIMIT = 7.0
SWIGLU_ALPHA = 1.702
ROPE_BASE, ROPE_FACTOR, ROPE_CONTEXT = 150_000.0, 32.0, 4096


@dataclass(frozen=True)
class Shape:
    tokens: int
    layers: int = 10
    embedding: int = 384
    heads: int = 6
    key_heads: int = 2
    experts: int = 8
    experts_used: int = 4
    hidden: int = 128


class TinyOss(nn.Module):
    """Rows of tokens in, the stream behind the last norm out; `head` makes logits of it."""

    def __init__(self, shape: Shape, precision: torch.dtype = torch.float32):
        super().__init__()
        self.shape, self.precision = shape, precision
        self.embedding = nn.Parameter(torch.randn(shape.tokens, shape.embedding) * 0.5)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.final_norm = nn.Parameter(torch.ones(shape.embedding))
        self.head = nn.Parameter(torch.randn(shape.tokens, shape.embedding) * 0.01)

    def forward(self, rows: Tensor, samples: Tensor) -> tuple[Tensor, Tensor]:
        """
        `rows` and `samples`: [rows, time]; the second says to which sample of its row a token belongs, and tokens see
        only those of their own. Returns the stream, and how evenly the experts are used (1 if evenly).
        """
        turns = rotation(rows.shape[1], rows.device)
        masks = [mask_of(samples, window) for window in (True, False)]
        x = F.embedding(rows, self.embedding).to(self.precision)
        balance = torch.zeros((), device=rows.device)
        for index, layer in enumerate(self.layers):
            x, uneven = layer(x, turns, masks[index % 2])
            balance = balance + uneven / self.shape.layers
        return norm(x, self.final_norm), balance


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        d, e, h = shape.embedding, shape.experts, shape.hidden
        queries, keys = shape.heads * HEAD_SIZE, shape.key_heads * HEAD_SIZE
        matrix = lambda *size: nn.Parameter(torch.randn(size) * size[-1] ** -0.5)
        zeros = lambda *size: nn.Parameter(torch.zeros(size))
        self.attention_norm, self.experts_norm = nn.Parameter(torch.ones(d)), nn.Parameter(torch.ones(d))
        self.query, self.query_bias = matrix(queries, d), zeros(queries)
        self.key, self.key_bias = matrix(keys, d), zeros(keys)
        self.value, self.value_bias = matrix(keys, d), zeros(keys)
        # What is added to the stream begins at nothing, so that depth does not matter at first.
        self.output, self.output_bias = zeros(d, queries), zeros(d)
        self.sinks = zeros(shape.heads)
        self.router, self.router_bias = nn.Parameter(torch.randn(e, d) * 0.02), zeros(e)
        self.gate, self.gate_bias = matrix(e, h, d), zeros(e, h)
        self.up, self.up_bias = matrix(e, h, d), zeros(e, h)
        self.down, self.down_bias = zeros(e, d, h), zeros(e, d)

    def forward(self, x: Tensor, turns: Tensor, mask: Mask) -> tuple[Tensor, Tensor]:
        x = x + self.attend(norm(x, self.attention_norm), turns, mask)
        mixed, uneven = self.mix(norm(x, self.experts_norm))
        return x + mixed, uneven

    def attend(self, x: Tensor, turns: Tensor, mask: Mask) -> Tensor:
        apart = lambda y: y.unflatten(-1, (-1, HEAD_SIZE)).transpose(1, 2)
        q = rotate(apart(linear(x, self.query, self.query_bias)), turns)
        k = rotate(apart(linear(x, self.key, self.key_bias)), turns)
        v = apart(linear(x, self.value, self.value_bias))
        seen = attend(q, k, v, self.sinks, mask)
        return linear(seen.transpose(1, 2).flatten(2), self.output, self.output_bias)

    def mix(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """All experts are computed, which is simple; the router decides which count."""
        experts, used = self.shape.experts, self.shape.experts_used
        logits = x.float() @ self.router.T + self.router_bias
        best, chosen = logits.topk(used)
        weight = torch.zeros_like(logits).scatter(-1, chosen, best.softmax(-1))
        every = lambda matrix, bias: linear(x, as_mxfp4(matrix).flatten(0, 1), bias.flatten())
        gate = every(self.gate, self.gate_bias).clamp(max=SWIGLU_LIMIT)
        up = every(self.up, self.up_bias).clamp(-SWIGLU_LIMIT, SWIGLU_LIMIT)
        hidden = gate * torch.sigmoid(SWIGLU_ALPHA * gate) * (up + 1)
        hidden = hidden.unflatten(-1, (experts, -1)) * weight[..., None].to(x.dtype)
        out = hidden.flatten(-2) @ as_mxfp4(self.down).transpose(1, 2).flatten(0, 1).to(x.dtype)
        out = out + (weight @ self.down_bias).to(x.dtype)
        # How evenly the experts are used, for the balancing loss (Fedus et al. 2021, arXiv 2101.03961, section 2.2).
        share = (weight > 0).float().mean((0, 1)) / used
        return out, experts * (share * logits.softmax(-1).mean((0, 1))).sum()


def linear(x: Tensor, matrix: Tensor, bias: Tensor) -> Tensor:
    return F.linear(x, matrix.to(x.dtype), bias.to(x.dtype))


def norm(x: Tensor, scale: Tensor) -> Tensor:
    y = x.float()
    return (y * torch.rsqrt(y.square().mean(-1, keepdim=True) + EPSILON) * scale).to(x.dtype)


def rotation(time: int, device: torch.device) -> Tensor:
    """Cosines and sines [2, time, 32] by which a place turns each pair of values; with YaRN (arXiv 2309.00071)."""
    pairs = HEAD_SIZE // 2

    def pair_of(rotations: float) -> float:
        return HEAD_SIZE * math.log(ROPE_CONTEXT / (rotations * 2 * math.pi)) / (2 * math.log(ROPE_BASE))

    first = max(0, math.floor(pair_of(32)))
    last = min(HEAD_SIZE - 1, math.ceil(pair_of(1)))
    pair = torch.arange(pairs, device=device, dtype=torch.float64)
    original = ROPE_BASE ** (-pair / pairs)
    slowed = ((pair - first) / max(0.001, last - first)).clamp(0, 1)
    angles = torch.arange(time, device=device)[:, None] * (original * (1 - slowed) + original / ROPE_FACTOR * slowed)
    magnitude = 1 + 0.1 * math.log(ROPE_FACTOR)
    return (torch.stack([angles.cos(), angles.sin()]) * magnitude).float()


def rotate(x: Tensor, turns: Tensor) -> Tensor:
    """In the NEOX order: values i and i + 32 are a pair. `x`: [rows, heads, time, HEAD_SIZE]."""
    a, b = x.float().chunk(2, -1)
    cos, sin = turns
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1).to(x.dtype)
