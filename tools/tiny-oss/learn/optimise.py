"""Muon for the matrices inside of the layers, Adam for everything else."""

import torch
from torch import Tensor, nn

from attention import HEAD_SIZE

MATRICES = ("query", "key", "value", "output", "gate", "up", "down")
# Learning rates at 98,304 tokens a step. Embedding and head are tables: most rows get no gradient in most steps.
MUON_RATE, EMBEDDING_RATE, HEAD_RATE, REST_RATE = 0.02, 0.02, 0.004, 0.003
MOMENTUM, ADAM_BETAS, DECAY = 0.95, (0.9, 0.95), 0.1


class Optimiser:
    """One step of both; `rate` scales all learning rates."""

    def __init__(self, model: nn.Module):
        named = list(model.named_parameters())
        is_matrix = lambda name: name.startswith("layers.") and name.split(".")[-1] in MATRICES
        of = lambda kind: [p for name, p in named if name.split(".")[-1] == kind and is_matrix(name)]
        # The same matrix of all layers is one batch.
        self.matrices = {kind: of(kind) for kind in MATRICES}
        self.momenta = {kind: torch.zeros_like(torch.stack(list(each))) for kind, each in self.matrices.items()}
        rest = [(name, p) for name, p in named if not is_matrix(name)]
        rate_of = lambda name: {"embedding": EMBEDDING_RATE, "head": HEAD_RATE}.get(name, REST_RATE)
        rates = (EMBEDDING_RATE, HEAD_RATE, REST_RATE)
        groups = [dict(params=[p for name, p in rest if rate_of(name) == rate], rate=rate) for rate in rates]
        self.adam = torch.optim.Adam(groups, lr=0.0, betas=ADAM_BETAS, eps=1e-10)

    @torch.no_grad()
    def step(self, rate: float) -> None:
        for group in self.adam.param_groups:
            group["lr"] = rate * group["rate"]
        self.adam.step()
        for kind, matrices in self.matrices.items():
            gradient = torch.stack([p.grad for p in matrices])
            momentum = self.momenta[kind].lerp_(gradient, 1 - MOMENTUM)
            move = by_head(kind, gradient.lerp(momentum, MOMENTUM))
            for p, each in zip(matrices, move):
                p.mul_(1 - rate * MUON_RATE * DECAY).add_(each.to(p.dtype), alpha=-rate * MUON_RATE)

    def zero_grad(self) -> None:
        self.adam.zero_grad(set_to_none=True)
        for matrices in self.matrices.values():
            for p in matrices:
                p.grad = None

    def state(self) -> dict:
        return dict(adam=self.adam.state_dict(), momenta=self.momenta)

    def load(self, state: dict) -> None:
        self.adam.load_state_dict(state["adam"])
        for kind, momentum in self.momenta.items():
            momentum.copy_(state["momenta"][kind])


def by_head(kind: str, g: Tensor) -> Tensor:
    """Orthogonal steps, for the matrices of attention head by head: their sizes differ."""
    if kind in ("query", "key", "value"):
        return orthogonal(g.unflatten(1, (-1, HEAD_SIZE))).flatten(1, 2)
    if kind == "output":
        return orthogonal(g.unflatten(2, (-1, HEAD_SIZE)).transpose(1, 2)).transpose(1, 2).flatten(2)
    return orthogonal(g)


def orthogonal(g: Tensor) -> Tensor:
    """Newton-Schulz iteration of Muon (Jordan et al. 2024): the nearest orthogonal matrix, roughly."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.to(torch.bfloat16) if g.is_cuda else g
    is_tall = g.shape[-2] > g.shape[-1]
    x = x.mT if is_tall else x
    x = x / (x.float().norm(dim=(-2, -1), keepdim=True) + 1e-7).to(x.dtype)
    for _ in range(5):
        y = x @ x.mT
        x = a * x + (b * y + c * y @ y) @ x
    x = x.mT if is_tall else x
    return x * max(1.0, g.shape[-2] / g.shape[-1]) ** 0.5
