"""
The weights before training. Most are random; attention begins with what a model has to find first in order to copy and to
rename, which takes far more tokens than a CPU can afford (Trockman and Kolter 2023, arXiv 2305.09828):

- layer 0 looks 1 to 8 tokens back and sums what it finds, each token turned by its distance: the context;
- layer 1 attends to where the same context came before, and proposes what followed (an induction head: Olsson et al.
  2022, arXiv 2209.11895); other heads look up the two names in the thought that comes before a rename;
- layer 2 puts the new name in place of a proposed old one, and takes the end of the new name for the end of the old one;
- layer 3 goes on in the new name, and behind its end where the old one ended: where what is before it is alike.

What each head finds is a sum of codes in a slot of the stream (slots.py), and a name's forms with and without a space have
nearly the same code. Training changes the heads that propose, slowly, and leaves the others as they are (`plasticity`).
"""

import numpy as np

from hand_set import CONTENT, SCORE, SET, HandSet
from model import HEAD_SIZE, SIZES, Shape
from slots import (
    ASKING, BAG, BAG_SIZE, CHANGE, CODE, CONTEXT, FLAG, FLAGS, KEPT, NEW_LAST, NEXT, OLD_FIRST, OLD_LAST, ONE_BACK, SHORT,
    TOKEN, TWO_BACK, WORDS, slots_kept_by, slots_read_by,
)

# Each token of the context counts so much of the one behind it. The sums are made small to keep the stream's size even.
DECAY, BAG_DECAY, CONTEXT_SCALE, BAG_SCALE, KEPT_SCALE = 0.8, 0.9, 0.6, 0.4, 0.2

# How many tokens the context goes back.
FARTHEST = 8


