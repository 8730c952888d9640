"""Lists within a sentence: 甲、乙和丙."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.messages import Message

_OPENING = dict(zip("》〉”’）)〕", "《〈“‘（(〔", strict=True))
"""Which mark each closing mark ends."""


def listed(items: Iterable[str], last: str = "和") -> str:
    """Join items into one list, with separators that no item can be mistaken for.

    The separators rise with what the items hold; what stands in 《》, “”, （） or 〔〕 does not count.

    - Plain items: 甲、乙和丙.
    - An item holds `last`, as 问题和建议 does: the last one joins with the heavier 以及 (或者 for 或).
    - An item holds 、 or that heavier word: the separator is ，, and ，以及 before the last.
    - An item holds ，: the separator is ；, and ；以及 before the last.

    Items in 《》 or “” side by side take no 、 between them, unless a （…） follows the first one.

    Source: GB/T 15834-2011, 4.5.3.5 (quoted items), A.3 (no 、 before 和, 及, 以及, 或); the ladder is the
    standard's order of 、，； by weight, put to use.

    Parameters: `items` at least one, none empty; `last` the word before the last item, or "" for none, as
    a list followed by 等 wants it. Raises InvalidValue for an empty list, an empty item, or one that holds
    ； or 。, which no separator outranks; WrongType for a str in place of a list.

    >>> listed(["概述", "主动公开情况", "附表"])
    '概述、主动公开情况和附表'
    >>> listed(["概述", "行政复议、行政诉讼情况", "问题和改进措施"])
    '概述，行政复议、行政诉讼情况，以及问题和改进措施'
    >>> listed(["《条例》", "《办法》", "《细则》"], last="")
    '《条例》《办法》《细则》'
    """
    texts = _checked(items)
    between = gaps(texts, last)
    return "".join(text + gap for text, gap in zip(texts, [*between, ""], strict=True))


def gaps(items: Iterable[str], last: str = "和") -> list[str]:
    """Return what stands between the items of a list, one less than there are items; `listed` says the rules.

    Parameters and errors as `listed`.

    >>> gaps(["概述", "主动公开情况", "附表"])
    ['、', '和']
    """
    texts = _checked(items)
    if len(texts) == 1:
        return []
    fault = list_fault(texts)
    if fault:
        raise InvalidValue(fault)
    separator, word = _separators([_outside_brackets(text) for text in texts], last)
    plain = texts[:-1] if word else texts
    between = ["" if separator == "、" and _quoted_side_by_side(a, b) else separator for a, b in pairwise(plain)]
    return [*between, word] if word else between


def list_fault(items: Sequence[str]) -> Message | None:
    """Say why texts cannot stand in one list, None where they can; one alone always can.

    >>> list_fault(["甲；乙", "丙"])
    'listed: an item holds ； or 。, which no separator outranks; give points instead'
    """
    if len(items) > 1 and any(mark in item and mark in _outside_brackets(item) for item in items for mark in "；。"):
        return Message("listed: an item holds ； or 。, which no separator outranks; give points instead")
    return None


def _checked(items: Iterable[str]) -> list[str]:
    if isinstance(items, str):
        raise wrong_type("listed", items, "a list of str")
    texts = list(items)
    if not texts:
        raise InvalidValue("listed: the list is empty; leave its sentence out instead")
    for text in texts:
        if not isinstance(text, str):
            raise wrong_type("listed", text, "a list in which every item is a str")
        if not text.strip():
            raise InvalidValue("listed: an item is {text}; leave it out", text=shown(text))
    return texts


def _separators(bare: list[str], last: str) -> tuple[str, str]:
    """Choose the lightest separator that no item holds, and what joins the last item."""

    def held(mark: str) -> bool:
        return bool(mark) and any(mark in text for text in bare)

    heavier = "或者" if last == "或" else "以及" if last else ""
    if held("，"):
        return "；", f"；{heavier}" if last else ""
    if held("、") or held(heavier):
        return "，", f"，{heavier}" if last else ""
    return "、", heavier if held(last) else last


def _outside_brackets(text: str) -> str:
    left: list[str] = []
    opened: dict[str, list[int]] = {mark: [] for mark in _OPENING.values()}
    for sign in text:
        before = opened.get(_OPENING.get(sign, ""))
        if before:
            start = before.pop()
            del left[start:]
            for places in opened.values():
                while places and places[-1] >= start:
                    places.pop()
            continue
        if sign in opened:
            opened[sign].append(len(left))
        left.append(sign)
    return "".join(left)


def _quoted_side_by_side(before: str, after: str) -> bool:
    return before.endswith(("》", "”")) and after.startswith(("《", "“"))
