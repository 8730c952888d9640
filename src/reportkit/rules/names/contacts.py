"""Rules about how an office can be reached: telephones that ring, six digits of post, addresses of mail and sites."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.rule import Fault, Input, rule

PHONE = expression(
    r"(?P<label>电\s?话|传\s?真|热线|联系方式|手机|(?<!年)联系(?=[：:])|办公室(?=[：:])|咨询(?=[：:]))(?:号码)?\s?"
    r"(?:[：:为是]\s?|(?=0\d{2,3}[-—]\d))"
    r"(?P<phone>[（(]?\+?\d[\d.()（）—–－ -]*\d)(?![\d.-])"
)
EXTENSION = expression(r"[-—]\d{1,4}\Z")
REMARK = expression(r"(?<=\d)[（(][^）)]*\Z")
"""What an opening bracket behind a number begins: 0792-2666272（8:30—17:30）."""
AREA_AND_HOTLINE = expression(r"0\d{2,3}[-—]?(?:1\d{4}|9\d{4})")
LENGTHS = {"0": (11, 12), "1": (3, 5, 11), "4": (10,), "8": (10,)}
LOCAL, HOTLINE = (7, 8), (3, 4, 5, 6)
RUN_TOGETHER = expression(r"(?P<code>0(?:10|2\d|[03-9]\d{2}))(?P<number>\d{7,8})")
TOGETHER = "区号与号码之间缺“-”"
WITHOUT_CODE = "电话号码缺少区号，请写成“区号-号码”的形式"


@rule(
    title="电话号码有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n联系电话：0792-266627，传真：6402.1371。"},
        {"text": "工作报告\n咨询电话：000055501010。"},
        {"text": "工作报告\n咨询电话：01055501010。"},
    ],
    good={"text": "工作报告\n电话：0792-2666272，电话：（0792）2666272，传真：0591-23165255-801，热线：12345。"},
    needs=Input.TEXT,
)
def wrong_telephone(context: CheckContext) -> Iterator[Fault]:
    """A number that lacks a digit, or has one too many, reaches nobody."""
    for passage, found, message in context.once(_wrong_phones):
        if message != WITHOUT_CODE:
            together = RUN_TOGETHER.fullmatch(found["phone"]) if message == TOGETHER else None
            right = f"{together['code']}-{together['number']}" if together else None
            yield marked(passage, message, *found.span("phone"), right=right)


@rule(
    title="电话号码缺少区号",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n联系电话：2666272。"},
        {"text": "工作报告\n如有疑问，请联系：5550101。"},
        {"text": "工作报告\n县政府办公室：5550101。"},
    ],
    good={"text": "工作报告\n电话：0792-2666272，热线：12345，电话：400-810-8888，手机：13800000000。"},
    needs=Input.TEXT,
    habit=True,
)
def telephone_without_area_code(context: CheckContext) -> Iterator[Fault]:
    """A number without its area code cannot be dialled from elsewhere."""
    for passage, found, message in context.once(_wrong_phones):
        if message == WITHOUT_CODE:
            yield marked(passage, message, found.start("phone"), found.end("phone"))


def _wrong_phones(context: CheckContext) -> list[tuple[Passage, re.Match[str], str]]:
    told = matches(context, PHONE, "话", "真", "热线", "联系", "手机", "办公室：", "咨询：")
    return [(passage, found, message) for passage, found in told if (message := _wrong_phone(found["phone"]))]


def _wrong_phone(phone: str) -> str:
    """Say what is wrong with a telephone number, "" where nothing is."""
    if "." in phone:
        return "电话号码中不用“.”，区号与号码之间用“-”，写成“区号-号码”的形式"
    if phone.startswith("+") or AREA_AND_HOTLINE.fullmatch(phone):
        return ""
    several = phone.split()
    if len(several) > 1 and all(sum(map(str.isdigit, one)) >= min(LOCAL) for one in several):
        return next(filter(None, map(_wrong_phone, several)), "")
    phone = REMARK.sub("", phone)
    if RUN_TOGETHER.fullmatch(phone):
        return TOGETHER
    for told in (phone, EXTENSION.sub("", phone)):
        digits = re.sub(r"\D", "", told)
        if len(digits) in LENGTHS.get(digits[0], ()) or len(digits) in HOTLINE:
            return ""
        if len(digits) in LOCAL and digits[0] != "0":
            return WITHOUT_CODE
    return f"电话号码有{len(re.sub(r'[^0-9]', '', phone))}位数字，位数不对，请核对"


POSTCODE = expression(r"(?:邮\s?编|邮政编码)\s?[：:为]?\s?(?P<code>\d{1,12})(?![\d-])")


@rule(
    title="邮政编码有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n地址：紫阳南路45号，邮编：33280。"},
    good={"text": "工作报告\n地址：紫阳南路45号，邮编：332800，邮政编码350400，邮编：待定。"},
    needs=Input.TEXT,
    leaves_open="Which digits are lost only the office knows.",
)
def wrong_postcode(context: CheckContext) -> Iterator[Fault]:
    """A post code has six digits."""
    for passage, found in matches(context, POSTCODE, "邮"):
        if len(found["code"]) != 6:
            message = f"邮政编码应为6位数字，这里是{len(found['code'])}位"
            yield marked(passage, message, found.start("code"), found.end("code"))


MAIL = expression(
    r"(?:邮箱|邮件|信箱|E-?mail)(?:地址)?\s?[：:为]\s?(?P<mail>[A-Za-z0-9][A-Za-z0-9._+-]*[^\s,;，。；、）)一-鿿]{0,60})",
    re.IGNORECASE,
)
RIGHT_MAIL = expression(r"[A-Za-z0-9._+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@rule(
    title="电子邮箱有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n电子邮箱：lszfbgs163.com，信箱：xxgk#163.com。"},
    good={"text": "工作报告\n电子邮箱：pzxxgkb@163.com，邮箱：无，电子邮件：见网站，电子邮件：12件。"},
    needs=Input.TEXT,
    leaves_open="What is lost of the address only the office knows.",
)
def wrong_mail_address(context: CheckContext) -> Iterator[Fault]:
    """Mail goes to a name, @ and a site; any other form does not arrive."""
    for passage in context.passages:
        if "邮" in passage.text or "信箱" in passage.text or "mail" in passage.text:
            for found in MAIL.finditer(passage.text):
                mail = found["mail"].rstrip(".")
                if not mail.isdigit() and not RIGHT_MAIL.fullmatch(mail):
                    message = "邮箱地址应为“名称@网站”的形式，请核对"
                    yield marked(passage, message, found.start("mail"), found.start("mail") + len(mail))


BROKEN_SITE = expression(
    r"(?<![A-Za-z/.])(?:https?(?!://[A-Za-z0-9])(?:[:：;；][/／\\]{1,3}|//)|w{4}\.|www[，。,])(?=[A-Za-z0-9])",
    re.IGNORECASE,
)


@rule(
    title="网址有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n网址：http//www.example.gov.cn，http:/www.example.gov.cn。"},
    good={
        "text": "工作报告\n网址：http://www.example.gov.cn，HTTPS://example.gov.cn/http/index.html，见www.example.gov.cn。"
    },
    needs=Input.TEXT,
)
def wrong_web_address(context: CheckContext) -> Iterator[Fault]:
    """A site is reached by http:// or https:// and its name; with a sign too few or too many it does not open."""
    for passage in context.passages:
        if "http" in passage.text or "www" in passage.text or "HTTP" in passage.text:
            for found in BROKEN_SITE.finditer(passage.text):
                right = "www." if found[0][0] in "wW" else f"{found[0].rstrip(':：;；/／' + chr(92))}://"
                end = min(len(passage.text), found.end() + 6)
                told = (instead(passage, *found.span(), right),)
                yield marked(passage, f"网址有误，“{found[0]}”应为“{right}”", found.start(), end, replacements=told)
