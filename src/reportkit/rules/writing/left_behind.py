"""Rules about what programs leave in a text: values that are none, errors of fields, Markdown, the talk of a chat."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import MEASURE
from reportkit.rules.normalise import HAN, MASK
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead, marked
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, as_habit, rule

NO_VALUE = expression(
    r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|(?<!\d)#{3,}(?!\d)"
    rf"|(?<=[{HAN}：:（(])(?:None|NaN|nan|null|NULL|undefined|NaT|-?inf)"
    rf"(?=\s?(?:{MEASURE}|[%％万亿年月日号]|[，。；、,;）)]|\d|$))"
    r"|\[object Object\]|(?:错误|Error)[！!]\s?(?:未|找不到|不能|无效|超链接|文档|书签|使用“"
    r"|Reference|Bookmark|Hyperlink)[^。，；\n]{0,20}。?"
)
SIGNS = ("#", "None", "NaN", "nan", "null", "NULL", "undefined", "NaT", "inf", "object", "错误！", MASK)


@rule(
    title="程序出错值残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "全年巡查#REF!次，增长#DIV/0!，平均None次，投入nan万元，共####人次。",
        "详见错误！未找到引用源。",
        "办结率为NaN，联系人：null。",
    ],
    good="话题#示例有礼#阅读量1.2亿次，手机138####1234，执行GB/T 9704，"
    "系统返回null时重试，开展“Error 404”排查，1#楼、2#楼已交付。",
    needs=Input.TEXT,
    leaves_open="What stood or should stand there only the office knows.",
)
def no_value_left_behind(context: CheckContext) -> Iterator[Fault]:
    """A spreadsheet or program prints these where it has no value, a word processor where a reference is lost."""
    for passage in context.holding(*SIGNS):
        for found in NO_VALUE.finditer(passage.text):
            message = f"“{found[0]}”是软件的出错值或者空值，请补上内容"
            yield marked(passage, message, *found.span())


CODE = expression(
    rf"\\\\[ntr](?![A-Za-z])|(?<=[{HAN}])%[sdf](?![A-Za-z])|(?<![A-Za-z])(?:TODO|FIXME)(?![A-Za-z])|`{{3}}"
    rf"|^\*\*(?=[{HAN}（“《\d—][^*]*$)|(?<=[{HAN}。；）”])\*\*$|^#{{1,6}}(?=[{HAN}（“《])(?!.{{1,30}}#)|【请[^【】]{{1,12}}】"
)
CODE_SIGNS = ("\\", "%s", "%d", "%f", "TODO", "FIXME", "```", "**", "#", "【请", MASK)


@rule(
    title="程序标记残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "第一段内容。\\n第二段内容，共%s件，TODO补充。",
        {"text": "关于开展巡查的通知\n**（一）总体要求\n#加强巡查工作，按月报送情况。\n内容【请补充】。"},
    ],
    good="话题#示例有礼#阅读量1.2亿次，当事人张**、李**，增长5%，路径D:\\资料。",
    needs=Input.TEXT,
    yields_to=("markdown_left_behind", "no_value_left_behind", "gap_left_open"),
    leaves_open="What stood or should stand there only the office knows.",
)
def code_left_behind(context: CheckContext) -> Iterator[Fault]:
    """Marks of line ends, of values to be filled in, and of emphasis that nothing closes are a program's."""
    for passage in context.holding(*CODE_SIGNS):
        for found in CODE.finditer(passage.text):
            yield marked(passage, f"“{found[0]}”是程序留下的标记，应当删去", *found.span())


MARKDOWN = expression(
    rf"^(?P<head>#{{1,6}}[ 　]+)(?=[{HAN}“《（\d])|^(?P<item>[-*][ 　]+)(?=[{HAN}“《（\d*])(?!\d+\s*[-*])"
    rf"|^(?P<quote>>[ 　]+)(?=[{HAN}“《])"
    rf"|(?P<bold>\*\*)(?=(?P<words>[{HAN}“《（\d][^*\n]{{1,200}}[^*\n\s，、])(?P<end>\*\*))"
    rf"|^(?P<rule>\|?[ :]*-{{3,}}[ :]*(?:\|[ :]*-{{3,}}[ :]*)+\|?)$"
    r"|^(?P<fence>`{3,}\w*)$|(?P<link>\[(?P<named>[^\[\]\n]{1,60})\]\((?:https?://|/|#)[^()\s]{1,200}\))"
)
MARKDOWN_SIGNS = ("**", "#", "- ", "* ", "> ", "---", "```", "[", "-　", "*　")


