"""
The weights before training. Most are random; attention begins with what a model has to find first in order to copy and to
rename, which takes far more tokens than a CPU can afford (Trockman and Kolter 2023, arXiv 2305.09828):

- layer 0 looks 1 to 8 tokens back and sums what it finds, each token turned by its distance: the context;
- layer 1 attends to where the same context came before, and proposes what followed (an induction head: Olsson et al.
  2022, arXiv 2209.11895); other heads look up the two names in the thought that comes before a rename;
- layer 2 puts the new name in place of a proposed old one, and takes the end of the new name for the end of the old one;
- layer 3 goes on in the new name, and behind its end where the old one ended.

Training is free to change all of it, slowly (see `plasticity`). What each head finds is a sum of codes in a slot of the
stream, and a name's forms with and without a space have nearly the same code.
"""

import numpy as np

from model import FREQUENCIES, HEAD_SIZE, MAGNITUDE, SIZES, Shape

CODE, SHORT, BAG_SIZE, FLAGS = 48, 24, 16, 5


def _slots():
    """The slots, one behind the other. What is behind them is free."""
    start = 0

    def slot(size: int) -> slice:
        nonlocal start
        start += size
        return slice(start - size, start)

    return slot


_slot = _slots()
# The token, the tokens before it in order and as a bag, and the nearest two of them by themselves.
TOKEN, CONTEXT, BAG, ONE_BACK, TWO_BACK = _slot(CODE), _slot(CODE), _slot(BAG_SIZE), _slot(SHORT), _slot(SHORT)
# What to say next, the difference of the names' first tokens, the old name's first and last, the last of the new one.
NEXT, CHANGE, OLD_FIRST, OLD_LAST, NEW_LAST = _slot(CODE), _slot(CODE), _slot(SHORT), _slot(SHORT), _slot(SHORT)
# Which of the words around the names the token is, and which stand 1 to 5 tokens before it.
FLAG = [_slot(FLAGS) for _ in range(6)]
WORDS = ("Every", " `", "`", " becomes", " here")

# Each token of the context counts so much of the one behind it. The sums are made small to keep the stream's size even.
DECAY, BAG_DECAY, CONTEXT_SCALE, BAG_SCALE = 0.8, 0.9, 0.6, 0.4

# Pairs of a head's values: fast ones tell distances, slow ones content, which some hundred tokens hardly turn.
FAST = 14
CONTENT = np.r_[FAST:32, 32 + FAST : 64]
AMPLITUDE = 10.0
# From a product of query and key to a score.
SCORE = MAGNITUDE**2 / np.sqrt(HEAD_SIZE)

# How fast heads that are set here may change, and how fast other parts may write into slots that are still to be read.
# The tokens' codes, and what these heads' norms scale, stay as they are.
SET, SHARED = 0.05, 0.05


def slots_read_by(layer: int, shape: Shape) -> np.ndarray:
    """Which values of the stream the heads that are set here read in a layer, or behind the last one."""
    slots = {
        0: (TOKEN, FLAG[0]),
        1: (TOKEN, CONTEXT, TWO_BACK, *FLAG),
        2: (TOKEN, NEXT, CHANGE, OLD_FIRST, OLD_LAST, NEW_LAST),
        3: (TOKEN, BAG, ONE_BACK, OLD_FIRST, *FLAG),
    }.get(layer, (NEXT,))
    return np.isin(np.arange(shape.embedding), np.r_[slots])


def slots_kept_by(layer: int, shape: Shape) -> np.ndarray:
    """Values that later layers read, and that a layer should therefore hardly write to. The proposal is for all to change."""
    later = np.any([slots_read_by(each, shape) for each in range(layer + 1, shape.layers)] + [np.zeros(shape.embedding, bool)], 0)
    later[NEXT] = False
    return later


