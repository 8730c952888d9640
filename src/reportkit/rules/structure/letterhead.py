"""Rules about who issues a document: what its letterhead, title, addressees and signature say of that."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportkit.manuscript import Line, Role
from reportkit.model import Letterhead, PlainSignature, SealedSignature
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, rule

UPWARD = ("报告", "请示")
OFFICE = "示例县人民政府办公室"
HEAD = Letterhead(OFFICE, number="示府办〔2019〕8号")
SIGNED_FOR = Letterhead(OFFICE, number="示府办〔2019〕8号", signers="张三")
TWO = ["示例县财政局", "示例县审计局"]
DAY = date(2019, 1, 14)


def _title(context: CheckContext) -> str:
    return context.manuscript.title.strip()


def _of(context: CheckContext, roles: Sequence[Role], words: str, message: str) -> Fault:
    """Return the fault of some words where an element of the document has them, else of the element as a whole."""
    passages = [passage for passage in context.passages if passage.role in roles]
    for passage in passages:
        start = passage.text.find(words)
        if start >= 0:
            return marked(passage, message, start, start + len(words))
    return Fault(passages[0].place if passages else "title", message)


@rule(
    title="上行文没有签发人",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.6; 《党政机关公文处理工作条例》第九条第六项",
    bad={"title": "关于防汛工作的报告", "letterhead": HEAD, "addressees": "示例市人民政府"},
    good=[
        {"title": "关于防汛工作的报告", "letterhead": SIGNED_FOR, "addressees": "示例市人民政府"},
        {"title": "关于防汛工作的报告", "addressees": "示例市人民政府"},
        {"title": "关于防汛工作的通知", "letterhead": HEAD, "addressees": "各乡镇人民政府"},
    ],
)
def signers_missing(context: CheckContext) -> Iterator[Fault]:
    """What goes to a higher body under a letterhead says who signed for it."""
    head, title = context.report.letterhead, _title(context)
    if head and head.mark and head.number and not head.signers and context.report.addressees and title.endswith(UPWARD):
        message = "上行文应当标注签发人姓名，请在版头中补上（signers=）"
        yield Fault("letterhead.number", message)


@rule(
    title="请示主送多个机关",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="《党政机关公文处理工作条例》第十五条第一项",
    bad={"title": "关于拨付资金的请示", "addressees": ["示例市人民政府", "示例市财政局"]},
    good=[
        {"title": "关于拨付资金的请示", "addressees": "示例市人民政府"},
        {"title": "关于资金的报告", "addressees": ["示例市人民政府", "示例市财政局"]},
    ],
)
def request_to_several(context: CheckContext) -> Iterator[Fault]:
    """A request goes to one body, which answers it; others that have to know get a copy."""
    names = [name for given in context.report.addressees for name in re.split("[、，,]", given) if name]
    if _title(context).endswith("请示") and len(names) > 1:
        message = f"请示只主送一个上级机关，这里有{len(names)}个；其他需要知悉的机关请列入抄送"
        yield _of(context, (Role.ADDRESSEES, Role.IMPRINT_ADDRESSEES), names[1], message)


@rule(
    title="发文机关前后不一致",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.4, 7.3.1, 7.3.5; 《党政机关公文处理工作条例》第九条",
    bad=[
        {"letterhead": Letterhead("云溪县人民政府办公室"), "signed": DAY},
        {"letterhead": Letterhead("示例县人民政府"), "signed": DAY},
        {"title": "云溪县人民政府办公室关于培训的通知", "signed": DAY},
        {"letterhead": Letterhead(TWO), "signed": DAY, "signature": PlainSignature(TWO[:1])},
        {"letterhead": Letterhead(TWO), "signed": DAY, "signature": SealedSignature([*TWO, "示例县水利局"])},
        {"letterhead": Letterhead("示例县水利局"), "signed": DAY, "signature": SealedSignature(TWO)},
    ],
    good=[
        {"letterhead": HEAD, "signed": DAY, "title": f"{OFFICE}关于培训的通知"},
        {"letterhead": Letterhead("示例县政府办"), "signed": DAY},
        {"letterhead": Letterhead(f"{OFFICE}文件", word=None), "signed": DAY},
        {"letterhead": Letterhead(TWO), "signed": DAY, "signature": PlainSignature(TWO)},
        {"letterhead": Letterhead(TWO[0]), "signed": DAY, "signature": SealedSignature(TWO)},
    ],
)
def issuers_disagree(context: CheckContext) -> Iterator[Fault]:
    """The bodies of the mark, those that the title begins with and those that sign are the same.

    The mark has the names of all who issue a document together, or that of the leading one alone.
    """
    if not any(isinstance(block, Line) and block.role is Role.SIGNATURE for block in context.manuscript.blocks):
        return
    head, how = context.report.letterhead, context.report.signature
    given = how.bodies if isinstance(how, (PlainSignature, SealedSignature)) else ()
    signing = given or (context.report.office.name,)
    mark = tuple(name.removesuffix("文件") for name in head.mark) if head else ()
    for name in mark:
        if not _among(name, signing):
            message = f"发文机关标志中有“{name}”，署名为{'、'.join(signing)}，请核对并统一"
            yield _of(context, (Role.MARK,), name, message)
    for name in signing if len(mark) > 1 else ():
        if not _among(name, mark):
            message = f"“{name}”署了名，发文机关标志中没有，请核对并统一"
            yield _of(context, (Role.SIGNATURE,), name, message)
    title = ISSUER.match(_title(context))
    if title and len(signing) == 1 and not _among(title["name"], signing):
        message = f"标题中的发文机关为“{title['name']}”，署名为{signing[0]}，请核对并统一"
        yield _of(context, (Role.TITLE,), title["name"], message)


ISSUER = expression(r"(?P<name>[一-鿿]{2,30}?(?:政府|办公[室厅]|委员会|局|厅))关于")
"""The body that a title begins with."""

OF_AN_OFFICE = expression("办(?:公[室厅])?$")


def _among(name: str, others: Sequence[str]) -> bool:
    return any(_may_be_same(name, other) for other in others)


def _may_be_same(one: str, other: str) -> bool:
    """Tell whether two names may be one body's, full or short: an office (办公室) is another body than its own."""
    office = bool(OF_AN_OFFICE.search(one)) == bool(OF_AN_OFFICE.search(other))
    return office and (_shortens(one, other) or _shortens(other, one))


def _shortens(short: str, full: str) -> bool:
    """Tell whether a name leaves out some of the characters of another, as short names do."""
    rest = iter(full)
    return all(character in rest for character in short)