class Initial(HandSet):
    """The weights, and for each of them how fast it may change."""

    def __init__(self, shape: Shape, heads, seed: int):
        self.shape, self.random = shape, np.random.default_rng(seed)
        d, queries, keys = shape.embedding, shape.heads * HEAD_SIZE, shape.key_heads * HEAD_SIZE
        normal = lambda *size, scale: (self.random.standard_normal(size) * scale).astype(np.float32)
        zeros = lambda *size: np.zeros(size, np.float32)
        ones = lambda *size: np.ones(size, np.float32)
        e, h = shape.experts, shape.hidden
        self.turn = np.linalg.qr(self.random.standard_normal((CODE, CODE)))[0] * DECAY
        form = self.random.standard_normal(CODE)
        self.form = form / np.linalg.norm(form)
        # A name with a space before it and without are the same where names are compared.
        alike = np.eye(CODE) - np.outer(self.form, self.form)
        self.short, self.bag = alike @ self._projection(SHORT) / np.sqrt(0.88), self._projection(BAG_SIZE)
        codes = self._codes(heads.stems)
        self.quote = codes[heads.anchors["`"][0]]
        embedding = normal(shape.tokens, d, scale=0.02)
        embedding[:, TOKEN] = codes
        for index, word in enumerate(WORDS):
            embedding[heads.anchors[word][0], FLAG[0].start + index] = 3
        for word in ASKING:
            embedding[heads.anchors[word][0], FLAG[0].start] = 3
        head = normal(d, shape.tokens, scale=0.02)
        head[NEXT] = codes.T * (10 * SIZES[-1] / CODE)
        self.layers = [
            dict(
                attention_norm=ones(d) * SIZES[index],
                query=normal(d, queries, scale=d**-0.5),
                query_bias=zeros(queries),
                key=normal(d, keys, scale=d**-0.5),
                key_bias=zeros(keys),
                value=normal(d, keys, scale=d**-0.5),
                value_bias=zeros(keys),
                output=normal(queries, d, scale=0.05 * queries**-0.5),
                output_bias=zeros(d),
                sinks=zeros(shape.heads),
                experts_norm=ones(d),
                router=normal(d, e, scale=0.02),
                router_bias=zeros(e),
                gate=normal(e, d, h, scale=d**-0.5),
                gate_bias=zeros(e, h),
                up=normal(e, d, h, scale=d**-0.5),
                up_bias=zeros(e, h),
                down=normal(e, h, d, scale=0.05 * h**-0.5),
                down_bias=zeros(e, d),
            )
            for index in range(shape.layers)
        ]
        self.weights = dict(embedding=embedding, layers=self.layers, final_norm=ones(d), head=head)
        self.plasticity = dict(
            embedding=ones(shape.tokens, d), final_norm=ones(d), head=ones(d, shape.tokens),
            layers=[{name: np.ones_like(value) for name, value in layer.items()} for layer in self.layers],
        )
        self.plasticity["embedding"][:, slots_kept_by(-1, shape)] = 0
        for index, layer in enumerate(self.plasticity["layers"]):
            for name in ("output", "output_bias", "down", "down_bias"):
                layer[name][..., slots_kept_by(index, shape)] = 0
            layer["attention_norm"][slots_read_by(index, shape)] = 0
        self.speed = 0
        self._look_back()
        self.speed = SET
        self._propose()
        self.speed = 0
        self._look_up_names()
        self._substitute()
        self._go_on()

    def _codes(self, stems: list[int]) -> np.ndarray:
        """A code for each token: random, but for tokens that differ in a space only, whose codes differ little."""
        codes = self.random.standard_normal((len(stems), CODE))
        codes /= np.linalg.norm(codes, axis=1, keepdims=True)
        spaced = np.array(stems) != np.arange(len(stems))
        codes = codes[stems] * np.sqrt(0.88) + np.where(spaced, 1, -1)[:, None] * np.sqrt(0.12) * self.form
        return (codes * np.sqrt(CODE)).astype(np.float32)

    def _look_back(self) -> None:
        groups = self.shape.heads // self.shape.key_heads
        for key_head in range(FARTHEST // groups):
            self._clear(0, key_head)
            self._value(0, key_head, TOKEN, np.eye(CODE))
            self._value(0, key_head, FLAG[0], np.eye(FLAGS, CODE + FLAGS, CODE))
        turned = np.eye(CODE)
        for head in range(FARTHEST):
            self._pin(0, head // groups, head, head + 1)
            self._set(0, "sinks", head, 0)
            self._write(0, head, CONTEXT, turned * CONTEXT_SCALE)
            self._write(0, head, KEPT, turned * KEPT_SCALE)
            self._write(0, head, BAG, self.bag * BAG_SCALE * BAG_DECAY**head)
            turned = turned @ self.turn
            if head < 2:
                self._write(0, head, (ONE_BACK, TWO_BACK)[head], self.short)
            if head < 5:
                self._write(0, head, FLAG[1 + head], np.eye(CODE + FLAGS, FLAGS, -CODE))

    def _propose(self) -> None:
        """Key heads 0 and 1 of layer 1: where the context came before, what followed."""
        own, score, threshold = 1.6, 14, 1.95
        for key_head in (0, 1):
            self._clear(1, key_head)
            to = self._projection(len(CONTENT)) * self._scale(score)
            self._content(1, "key", key_head, CONTEXT, to / CONTEXT_SCALE)
            self._value(1, key_head, TOKEN, np.eye(CODE))
            for head in (2 * key_head, 2 * key_head + 1):
                self._content(1, "query", head, TOKEN, to * own)
                self._content(1, "query", head, CONTEXT, self.turn @ to / CONTEXT_SCALE)
                self._set(1, "sinks", head, score * threshold)
                self._write(1, head, NEXT, np.eye(CODE) / 4)

    def _look_up_names(self) -> None:
        """Key heads 2 and 3 of layer 1: "Every `old` becomes `new` here." """
        score = 60
        size = np.sqrt(score / SCORE)
        # The first tokens, by what is before them; the last ones, two before a word that follows.
        looked_up = (({"1 `": 0.5, "2Every": 0.5}, {"1 `": 0.5, "2 becomes": 0.5}), ({"0 becomes": 1}, {"0 here": 1}))
        for key_head, wanted in zip((2, 3), looked_up):
            self._clear(1, key_head)
            for column, words in enumerate(wanted):
                head = 2 * key_head + column
                self._flag(1, key_head, -1 - column, {word: weight * size for word, weight in words.items()})
                self._set(1, "query_bias", head * HEAD_SIZE + CONTENT[-1 - column], size)
                self._set(1, "sinks", head, score * (0.67 if key_head == 2 else 0.4))
        self._value(1, 2, TOKEN, np.eye(CODE))
        self._write(1, 4, CHANGE, -np.eye(CODE))
        self._write(1, 4, OLD_FIRST, self.short)
        self._write(1, 5, CHANGE, np.eye(CODE))
        self._value(1, 3, TWO_BACK, np.eye(SHORT))
        self._write(1, 6, OLD_LAST, np.eye(SHORT))
        self._write(1, 7, NEW_LAST, np.eye(SHORT))

    def _substitute(self) -> None:
        """Layer 2, all at the token itself: a proposed old name becomes the new one, its last token the old one's."""
        score = 40
        size = self._scale(score)
        for key_head, query, by, key, threshold in (
            (0, NEXT, self.short, OLD_FIRST, 0.5),
            (1, TOKEN, self.short, NEW_LAST, 0.5),
        ):
            self._clear(2, key_head)
            self._content(2, "key", key_head, key, np.eye(SHORT) * size)
            for head in (2 * key_head, 2 * key_head + 1):
                pinned = self._pin(2, key_head, head, 0)
                self._content(2, "query", head, query, by * size)
                self._set(2, "sinks", head, pinned + score * threshold)
        self._value(2, 0, CHANGE, np.eye(CODE))
        self._value(2, 1, OLD_LAST, np.eye(SHORT))
        self._clear(2, 2)
        self._value(2, 2, OLD_FIRST, np.eye(SHORT))
        for head in (0, 1):
            self._write(2, head, NEXT, np.eye(CODE) / 2)
            self._write(2, 2 + head, OLD_FIRST, np.eye(SHORT) / 2)
            # The first token has been used: its slot is emptied for the end of the old name.
            self._pin(2, 2, 4 + head, 0)
            self._write(2, 4 + head, OLD_FIRST, -np.eye(SHORT) / 2)
        # The thought's first name is the old one, which has been asked for.
        self._clear(2, 3)
        self._value(2, 3, CHANGE, -np.eye(CODE))
        where = np.sqrt(score / SCORE)
        self._set(2, "key_bias", 3 * HEAD_SIZE + CONTENT[-1], where)
        for head in (6, 7):
            pinned = self._pin(2, 3, head, 0)
            self._set(2, "query", (FLAG[1].start, head * HEAD_SIZE + CONTENT[-1]), where / 3)
            self._set(2, "sinks", head, pinned + score / 2)
            self._write(2, head, NEXT, 1.5 * np.eye(CODE))

    def _go_on(self) -> None:
        # Behind the old name, where what is before it is like what is before the new one here.
        score, name, bag, threshold = 12, 4.0, 0.25, 2.6
        self._clear(3, 0)
        self._value(3, 0, TOKEN, np.eye(CODE))
        size = self._scale(score)
        compared = np.eye(SHORT, 20) * np.sqrt(SHORT / 20) * size
        in_bag = np.eye(BAG_SIZE, 36, 20) * size / BAG_SCALE
        self._content(3, "key", 0, ONE_BACK, compared)
        self._content(3, "key", 0, BAG, in_bag)
        for head in (0, 1):
            self._content(3, "query", head, OLD_FIRST, compared * name)
            self._content(3, "query", head, BAG, in_bag * bag)
            self._set(3, "sinks", head, score * threshold)
            self._write(3, head, NEXT, np.eye(CODE))
        # In the new name: its second token after its first, its third after its second.
        self._clear(3, 1)
        quote = self.quote[:, None] / np.sqrt(CODE)
        self._value(3, 1, TOKEN, np.eye(CODE) - quote @ quote.T)
        score = 30
        size = self._scale(score)
        where = np.sqrt(score / SCORE)
        self._content(3, "key", 1, ONE_BACK, np.eye(SHORT) * size)
        for index, words in enumerate(({"2 `": 0.5, "3 becomes": 0.5}, {"3 `": 0.5, "4 becomes": 0.5})):
            head = 2 + index
            self._content(3, "query", head, TOKEN, self.short * size)
            self._flag(3, 1, -1 - index, {word: weight * where for word, weight in words.items()})
            self._set(3, "query_bias", head * HEAD_SIZE + CONTENT[-1 - index], where)
            self._set(3, "sinks", head, score * 1.5)
            self._write(3, head, NEXT, np.eye(CODE) * 2.5)
        # Behind the old name by the whole context, with names of one length and with a new one that is a token longer.
        score = 14
        self._clear(3, 2)
        to = self._projection(len(CONTENT)) * self._scale(score)
        self._content(3, "key", 2, KEPT, to / KEPT_SCALE)
        self._value(3, 2, TOKEN, np.eye(CODE))
        # Without a name, the second finds its own place, with a product of 2.8.
        for head, before, own, threshold in ((4, self.turn, 2.2, 3.0), (5, np.eye(CODE), 3.0, 4.0)):
            self._content(3, "query", head, OLD_FIRST, self.short.T @ to * own)
            self._content(3, "query", head, KEPT, before @ to / KEPT_SCALE)
            self._set(3, "sinks", head, score * threshold)
            self._write(3, head, NEXT, np.eye(CODE))
