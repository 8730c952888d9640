"""Rules about the forms of what stands around a typed text: letterhead, note and imprint (版头, 附注, 版记)."""

from collections.abc import Iterator

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import DAY, Passage
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule

COPY_NUMBER = expression(r"\d{6}")
SECRECY = expression(r"(?:绝密|机密|秘密)(?:★(?:[1-9]\d?(?:年|个月|日)|长期))?")
LABEL = expression(r"签\s*发\s*人")
HEADED = "示例县人民政府文件\n示县报〔2019〕8号{}\n工作报告\n内容。\n示例县人民政府\n2019年1月14日"


def _of(context: CheckContext, role: Role) -> Iterator[Passage]:
    return (passage for passage in context.passages if passage.role is role)


@rule(
    title="份号不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.1",
    bad=[{"text": f"{number}\n机密★1年\n{HEADED.format('')}"} for number in ("0012", "№000012")],
    good={"text": f"000012\n机密★1年\n{HEADED.format('')}"},
    needs=Input.TEXT,
)
def malformed_copy_number(context: CheckContext) -> Iterator[Fault]:
    """The number of a copy has six digits, with zeros in front, and no words."""
    for passage in _of(context, Role.COPY_NUMBER):
        if not COPY_NUMBER.fullmatch(passage.plain):
            yield marked(passage, "份号用6位阿拉伯数字，位数不足的前面补0，不加文字，如“000012”", 0, len(passage.text))


@rule(
    title="密级和保密期限不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.2",
    bad=[{"text": f"000012\n{secrecy}\n{HEADED.format('')}"} for secrecy in ("机密1年", "秘密★一年", "秘密☆6个月")],
    good=[{"text": f"000012\n{secrecy}\n{HEADED.format('')}"} for secrecy in ("机密★1年", "绝密", "秘密★6个月")],
    needs=Input.TEXT,
)
def malformed_secrecy(context: CheckContext) -> Iterator[Fault]:
    """The term of secrecy stands behind a star, in Arabic digits."""
    for passage in _of(context, Role.SECRECY):
        if not SECRECY.fullmatch(passage.plain):
            yield marked(passage, "密级与保密期限之间用“★”，期限用阿拉伯数字，如“机密★1年”", 0, len(passage.text))


@rule(
    title="签发人标识不规范",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.2.6",
    bad=[{"text": HEADED.format(f"　　{signer}")} for signer in ("签发人张三", "签发人　张三")],
    good=[{"text": HEADED.format(signers)} for signers in ("　　签发人：张三", "　　签发人：张三\n李　四")],
    needs=Input.TEXT,
)
def signers_without_colon(context: CheckContext) -> Iterator[Fault]:
    """A full-width colon stands between 签发人 and the name."""
    for passage in _of(context, Role.SIGNERS):
        label = LABEL.match(passage.plain)
        if label and passage.text[label.end() : label.end() + 1] != "：":
            yield marked(passage, "“签发人”之后用全角冒号，如“签发人：张三”", 0, label.end(), margin=3)


@rule(
    title="附注未加括号",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.6",
    bad=[{"text": f"{HEADED.format('')}\n{note}"} for note in ("此件公开发布", "(此件公开发布)")],
    good={"text": f"{HEADED.format('')}\n（此件公开发布）"},
    needs=Input.TEXT,
)
def note_without_brackets(context: CheckContext) -> Iterator[Fault]:
    """The note below the date stands within full-width brackets."""
    for passage in _of(context, Role.NOTE):
        if not (passage.text.startswith("（") and passage.text.endswith("）")):
            yield marked(passage, "附注加全角圆括号，如“（此件公开发布）”", 0, len(passage.text))


@rule(
    title="印发日期早于成文日期",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="党政机关公文处理工作条例第九条（十七）; office practice",
    bad={"text": f"{HEADED.format('')}\n示例县人民政府办公室　2019年1月10日印发"},
    good={"text": f"{HEADED.format('')}\n示例县人民政府办公室　2019年1月14日印发"},
    needs=Input.TEXT,
)
def printed_before_signed(context: CheckContext) -> Iterator[Fault]:
    """A document is sent to be printed on the day of its date at the earliest."""
    signed = next((found for one in _of(context, Role.DATE) if (found := DAY.search(one.plain))), None)
    if signed is None:
        return
    for passage in _of(context, Role.PRINTED_ON):
        printed = DAY.search(passage.plain)
        if printed and tuple(map(int, printed.groups())) < tuple(map(int, signed.groups())):
            yield marked(passage, f"印发日期早于成文日期（{signed[0]}）", printed.start(), printed.end())