@rule(
    title="Markdown标记残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": f"关于开展巡查的通知\n{left}"}
        for left in (
            "## 总体要求\n内容。",
            "**一、总体要求**\n内容。",
            "各单位要**按月开展**巡查。",
            "- 请按月开展巡查。\n- 请按月报送。",
            "| 单位 | 次数 |\n|---|---|\n| 甲乡 | 5 |",
            "见[县政府网站](http://www.example.gov.cn/a)。",
        )
    ],
    good={
        "text": "关于开展巡查的通知\n- 3 -\n• 按月巡查\n当事人张**、李**，证号36**12。\n——请按月巡查。\n"
        "-3℃以下停工，3*4米，#示例有礼#话题。"
    },
    needs=Input.TEXT,
    yields_to=("half_width_mark",),
    leaves_open="A row of dashes, or a line of code, goes with what stands around it.",
)
def markdown_left_behind(context: CheckContext) -> Iterator[Fault]:
    """The marks of Markdown, in which chats and wikis write, are set as looks there and print as signs here."""
    told: dict[str, list[Fault]] = {}
    for passage in context.holding(*MARKDOWN_SIGNS):
        for found in MARKDOWN.finditer(passage.text):
            kind = next(name for name in KINDS if found[name] is not None)
            if kind == "bold" and len(found["words"]) < FEWEST_BOLD:
                continue  # names that are blotted out: 张**和李**
            message = f"“{found[kind].strip()}”是Markdown标记，应当删去"
            fault = marked(passage, message, *found.span(kind), replacements=_bare(passage, found, kind))
            told.setdefault(kind, []).append(fault)
    for faults in told.values():
        yield from as_habit(faults)


KINDS = ("head", "item", "quote", "bold", "rule", "fence", "link")
FEWEST_BOLD = 3  # characters


def _bare(passage: Passage, found: re.Match[str], kind: str) -> tuple[Replacement, ...]:
    """Return what to write without the mark."""
    if kind in ("rule", "fence"):
        return ()
    if kind == "link":
        return (instead(passage, *found.span(kind), found["named"]),)
    groups = ("bold", "end") if kind == "bold" else (kind,)
    return tuple(instead(passage, found.start(group), found.end(group), "") for group in groups)


CHAT = expression(
    r"希望(?:以上|这些?|本|上述)[^。！\n]{0,12}(?:对您|对你|能帮|有所帮助|有帮助)[^。！\n]{0,10}[。！]?"
    r"|(?:如果|如|若)?(?:您|你)?(?:还)?(?:需要?|有)(?:进一步|其他|任何|更多)?[^。！\n]{0,14}请?(?:随时)?(?:告诉我|告知我|和我说)(?![局县市区州镇乡委办院们校厅部单处科公])[^。！\n]{0,6}[。！]?"
    r"|以下是(?:为您|为你|根据您|根据你|按照您|您要的|您需要的)[^。：\n]{0,30}[：。]|(?:^|(?<=。))(?:好的|当然|没问题)[，！,!](?:以下|这是|下面|我)[^。：\n]{0,30}[：。]"
    r"|作为(?:一[个名款])(?:人工智能|AI|大?语言模型)(?:助手|模型|程序)?，我(?![市县区省局们])[^。\n]{0,30}。?|(?:您|你)可以根据(?:实际|自己的)?(?:情况|需要|需求)[^。\n]{0,8}(?:修改|调整)[^。\n]{0,8}。?"
    r"|(?:以上|本文?|部分)内容由\s?(?:AI|人工智能)\s?生成[^。\n]{0,16}。?"
)


CHATTING = ("希望", "诉我", "知我", "和我说", "以下是", "好的", "当然", "没问题", "作为", "您可以", "你可以", "生成")


@rule(
    title="对话软件的话残留",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "希望以上内容对您有所帮助。",
        "以下是为您撰写的工作报告：",
        "如需进一步修改，请告诉我。",
        "好的，以下是修改后的内容：",
        "您可以根据实际情况进行调整。",
    ],
    good="希望以上措施有助于群众办事。作为人工智能产业高地，我市出台政策。如有意见，请告知我局。短视频内容由AI生成。以下是我县的主要做法：如有问题，请及时告知县政府办公室。各单位可以根据实际情况调整。",
    needs=Input.TEXT,
    leaves_open="Nothing stands in its place.",
)
def chat_left_behind(context: CheckContext) -> Iterator[Fault]:
    """What a program says to its user belongs to no document, and tells the reader who wrote it."""
    for passage in context.holding(*CHATTING):
        for found in CHAT.finditer(passage.text):
            yield marked(passage, "这是对话软件的话，应当删去", *found.span(), right="")
