"""The end of a typed text: the list of its attachments, who signed it and when, and the heads of the attachments."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number
from reportkit.readers.web_page import END_MARKS, LONGEST_TITLE

DATE = expression(
    r"[（(]?(?:[\d０-９]{2,4}|[〇○ＯO零一二三四五六七八九]{2,4})\s*年\s*[\d０-９元正一二三四五六七八九十〇○零]{1,3}\s*月"
    r"\s*[\d０-９一二三四五六七八九十〇○零]{1,3}\s*[日号]?[）)]?|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}"
)
"""A line that is a date, in any of the ways it is typed."""

MONTH = expression(r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月")
"""A line that lacks its day; it is the date where it stands behind a body's name at the end."""

REAL_DATE = expression(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
BODY_NAME = expression(
    r"[一-鿿〇、（）()·\s]{2,40}(?:政府|办公[室厅]|委员会|管委会|局|委|办|厅|处|部|中心|公司|院|校|学校|大学|医院|组|会|站|所|馆|社|街道|办事处)"
    r"(?:[（(](?:盖章|印章|公章|章)[）)])?"
)
"""A line that is the name of a body."""

NOTE = expression(r"附\s*(?:件|表|图)?\s*[一二三四五六七八九十\d]{0,3}\s*[:：].*")
NUMBERED = expression(r"\d{1,2}[.．、，,。]|[⒈-⒛]")
"""The number of a name behind the first, whatever the name begins with: 2.2024年任务表."""

LABEL = expression(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}\s*[:：]?")
LONGEST_NOTE = 80  # characters


def ends(paragraphs: Sequence[str], head: int) -> Mapping[int, Role]:
    """Return which of the paragraphs behind the head are attachments' lines, signature and date.

    >>> paragraphs = ["报告", "内容。", "示例县人民政府", "2019年1月14日", "附件", "甲表"]
    >>> {at: role.value for at, role in ends(paragraphs, 0).items()}
    {2: '发文机关署名', 3: '成文日期', 4: '附件标识', 5: '附件标题'}
    """
    roles: dict[int, Role] = {}
    dated = _dated(paragraphs, head)
    signed = _signature(paragraphs, head, dated)
    roles.update(dict.fromkeys(signed, Role.SIGNATURE))
    if dated is not None:
        roles[dated] = Role.DATE
    text_ends = dated if dated is not None else signed[-1] if signed else len(paragraphs)
    roles.update((at, Role.ATTACHMENT_NOTE) for at in _notes(paragraphs, head, text_ends))
    for at, words in enumerate(paragraphs):
        if at <= head or at in roles or not LABEL.fullmatch(words):
            continue
        roles[at] = Role.ATTACHMENT_LABEL
        following = paragraphs[at + 1 : at + 2]
        if following and len(following[0]) <= LONGEST_TITLE and not read_number(following[0]) and at + 1 not in roles:
            roles[at + 1] = Role.ATTACHMENT_TITLE
    labelled = (at for at in range(text_ends + 1, len(paragraphs)) if at not in roles and _is_note(paragraphs[at]))
    return roles | dict.fromkeys(labelled, Role.ATTACHMENT_LABEL)


def signed_on(text: str) -> date | None:
    """Return the date that a line gives, None where there is no such day.

    >>> signed_on("2019年1月14日"), signed_on("2019年2月30日")
    (datetime.date(2019, 1, 14), None)
    """
    found = REAL_DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _dated(paragraphs: Sequence[str], head: int) -> int | None:
    dated = next((at for at, words in enumerate(paragraphs) if at > head and DATE.fullmatch(words)), None)
    last = len(paragraphs) - 1
    if dated is None and last > head + 2 and MONTH.fullmatch(paragraphs[last]):
        return last if BODY_NAME.fullmatch(paragraphs[last - 1]) else None
    return dated


def _signature(paragraphs: Sequence[str], head: int, dated: int | None) -> list[int]:
    at = (len(paragraphs) if dated is None else dated) - 1
    signed: list[int] = []
    while at > head and BODY_NAME.fullmatch(paragraphs[at]) and not read_number(paragraphs[at]):
        signed.insert(0, at)
        at -= 1
    ended = at >= 0 and (paragraphs[at].endswith(END_MARKS) or dated is not None)
    return signed if ended and len(signed) < 9 else []


def _is_note(words: str) -> bool:
    return NOTE.fullmatch(words) is not None and len(words) <= LONGEST_NOTE and "。" not in words[:-1]


def _notes(paragraphs: Sequence[str], head: int, stop: int) -> Iterator[int]:
    """Yield the lines of the list under the text: its label, and the numbered names that follow."""
    at = head + 1
    while at < stop:
        if _is_note(paragraphs[at]):
            yield at
            while at + 1 < stop and _continues(paragraphs[at + 1]):
                at += 1
                yield at
        at += 1


def _continues(words: str) -> bool:
    return (
        (NUMBERED.match(words) is not None or _is_note(words)) and len(words) <= LONGEST_NOTE and "。" not in words[:-1]
    )
