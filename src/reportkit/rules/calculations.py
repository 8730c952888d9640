"""Rules about what was worked out by hand and typed: shares, changes, and claims that all is done."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reportkit.model import Report, Statistic, slots
from reportkit.model.ways import WAYS, missing
from reportkit.rules.reading import prose, statistics
from reportkit.rules.rule import Fault, Force, Material, Severity, rule
from reportkit.wording import quantity

SLOT = r"\{(?P<name>[^{}:]+)(?::(?P<word>数值|数))?\}"
SHARE = re.compile(SLOT + r"(?:[，（、]|，约)?占(?P<of>[^，。；、{}\d]{0,12}?)的?(?P<share>\d+(?:\.\d+)?)%")


@rule(
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})],
        "preamble": ["{收到申请}，{自然人申请}，占82.6%；{法人申请}。"],
    },
    good={
        "facts": [Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})],
        "preamble": ["{收到申请}，{自然人申请}，占{自然人申请:占比}；{法人申请}。"],
    },
)
def wrong_share(material: Material) -> Iterator[Fault]:
    """A typed share must be the one that its figures have."""
    report = material.report
    for path, text in prose(report):
        for found in SHARE.finditer(text):
            figure = report.figure(found["name"])
            whole = figure.whole if figure else None
            if figure is None or whole is None or figure.fact.value is None or not whole.value:
                continue
            if found["of"] not in ("", "总数", "全部", "总量", "比", whole.label, f"{whole.label}总数"):
                continue  # a share of something else
            share = Fraction(figure.fact.value) / Fraction(whole.value) * 100
            decimals = len(found["share"].partition(".")[2])
            if abs(share - Fraction(found["share"])) > Fraction(1, 2 * 10**decimals):
                wrong, name = f"占{found['share']}%", found["name"]
                right = WAYS["占比"].tell(figure)
                yield Fault(path, f"“{name}”{wrong}，按数据计算为{right}；请写{{{name}:占比}}", wrong)


CHANGE = re.compile(
    SLOT + r"[，（、]?(?:同比|[比较]上年(?:同期|末)?)"
    r"(?P<verb>增长|上升|增加|下降|减少|降低|回落)了?(?P<rate>\d+(?:\.\d+)?)%(?!点)"
)


@rule(
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("收到申请", 380, "件", last=352)],
        "preamble": ["{收到申请}，同比下降8.0%。"],
    },
    good={
        "facts": [Statistic("收到申请", 380, "件", last=352)],
        "preamble": ["{收到申请}，{收到申请:同比}。"],
    },
)
def wrong_change(material: Material) -> Iterator[Fault]:
    """A typed change must be the one that this year's and last year's figures have."""
    report = material.report
    for path, text in prose(report):
        for found in CHANGE.finditer(text):
            figure = report.figure(found["name"])
            if figure is None or figure.fact.unit == "%" or missing(figure, "同比"):
                continue
            now, before = figure.fact.value, figure.fact.last_value
            if now is None or not before:
                continue
            rate = (Fraction(now) / Fraction(before) - 1) * 100
            sign = 1 if found["verb"] in ("增长", "上升", "增加") else -1
            decimals = len(found["rate"].partition(".")[2])
            if abs(rate - sign * Fraction(found["rate"])) > Fraction(1, 2 * 10**decimals):
                wrong = f"{found['verb']}{found['rate']}%"
                told = f"今年{quantity(now, figure.fact.unit)}，上年{quantity(before, figure.fact.unit)}"
                right = WAYS["同比"].tell(figure)
                message = f"“{found['name']}”{wrong}；{told}，应为{right}，请写{{{found['name']}:同比}}"
                yield Fault(path, message, wrong)


CLAIM = re.compile("均|全部|都|100%")


@rule(
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("申请", 5, "件", parts={"按期办结": 4, "逾期办结": 1})],
        "preamble": ["收到{申请}，均已按期办结。{申请:其中}。"],
    },
    good={
        "facts": [Statistic("申请", 5, "件", parts={"按期办结": 4, "逾期办结": 1})],
        "preamble": ["收到{申请}，{申请:其中}。全部{按期办结}已告知申请人。"],
    },
)
def claim_against_figures(material: Material) -> Iterator[Fault]:
    """A sentence that says all, or 100%, must agree with the figures in it."""
    report = material.report
    for path, text in prose(report):
        if not CLAIM.search(text):
            continue
        named = {piece.name for piece in slots.parse(text) if isinstance(piece, slots.Slot)}
        for whole in statistics(report):
            if not ({whole.name} | {part.name for part in whole.parts}) & named:
                continue
            for part in whole.parts:
                if part.value is not None and whole.value:
                    yield from _claims(text, path, part, whole, report)


def _claims(text: str, path: str, part: Statistic, whole: Statistic, report: Report) -> Iterator[Fault]:
    """Yield the claims that a part belies: one that is not the whole, or one of 未…… that is not 0."""
    pending = re.fullmatch("(?:尚未|仍未|还未|未)(.+)", part.label)
    if part.value == (0 if pending else whole.value):
        return
    done = pending[1] if pending else part.label.removeprefix("结果")
    same = "(?:审结|办结|结案|答复)" if done in ("审结", "结案") else re.escape(done)
    pattern = rf"(?:均|全部|都)(?:已经?|得到|获得?|予以)?{same}|{same}率(?:达到?|为|是|：)?100%"
    told = "，".join(f"“{fact.name}”{quantity(fact.value or 0, fact.unit)}" for fact in (whole, part))
    for found in re.finditer(pattern, text):
        yield Fault(path, f"“{found[0]}”与数据不符：{told}", found[0])
