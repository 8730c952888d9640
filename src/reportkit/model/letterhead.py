"""The letterhead: what stands above the red line of a document that an office sends (GB/T 9704-2012, 7.2)."""

import re
from collections.abc import Iterator
from typing import Any, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue, shown, wrong_type, wrong_value
from reportkit.foreign import own_number
from reportkit.messages import Joined, Message
from reportkit.model import fields, slots
from reportkit.model.labels import require_without_mark
from reportkit.values import value_class
from reportkit.wording import document_number_fault

URGENCIES = ("特急", "加急")
# texts, compiled by the first letterhead that has one
SECRECY = r"(?P<level>绝密|机密|秘密)(?:★(?P<term>[1-9][0-9]?(?:年|个月|日)|长期))?"
ORDER_NUMBER = "第[1-9][0-9]{0,4}[号期次]"
"""What orders and minutes are numbered by (10.2)."""

DOWNWARD = ("通知", "通报", "通告", "公告", "公报", "决定", "决议", "批复", "命令", "令", "纪要")
"""Kinds of documents that go to no higher body (党政机关公文处理工作条例, article 8)."""

COPY_DIGITS = 6
MOST_BODIES = 10
LONGEST_NAME = 50  # 字: twice what offices are called; beyond it a mark on one line has no size that Word takes


def _as_copy(given: str | int | None) -> str | None:
    number = own_number(given)
    counted = isinstance(number, int) and not isinstance(number, bool) and 0 < number < 10**COPY_DIGITS
    return f"{number:0{COPY_DIGITS}}" if counted else given  # type: ignore[return-value]  # else for the validator


