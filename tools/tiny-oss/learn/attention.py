"""Attention with sinks: by FlexAttention on a GPU, and score by score elsewhere, where that has no gradients."""

import math

import torch
from torch import Tensor
from torch.nn.attention.flex_attention import AuxRequest, BlockMask, create_block_mask, flex_attention

HEAD_SIZE = 64
WINDOW = 128

Mask = Tensor | BlockMask

# Compiled, it needs no memory for each pair of tokens.
block_mask = torch.compile(create_block_mask)


def mask_of(samples: Tensor, windowed: bool) -> Mask:
    """Which tokens see which: those before them in their own sample, perhaps only the last WINDOW of them."""

    def sees(row, head, query, key):
        near = (query - key < WINDOW) if windowed else True
        return (query >= key) & near & (samples[row, query] == samples[row, key])

    rows, time = samples.shape
    if samples.is_cuda:
        return block_mask(sees, rows, None, time, time, device=samples.device)
    row, place = torch.arange(rows)[:, None, None, None], torch.arange(time)
    return sees(row, 0, place[:, None], place)


def attend(q: Tensor, k: Tensor, v: Tensor, sinks: Tensor, mask: Mask) -> Tensor:
    """
    `q`: [rows, heads, time, HEAD_SIZE]; `k`, `v`: as many heads or fewer. A head's sink is one more score in its
    softmax, whose value is nothing.
    """
    if isinstance(mask, BlockMask):
        seen, aux = flex_attention(q, k, v, block_mask=mask, enable_gqa=True, return_aux=AuxRequest(lse=True))
        return seen * torch.sigmoid(aux.lse - sinks[:, None])[..., None].to(seen.dtype)
    k, v = (each.repeat_interleave(q.shape[1] // k.shape[1], 1) for each in (k, v))
    scores = ((q @ k.mT).float() / math.sqrt(HEAD_SIZE)).masked_fill(~mask, -math.inf)
    sink = sinks[:, None, None].expand(*scores.shape[:-1], 1)
    return torch.cat([scores, sink], -1).softmax(-1)[..., :-1].to(v.dtype) @ v
