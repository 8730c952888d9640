"""What stands around a typed text that is sent: its letterhead, whom it goes to, its note, its imprint.

Told by words alone, and by where they stand; a reader of Word files adds which lines look like a mark.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import TypeVar

import attrs

from reportkit.manuscript import HEAD, IMPRINT, Block, Line, Role, Span
from reportkit.patterns import expression
from reportkit.readers.closing import BODY_NAME, DATE
from reportkit.readers.web_page import LONGEST_TITLE, is_furniture

AnyBlock = TypeVar("AnyBlock", bound=Block)

LONGEST_ROW = 120  # characters of a line on which two elements stand beside each other
DEEPEST = 20  # lines within which a letterhead stands
DAY_PRINTED = rf"(?:{DATE.pattern})\s*印\s*发\s*。?"
NUMBER = (
    r"(?:[一-鿿]{1,20}\s*)?[〔\[［【（(]\s*\d{4}\s*年?\s*[〕\]］】）)]\s*第?\s*\d{1,5}\s*号"
    r"|[（(]?(?:\d{4}年)?第\s*[\d一二三四五六七八九十百〇]{1,6}\s*[号期次][）)]?"
)
"""A document number, with right brackets or wrong ones, or the number of an order or of minutes."""

FORMS: Mapping[Role, re.Pattern[str]] = MappingProxyType(
    {
        Role.COPY_NUMBER: expression(r"(?:№|No\.?|份号\s*[:：]?)?\s*\d{3,8}"),
        Role.SECRECY: expression(
            r"(?:绝密|机密|秘密)(?:\s*[★☆]\s*.{0,6}|\s*[\d一二三四五六七八九十]{1,3}\s*(?:年|个?月|[天日]))?"
        ),
        Role.URGENCY: expression(r"特急|加急|平急|特提|紧急"),
        Role.DOCUMENT_NUMBER: expression(NUMBER),
        Role.SIGNERS: expression(r"签\s*发\s*人\s*[:：]?[一-鿿·、，\s]{0,40}"),
        Role.IMPRINT_ADDRESSEES: expression(r"主\s*送\s*[:：].+"),
        Role.COPIES: expression(r"(?:抄\s*送|抄\s*报|分\s*送|发\s*送)(?:机关|单位)?\s*[:：].+"),
        Role.PRINTED_ON: expression(DAY_PRINTED),
        Role.PRINTED_BY: expression(rf"[^。；]{{2,40}}?\s+{DAY_PRINTED}"),
    }
)
"""The forms of what is told by its words alone; a line may hold two of them beside each other."""

LABELS = ("主", "抄", "分", "发")
"""How lines of an imprint begin that have a label."""

CORNER = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)
MARK = expression(rf"(?:{BODY_NAME.pattern})(?:文件|命令|令)?|.{{2,40}}(?:人民政府|委员会)令|.{{2,40}}纪要|文件")
SURE_MARK = expression(rf"(?:{BODY_NAME.pattern})文件|文件")
NAMES = expression(r"[一-鿿·]{1,4}(?:[\s、][一-鿿·]{1,4}){0,3}")

BESIDE: Mapping[Role, tuple[Role, Role]] = MappingProxyType(
    {corner: (corner, Role.DOCUMENT_NUMBER) for corner in CORNER}
    | {
        Role.DOCUMENT_NUMBER: (Role.DOCUMENT_NUMBER, Role.SIGNERS),
        Role.SIGNERS: (Role.DOCUMENT_NUMBER, Role.SIGNERS),
        Role.PRINTED_BY: (Role.PRINTED_BY, Role.PRINTED_ON),
    }
)
"""What stands at the left of a line and what at its right, by what the line is."""

SEAM = expression(rf"\t+|\s*(?=签\s*发\s*人)|\s+(?={DAY_PRINTED}$)")
CORNER_SEAM = expression(rf"\t+|\s+(?=(?:{NUMBER})$)")

ADDRESSEES = expression(
    r"(?!(?:填报|编制|报送|责任|牵头)|.*(?:如下|以下|下列|包括|第[一二三四五六七八九十\d]+条))[^。；！？]*"
    r"(?:政府|委|局|办公?|厅|部|处|院|所|站|公司|中心|学校|企业|单位|机关|机构|街道|办事处|部门|部队|[省市县区镇乡村])(?:[（(][^（）()]*[）)])?[:：]"
)
NOTE = expression(r"[（(][^（）()].{1,80}[）)]|(?:此件|联系人|公开方式|公开属性).{2,60}")
ATTENDANCE = expression(r"(?:出\s*席|请\s*假|列\s*席|缺\s*席)(?:人员|人|单位)?\s*[:：][^。]+。?")
POST = expression(
    r"[一-鿿]{0,12}(?:省长|市长|县长|区长|州长|旗长|镇长|乡长|主席|主任|局长|厅长|部长)(?:\s+[一-鿿·\s［：］]{2,12})?"
)


def tight(words: str) -> str:
    """Return words without the blanks that spread them."""
    return re.sub(r"\s", "", words)


def form_of(words: str) -> Role | None:
    """Return what a line begins with, by its form, None for what has none of them.

    >>> [form_of(words) for words in ("秘密★1年", "示县报〔2019〕8号　签发人：张三", "内容。")]
    [<Role.SECRECY: '密级和保密期限'>, <Role.DOCUMENT_NUMBER: '发文字号'>, None]
    """
    words = words.strip()
    for role, form in FORMS.items():
        if form.fullmatch(words):
            return role
    if len(words) > LONGEST_ROW:
        return None
    for seam, roles in ((SEAM, (Role.DOCUMENT_NUMBER,)), (CORNER_SEAM, CORNER)):
        left, *right = seam.split(words, maxsplit=1)
        found = next((role for role in roles if FORMS[role].fullmatch(left.strip())), None)
        forms = (FORMS[Role.SIGNERS], NAMES) if found is Role.DOCUMENT_NUMBER else (FORMS[Role.DOCUMENT_NUMBER],)
        if found and right and any(form.fullmatch(right[0].strip()) for form in forms):
            return found
    return None


def is_note(words: str) -> bool:
    """Tell a note (附注) below the date by its form.

    >>> is_note("（联系人：张三，电话：0000-0000000）"), is_note("内容。")
    (True, False)
    """
    return NOTE.fullmatch(words) is not None


def letterhead(given: Sequence[str], marks: Collection[int] = ()) -> Mapping[int, Role]:
    """Return which lines are the letterhead; `marks` are those that look like one.

    >>> {at: role.value for at, role in letterhead(["示例县人民政府文件", "示县发〔2019〕15号", "报告"]).items()}
    {0: '发文机关标志', 1: '发文字号'}
    """
    reach = head_reach(given)
    forms = {at: role for at in range(reach) if (role := form_of(given[at])) in HEAD}
    anchors = [
        at
        for at in range(reach)
        if at in marks
        or forms.get(at) in {Role.DOCUMENT_NUMBER, Role.SIGNERS}
        or (at not in forms and SURE_MARK.fullmatch(tight(given[at])))
    ]
    if not anchors:
        return {}
    roles: dict[int, Role] = {}
    at = anchors[0]
    while at < len(given) and (role := _below(given, forms, marks, roles, at)):
        roles[at] = role
        at += 1
    at = anchors[0] - 1
    while at >= 0 and (role := forms.get(at) or _as_mark(given[at], at in marks)):
        roles[at] = role
        at -= 1
    return roles


def head_reach(given: Sequence[str]) -> int:
    """Return how many lines stand before the first that can only be text."""
    head = takewhile(
        lambda words: not words.endswith("。") and (len(words) <= LONGEST_TITLE or is_furniture(words)), given[:DEEPEST]
    )
    return len(list(head))


def _as_mark(words: str, looks: bool) -> Role | None:
    words = tight(words)
    if not (looks or MARK.fullmatch(words)):
        return None
    return Role.MARK_WORD if words == "文件" else Role.MARK


def _below(
    given: Sequence[str], forms: Mapping[int, Role], marks: Collection[int], roles: Mapping[int, Role], at: int
) -> Role | None:
    """Return what a line is below the first that is certain: a form, a mark by its looks, more signers."""
    if at in forms:
        return forms[at]
    if at in marks or SURE_MARK.fullmatch(tight(given[at])):
        return _as_mark(given[at], looks=True)
    if roles.get(at - 1) is Role.MARK_WORD or (roles.get(at - 1) is Role.MARK and Role.MARK_WORD in roles.values()):
        return _as_mark(given[at], looks=False)  # names below the first, which 文件 stands beside
    return Role.SIGNERS if roles.get(at - 1) is Role.SIGNERS and NAMES.fullmatch(given[at].strip()) else None


def imprint(given: Sequence[str], head: int = -1) -> Mapping[int, Role]:
    """Return which lines behind the head are the imprint.

    >>> {at: role.value for at, role in imprint(["内容。", "抄送：县委。", "县政府　2019年1月5日印发"]).items()}
    {1: '抄送机关', 2: '印发机关'}
    """
    likely = (at for at in range(head + 1, len(given)) if "印" in given[at] or given[at][:1] in LABELS)
    roles = {at: role for at in likely if (role := form_of(given[at])) in IMPRINT}
    for at, role in list(roles.items()):
        if role is Role.PRINTED_ON and at - 1 > head and at - 1 not in roles and BODY_NAME.fullmatch(given[at - 1]):
            roles[at - 1] = Role.PRINTED_BY
        if role is Role.IMPRINT_ADDRESSEES and not {at - 1, at + 1} & roles.keys():
            del roles[at]  # 主送 above the text
    return roles


def is_letterhead(given: Sequence[str]) -> bool:
    """Tell whether some lines are a letterhead or a part of one, and nothing else."""
    return bool(given) and len(letterhead(given)) == len(given)


def is_imprint(given: Sequence[str]) -> bool:
    """Tell whether some lines are an imprint and nothing else."""
    return bool(given) and len(imprint(given)) == len(given)


def pieces(line: Line) -> Iterator[Line]:
    """Yield a line, or instead of it the elements of a letterhead or an imprint that stand beside each other on it."""
    if line.role not in BESIDE or len(line.text) > LONGEST_ROW:
        yield line
        return
    seam = CORNER_SEAM if line.role in CORNER else SEAM
    words = [piece.strip() for piece in seam.split(line.text.strip(), maxsplit=1)]
    beside = BESIDE[line.role]
    alone = found if (found := form_of(line.text)) in beside else line.role  # the other one was struck out
    roles = beside if len(words) > 1 else (alone,)
    for role, piece in zip(roles, words, strict=True):
        if piece:
            yield attrs.evolve(line, role=role, spans=(Span(piece),))


def in_order(blocks: Sequence[AnyBlock]) -> Iterator[AnyBlock]:
    """Yield blocks with the lines of a letterhead in the order of the standard, wherever they stood beside each other.

    >>> lines = [Line(Role.SIGNERS, (Span("签发人：张三"),)), Line(Role.MARK, (Span("县政府文件"),))]
    >>> [line.text for line in in_order(lines)]
    ['县政府文件', '签发人：张三']
    """
    for is_head, group in groupby(blocks, lambda block: _place(block) is not None):
        together = list(group)
        yield from sorted(together, key=lambda block: _place(block) or 0) if is_head else together


def _place(block: Block) -> int | None:
    return HEAD.index(block.role) if isinstance(block, Line) and block.role in HEAD else None