def names(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept names without slots, none of them twice; there may be none at all."""
    names_with_slots(instance, attribute, value)
    for number, one in enumerate(cast("tuple[str, ...]", value)):
        fields.require_name(one, f"{fields.where(instance, attribute)}[{number}]")


def names_with_slots(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept names, none of them twice; there may be none at all."""
    place = fields.where(instance, attribute)
    if not isinstance(value, tuple):
        raise wrong_type(place, value, "a name, or a list of names")
    for number, one in enumerate(value):
        at = f"{place}[{number}]"
        require_short(fields.require_text(one, at, what=Message("a name")), at)
        slots.parse(one, at)
        if one in value[:number]:
            raise InvalidValue("{place}: {value} stands in it twice; name each once", place=at, value=shown(one))


def require_short(name: str, place: str) -> None:
    """Refuse a name with blanks around it, or one that is a whole text."""
    fields.require_unpadded(name, place)
    if len(name) > LONGEST_NAME:
        raise InvalidValue(
            "{place}: {value} has {count} characters; give a name of at most {most}",
            place=place,
            value=shown(name),
            count=len(name),
            most=LONGEST_NAME,
        )


def _require_one_person(name: str, place: str) -> None:
    if name.startswith("签发人"):
        raise InvalidValue(
            "{place}: {value} begins with {label}; leave it out, the label is set",
            place=place,
            value=shown(name),
            label="签发人",
        )
    several = [one for one in re.split("[、，,；;]", name) if one.strip()]
    if several != [name] and slots.is_literal(name):
        right = shown([one.strip() for one in several])
        raise InvalidValue(
            "{place}: {value} names several; give a list, {right}", place=place, value=shown(name), right=right
        )


@value_class
class Letterhead:
    """The letterhead (版头): what is given of it is printed, above the title and the red line.

    Parameters: `mark` the bodies in the 发文机关标志, full or standard short names, the leading one first where
    several issue a document together; `word` what follows their names, None for nothing; `number` the 发文字号, such
    as 示县发〔2019〕15号, 第5号 for an order, or `{待补:发文字号}` while there is none; `copy` the 份号, which a secret
    document has, six digits or the number alone; `secrecy` the 密级和保密期限, such as 机密★1年; `urgency` 特急 or
    加急; `signers` the 签发人, those who sign for each body, or `{待补:签发人}`, which makes it a document for a higher
    body (上行文); `preprinted` True leaves mark and line blank at their full height, for paper that has them (套打).

    Raises InvalidValue for what 7.2 does not know: another word of secrecy or urgency, a number in other brackets,
    secrecy without a copy's number, signers without a number beside which they stand, preprinted paper without its
    mark, and for a name of more than 50 characters.

    Source: GB/T 9704-2012, 7.2; 党政机关公文处理工作条例, article 9.

    >>> Letterhead("示例县人民政府", number="示县发〔2019〕15号").mark
    ('示例县人民政府',)
    >>> Letterhead(urgency="急件")
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: Letterhead.urgency: got '急件'; give one of '特急', '加急'
    """

    mark: tuple[str, ...] = field(default=(), converter=fields.as_texts, validator=names_with_slots)
    number: str | None = field(default=None, kw_only=True)
    word: str | None = field(default="文件", kw_only=True)
    copy: str | None = field(default=None, kw_only=True, converter=_as_copy)
    secrecy: str | None = field(default=None, kw_only=True)
    urgency: str | None = field(default=None, kw_only=True)
    signers: tuple[str, ...] = field(default=(), kw_only=True, converter=fields.as_texts, validator=names_with_slots)
    preprinted: bool = field(default=False, kw_only=True)

    @mark.validator
    def _bodies(self, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
        place = fields.where(self, attribute)
        if len(value) > MOST_BODIES:
            raise InvalidValue(
                "{place}: got {count} bodies; give at most {most}, or the leading one alone",
                place=place,
                count=len(value),
                most=MOST_BODIES,
            )

    @word.validator
    def _short(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            place = fields.where(self, attribute)
            require_short(fields.require_text(value, place), place)

    @preprinted.validator
    def _height_known(self, attribute: "attrs.Attribute[Any]", value: bool) -> None:
        fields.flag(self, attribute, value)
        if value and not self.mark:
            raise InvalidValue("Letterhead.preprinted: a mark is left blank at its height; give the mark of the paper")

    @number.validator
    def _document_number(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None:
            return
        fields.text(self, attribute, value)
        place, text = fields.where(self, attribute), str(value)
        if "{" in text:
            if any(piece.name != slots.PLACEHOLDER for piece in slots.parse(text, place) if not isinstance(piece, str)):
                raise wrong_value(place, text, "the number, or {待补:发文字号} while there is none")
        elif not re.fullmatch(ORDER_NUMBER, text) and (fault := document_number_fault(text)):
            if "第" in text or not re.search(r"[〔\[［(（【]", text):
                fault = Joined("; ", [fault, Message("an order or minutes have 第5号 or 第5期")])
            elif re.search(r"[〕\]］)）】]\s*号", text):
                fault = Joined("; ", [fault, Message("while there is none it is {gap}", gap="{待补:发文字号}")])
            raise InvalidValue("{place}: {value}: {fault}", place=place, value=shown(text), fault=fault)

    @copy.validator
    def _six_digits(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None:
            return
        place = fields.where(self, attribute)
        if not isinstance(value, str):
            raise wrong_type(place, value, "the number of the copy, from 1 to 999999")
        if not re.fullmatch(f"[0-9]{{{COPY_DIGITS}}}", value):
            meant = value.zfill(COPY_DIGITS) if re.fullmatch("[0-9]+", value) else ""
            right = meant if len(meant) == COPY_DIGITS else f"{1:0{COPY_DIGITS}}"
            raise wrong_value(place, value, Message("six digits, such as {right}", right=repr(right)))

    @secrecy.validator
    def _level_and_term(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None:
            return
        fields.text(self, attribute, value)
        if not re.fullmatch(SECRECY, str(value)):
            wanted = Message("绝密, 机密 or 秘密, with its term in digits behind a star, such as 机密★1年")
            raise wrong_value(fields.where(self, attribute), value, wanted)
        if self.copy is None:
            raise InvalidValue("Letterhead.copy: a secret document has the number of its copy; give it, such as 1")

    @urgency.validator
    def _known(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            fields.one_of(*URGENCIES)(self, attribute, value)

    @signers.validator
    def _beside_the_number(self, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
        for number, name in enumerate(value):
            _require_one_person(name, f"{fields.where(self, attribute)}[{number}]")
        if value and self.number is None:
            raise InvalidValue(
                "Letterhead.signers: 签发人 stand beside the 发文字号; give number= too, or leave them out"
            )
        place = fields.where(self, attribute)
        for number, name in enumerate(value):
            if {*"{}"} & {*name} and not _is_open(name, f"{place}[{number}]"):
                raise wrong_value(f"{place}[{number}]", name, "the name, or {待补:签发人} while it is not known")

    def __attrs_post_init__(self) -> None:
        for number, body in enumerate(self.mark):
            if self.word and body.endswith(self.word):
                raise InvalidValue(
                    "Letterhead.mark[{number}]: {value} ends in {word}; leave it out, word= sets it",
                    number=number,
                    value=shown(body),
                    word=self.word,
                )

    def texts(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield the texts with slots, with their paths."""
        yield from ((f"{path}.mark[{n}]", name) for n, name in enumerate(self.mark) if "{" in name)
        if self.number is not None and "{" in self.number:
            yield f"{path}.number", self.number
        yield from ((f"{path}.signers[{n}]", name) for n, name in enumerate(self.signers) if "{" in name)


def _is_open(text: str, place: str) -> bool:
    """Tell whether a text is one gap and nothing else."""
    pieces = slots.parse(text, place)
    return len(pieces) == 1 and isinstance(pieces[0], slots.Slot) and pieces[0].name == slots.PLACEHOLDER


def require_upward(head: Letterhead, title: str) -> None:
    """Refuse signers on a document whose title says that it goes to no higher body."""
    kind = next((kind for kind in DOWNWARD if title.endswith(kind)), None)
    if head.signers and kind:
        raise InvalidValue(
            "Report.letterhead: signers (签发人) stand on what goes to a higher body, such as 报告 and 请示, "
            "not on a {kind}; leave them out",
            kind=kind,
        )


def require_addressees(given: tuple[object, ...], path: str) -> None:
    """Refuse addressees (主送机关) that are no names, that end in a mark which is set behind them, or stand twice."""
    for number, name in enumerate(given):
        place = f"{path}[{number}]"
        text = fields.require_prose(name, place)
        fields.require_unpadded(text, place)
        require_without_mark(text, place, "：", ":", "。", "，", "、")
        if name in given[:number]:
            raise InvalidValue("{place}: {value} stands in it twice; name each once", place=place, value=shown(text))
