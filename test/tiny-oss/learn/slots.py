"""The stream's slots: which of its values say what, for the heads that are set by hand."""

import numpy as np

from model import Shape

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
# The context once more: the other slot is free for all behind layer 1.
KEPT = _slot(CODE)
WORDS = ("Every", " `", "`", " becomes", " here")
# What stands before the old name where a rename is asked for, as "Every" does in the thought.
ASKING = (" Rename", "ename", " variable")


def slots_read_by(layer: int, shape: Shape) -> np.ndarray:
    """Which values of the stream the heads that are set here read in a layer, or behind the last one."""
    slots = {
        0: (TOKEN, FLAG[0]),
        1: (TOKEN, CONTEXT, TWO_BACK, *FLAG),
        2: (TOKEN, NEXT, CHANGE, OLD_FIRST, OLD_LAST, NEW_LAST, FLAG[1]),
        3: (TOKEN, BAG, ONE_BACK, OLD_FIRST, *FLAG, KEPT),
    }.get(layer, (NEXT,))
    return np.isin(np.arange(shape.embedding), np.r_[slots])


def slots_kept_by(layer: int, shape: Shape) -> np.ndarray:
    """Values that later layers read, and that a layer should therefore not write to. The proposal is for all to change."""
    later = np.any([slots_read_by(each, shape) for each in range(layer + 1, shape.layers)] + [np.zeros(shape.embedding, bool)], 0)
    later[NEXT] = False
    return later