class Initial:
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
        self.plasticity["embedding"][:, slots_kept_by(-1, shape)] = SHARED
        self.plasticity["embedding"][:, TOKEN] = 0
        for index, layer in enumerate(self.plasticity["layers"]):
            for name in ("output", "output_bias", "down", "down_bias"):
                layer[name][..., slots_kept_by(index, shape)] = SHARED
            layer["attention_norm"][slots_read_by(index, shape)] = 0
        self._look_back()
        self._propose()
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

    def _set(self, layer: int, name: str, place, values) -> None:
        self.layers[layer][name][place] = values
        self.plasticity["layers"][layer][name][place] = SET

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

    def _constant(self, layer: int, head: int, values: np.ndarray) -> None:
        columns = head * HEAD_SIZE + CONTENT[: len(values)]
        self._set(layer, "query_bias", columns, self.layers[layer]["query_bias"][columns] + values)

    def _value(self, layer: int, key_head: int, slot, values: np.ndarray) -> None:
        columns = np.arange(values.shape[1]) + key_head * HEAD_SIZE
        place = np.ix_(np.arange(slot.start, slot.stop), columns)
        self._set(layer, "value", place, self.layers[layer]["value"][place] + values)

    def _write(self, layer: int, head: int, slot, values: np.ndarray) -> None:
        rows = np.arange(values.shape[0]) + head * HEAD_SIZE
        self._set(layer, "output", np.ix_(rows, np.arange(slot.start, slot.stop)), values)

    def _pin(self, layer: int, key_head: int, head: int, distance: int) -> float:
        """Query and key that meet best at a fixed distance: constants, turned by their positions. Returns the score."""
        angles = FREQUENCIES[:FAST] * distance
        first, first_key = head * HEAD_SIZE, key_head * HEAD_SIZE
        self._set(layer, "key_bias", np.s_[first_key : first_key + FAST], AMPLITUDE)
        self._set(layer, "query_bias", np.s_[first : first + FAST], AMPLITUDE * np.cos(angles))
        self._set(layer, "query_bias", np.s_[first + 32 : first + 32 + FAST], -AMPLITUDE * np.sin(angles))
        return AMPLITUDE**2 * FAST * SCORE

    def _look_back(self) -> None:
        groups = self.shape.heads // self.shape.key_heads
        for key_head in range(self.shape.key_heads):
            self._clear(0, key_head)
            self._value(0, key_head, TOKEN, np.eye(CODE))
            self._value(0, key_head, FLAG[0], np.eye(FLAGS, CODE + FLAGS, CODE))
        turned = np.eye(CODE)
        for head in range(self.shape.heads):
            self._pin(0, head // groups, head, head + 1)
            self._set(0, "sinks", head, 0)
            self._write(0, head, CONTEXT, turned * CONTEXT_SCALE)
            self._write(0, head, BAG, self.bag * BAG_SCALE * BAG_DECAY**head)
            turned = turned @ self.turn
            if head < 2:
                self._write(0, head, (ONE_BACK, TWO_BACK)[head], self.short)
            if head < 5:
                self._write(0, head, FLAG[1 + head], np.eye(CODE + FLAGS, FLAGS, -CODE))

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
        score = 30
        size = np.sqrt(score / SCORE)
        # The first tokens, by what is before them; the last ones, two before a word that follows.
        looked_up = (({"1 `": 0.5, "2Every": 0.5}, {"1 `": 0.5, "2 becomes": 0.5}), ({"0 becomes": 1}, {"0 here": 1}))
        for key_head, wanted in zip((2, 3), looked_up):
            self._clear(1, key_head)
            for column, words in enumerate(wanted):
                head = 2 * key_head + column
                self._flag(1, key_head, -1 - column, {word: weight * size for word, weight in words.items()})
                self._set(1, "query_bias", head * HEAD_SIZE + CONTENT[-1 - column], size)
                self._set(1, "sinks", head, score * 0.75)
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
            (0, NEXT, self.short, OLD_FIRST, 0.55),
            (1, TOKEN, self.short, NEW_LAST, 0.6),
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
