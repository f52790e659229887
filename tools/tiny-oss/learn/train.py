"""
Trains tiny-oss on the samples that pack.ts has made: python3 tools/tiny-oss/learn/train.py --minutes 10

Takes a GPU if there is one. Goes on from the last checkpoint if there is one, and leaves one now and then. Needs
PyTorch and NumPy.
"""

import argparse
import json
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from model import Shape, TinyOss
from optimise import Optimiser
from rows import PADDING, batches, read_samples

WARM_UP = 100
# Weight of the balance of the experts in the loss.
BALANCE = 0.01

parser = argparse.ArgumentParser()
parser.add_argument("--minutes", type=float, default=math.inf, help="of this run, at most")
parser.add_argument("--steps", type=int, default=10**9, help="of the whole training, at most")
parser.add_argument("--work", type=Path, default=Path(__file__).resolve().parents[3] / ".cache/tiny-oss")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--rows", type=int, default=24, help="of a step")
parser.add_argument("--time", type=int, default=4096, help="tokens of a row; longer samples are left out")
parser.add_argument("--rate", type=float, default=1, help="scales all learning rates: less than 1 for smaller steps")
parser.add_argument("--fall", type=float, default=0.67, help="share of the run, at its end, in which the rate falls")
parser.add_argument("--emphasis", default="", help="how often a kind of sample comes, such as completion=0.5,edit=2")
parser.add_argument("--fast", action="store_true", help="on a CPU, too: compiled, and in bf16, which pays with AMX")
parser.add_argument("--log-steps", type=int, default=20)
parser.add_argument("--checkpoint-seconds", type=float, default=300)


def main() -> None:
    args = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(args.seed)
    torch.set_float32_matmul_precision("high")
    samples = read_samples(args.work)
    fast = args.fast or device.type == "cuda"
    model = TinyOss(Shape(samples.vocabulary), torch.bfloat16 if fast else torch.float32).to(device)
    optimiser = Optimiser(model)
    step = load(args.work, model, optimiser, device)
    loss_of = torch.compile(losses) if fast else losses
    if fast:
        for layer in model.layers:
            layer.compile()
    emphasis = {kind: float(times) for kind, times in (part.split("=") for part in args.emphasis.split(",") if part)}
    report = Report(args.work / "training.jsonl", samples.kinds, device)
    started = saved = time.time()
    first = step
    for batch in batches(samples, args.rows, args.time, emphasis, args.seed + step):
        minutes = (time.time() - started) / 60
        if step >= args.steps or minutes >= args.minutes:
            break
        step += 1
        on_device = lambda array: torch.from_numpy(array).to(device)
        tokens, kinds = on_device(batch.tokens), on_device(batch.kinds)[:, :-1]
        stream, balance = model(tokens, on_device(batch.samples))
        each = loss_of(stream, model.head, tokens)
        counts = (kinds != PADDING).float()
        loss = (each * counts).sum() / counts.sum()
        (loss + BALANCE * balance).backward()
        progress = max(step / args.steps, minutes / args.minutes)
        optimiser.step(args.rate * rate_at(step - first, progress, args.fall))
        optimiser.zero_grad()
        report.count(each.detach() * counts, counts, kinds)
        if step % args.log_steps == 0:
            report.write(step, minutes, round((step - first) * tokens.numel() / (time.time() - started)))
        if time.time() - saved > args.checkpoint_seconds:
            save(args.work, model, optimiser, step)
            saved = time.time()
    save(args.work, model, optimiser, step)


class Report:
    """The mean loss by kind of sample since the last line of it."""

    def __init__(self, file: Path, kinds: list[str], device: torch.device):
        self.file, self.kinds = open(file, "a", buffering=1), kinds
        self.sums = torch.zeros(len(kinds), 2, device=device)

    def count(self, losses: Tensor, counts: Tensor, kinds: Tensor) -> None:
        self.sums.index_add_(0, kinds.clamp(min=0).flatten(), torch.stack([losses.flatten(), counts.flatten()], 1))

    def write(self, step: int, minutes: float, tokens_per_second: int) -> None:
        loss = {kind: round(total / max(1, of), 3) for kind, (total, of) in zip(self.kinds, self.sums.tolist())}
        entry = dict(step=step, loss=loss, minutes=round(minutes, 2), tokens_per_second=tokens_per_second)
        self.file.write(f"{json.dumps(entry)}\n")
        print(json.dumps(entry), flush=True)
        self.sums.zero_()


def losses(stream: Tensor, head: Tensor, tokens: Tensor) -> Tensor:
    """How badly each token but the first of a row was foreseen, in nats."""
    logits = F.linear(stream[:, :-1], head.to(stream.dtype)).float()
    return F.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten(), reduction="none").view(len(tokens), -1)


def rate_at(step: int, progress: float, fall: float) -> float:
    """Warm-up, level, and a straight fall at the end."""
    return min(1.0, step / WARM_UP, max(0.01, (1 - progress) / fall) if fall > 0 else 1.0)


def save(work: Path, model: TinyOss, optimiser: Optimiser, step: int) -> None:
    unfinished = work / "checkpoint.unfinished.pt"
    torch.save(dict(step=step, weights=model.state_dict(), optimiser=optimiser.state()), unfinished)
    unfinished.rename(work / "checkpoint.pt")


def load(work: Path, model: TinyOss, optimiser: Optimiser, device: torch.device) -> int:
    """Takes up the last checkpoint, or else what export.py has written of one; returns its steps, or 0."""
    file = work / "checkpoint.pt"
    if not file.exists():
        return load_exported(work, model)
    stored = torch.load(file, map_location=device)
    model.load_state_dict(stored["weights"])
    optimiser.load(stored["optimiser"])
    return stored["step"]


def load_exported(work: Path, model: TinyOss) -> int:
    if not (work / "weights.json").exists():
        return 0
    about = json.loads((work / "weights.json").read_text())
    file = work / "weights.bin"
    values = torch.from_file(str(file), size=file.stat().st_size // 2, dtype=torch.half)
    of = lambda part: values[part["offset"] // 2 : part["offset"] // 2 + part["length"]]
    like = model.state_dict()
    model.load_state_dict({name: of(part).view(like[name].shape).float() for name, part in about["weights"].items()})
    return about["step"]


if __name__ == "__main__":
    main()
