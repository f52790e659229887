"""What heads that are set by hand are made of."""

import numpy as np

from model import FREQUENCIES, HEAD_SIZE, MAGNITUDE, Shape
from slots import CODE, FLAG, NEXT, WORDS

# Pairs of a head's values: fast ones tell distances, slow ones content, which some hundred tokens hardly turn.
FAST = 14
CONTENT = np.r_[FAST:32, 32 + FAST : 64]
AMPLITUDE = 10.0
# From a product of query and key to a score.
SCORE = MAGNITUDE**2 / np.sqrt(HEAD_SIZE)

# How fast the heads that propose may change, and the sinks that are thresholds. All else that is set here stays as it is,
# as do the slots that are still to be read, which no other part may write into.
SET, THRESHOLDS = 0.05, 3


class HandSet:
    """Layers, and parts of heads to set in them."""

    shape: Shape
    random: np.random.Generator
    layers: list[dict]
    plasticity: dict
    # How fast what is set now may change later, as a share of the learning rate.
    speed: float

    def _set(self, layer: int, name: str, place, values) -> None:
        self.layers[layer][name][place] = values
        self.plasticity["layers"][layer][name][place] = THRESHOLDS if name == "sinks" else self.speed

    def _clear(self, layer: int, key_head: int) -> None:
        """Takes the randomness from a key head and the heads that share it."""
        groups = self.shape.heads // self.shape.key_heads
        keys = np.s_[key_head * HEAD_SIZE : (key_head + 1) * HEAD_SIZE]
        queries = np.s_[key_head * groups * HEAD_SIZE : (key_head + 1) * groups * HEAD_SIZE]
        for name, place in (("key", keys), ("value", keys), ("query", queries)):
            self._set(layer, name, np.s_[:, place], 0)
            self._set(layer, f"{name}_bias", place, 0)
        self._set(layer, "output", queries, 0)

    def _content(self, layer: int, name: str, head: int, slot, values: np.ndarray) -> None:
        """Adds a map from a slot to the part of a head's queries or keys that compares content."""
        columns = head * HEAD_SIZE + CONTENT[: values.shape[1]]
        place = np.ix_(np.arange(slot.start, slot.stop), columns)
        self._set(layer, name, place, self.layers[layer][name][place] + values)

    def _value(self, layer: int, key_head: int, slot, values: np.ndarray) -> None:
        columns = np.arange(values.shape[1]) + key_head * HEAD_SIZE
        place = np.ix_(np.arange(slot.start, slot.stop), columns)
        self._set(layer, "value", place, self.layers[layer]["value"][place] + values)

    def _write(self, layer: int, head: int, slot, values: np.ndarray) -> None:
        rows = np.arange(values.shape[0]) + head * HEAD_SIZE
        place = np.ix_(rows, np.arange(slot.start, slot.stop))
        self._set(layer, "output", place, values)
        if slot == NEXT:
            self.plasticity["layers"][layer]["output"][place] = SET

    def _pin(self, layer: int, key_head: int, head: int, distance: int) -> float:
        """Query and key that meet best at a fixed distance: constants, turned by their positions. Returns the score."""
        angles = FREQUENCIES[:FAST] * distance
        first, first_key = head * HEAD_SIZE, key_head * HEAD_SIZE
        self._set(layer, "key_bias", np.s_[first_key : first_key + FAST], AMPLITUDE)
        self._set(layer, "query_bias", np.s_[first : first + FAST], AMPLITUDE * np.cos(angles))
        self._set(layer, "query_bias", np.s_[first + 32 : first + 32 + FAST], -AMPLITUDE * np.sin(angles))
        return AMPLITUDE**2 * FAST * SCORE

    def _projection(self, size: int, of: int = CODE) -> np.ndarray:
        """From a code to fewer values, such that products keep their size, roughly."""
        return np.linalg.qr(self.random.standard_normal((of, of)))[0][:, :size] * np.sqrt(of / size)

    def _flag(self, layer: int, key_head: int, column: int, wanted: dict[str, float]) -> None:
        """Keys have a value for what stands around: for example, `{"1 `": 1}` for a backtick one token before."""
        for word, weight in wanted.items():
            row = FLAG[int(word[0])].start + WORDS.index(word[1:])
            self._set(layer, "key", (row, key_head * HEAD_SIZE + CONTENT[column]), weight / 3)

    def _scale(self, score: float) -> float:
        """Size of query and of key each, so that one equal token gives a score."""
        return np.sqrt(score / SCORE / CODE)
