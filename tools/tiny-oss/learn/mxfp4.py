"""Weights as a model file will hold them, so that training knows what rounding does to them."""

import torch
from torch import Tensor

BLOCK = 32


def as_mxfp4(weights: Tensor) -> Tensor:
    """
    Rounds each block of 32 values of the last dimension to MXFP4, as ../tensorTypes.ts does: E2M1 values and a power of
    two (OCP Microscaling Formats 1.0). Gradients pass as if nothing was rounded (Bengio et al. 2013, arXiv 1308.3432).
    """
    blocks = weights.detach().float().unflatten(-1, (-1, BLOCK))
    largest = blocks.abs().amax(-1, keepdim=True).clamp(min=2.0**-100)
    # The largest E2M1 value is 6 = 1.5 * 2^2, hence the exponent is reduced by 2.
    scale = torch.exp2(torch.floor(torch.log2(largest)) - 2)
    size = (blocks / scale).abs()
    # Steps of 0.5 up to 2, of 1 up to 4, of 2 up to 6.
    step = torch.where(size < 2, 0.5, torch.where(size < 4, 1.0, 2.0))
    rounded = (torch.ceil(size / step - 0.5) * step).clamp(max=6) * scale * blocks.sign()
    return weights + (rounded.flatten(-2) - weights.detach())
