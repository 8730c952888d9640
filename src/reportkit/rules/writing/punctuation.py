"""Rules about single marks: in the right width, in the right place, and one where one is due."""

import re
from collections.abc import Iterator

from reportkit.manuscript import HEADINGS, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.normalise import HAN, MASK
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, instead, marked, matches
from reportkit.rules.reading import beside
from reportkit.rules.rule import Fault, Input, rule

ASCII_MARK = expression(r"[,;:!?.()]")


@rule(
    title="半角标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 5.1",
    bad="全县共公开信息300条,其中网站公开200条。",
    good="全县公开12,345条，公开与不公开为1:3，10:15发布，见http://www.a.cn/b?c=1,2（Ver 1.0）。",
    needs=Input.TEXT,
    yields_to=("malformed_document_number", "mark_behind_addressee", "doubled_mark", "no_value_left_behind"),
    habit=True,
)
def half_width_mark(context: CheckContext) -> Iterator[Fault]:
    """Marks in Chinese text take the width of a character; numbers, times, addresses and foreign words keep theirs."""
    for passage in context.passages:
        text, plain = passage.text, passage.plain
        if plain == text:
            continue
        for found in ASCII_MARK.finditer(text):
            place = found.start()
            right = plain[place]
            if right in (found[0], MASK):
                continue
            if OTHERWISE_TOLD.search(plain, max(0, place - 2), place + 2) or _ends_no_sentence(passage, place):
                continue
            message = f"半角“{found[0]}”应当用全角“{right}”"
            yield marked(passage, message, place, place + 1, margin=3, right=right)


OTHERWISE_TOLD = expression("[一二三四五六七八九十]是，|。）")
"""Marks that should not stand there in either width."""
ENDING_WITHOUT = (*HEADINGS, Role.TABLE_CAPTION, Role.PICTURE_CAPTION, Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL)


def _ends_no_sentence(passage: Passage, place: int) -> bool:
    """Tell whether a mark stands behind a heading or a caption, which end without one, or in 附件： as such."""
    attached = passage.role in (Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL) and place <= LONGEST_ATTACHED
    ending = passage.role in ENDING_WITHOUT and place == len(passage.plain) - 1
    return (attached or ending) and passage.plain[place] in "，；：。"


LONGEST_ATTACHED = len("附件10：")


@rule(
    title="引号形式有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.8",
    bad='积极推进"五型"政府建设。',
    good="积极推进“五型”政府建设，坐标为北纬29°27'30\"。",
    needs=Input.TEXT,
    habit=True,
)
def wrong_quotation_mark(context: CheckContext) -> Iterator[Fault]:
    """Quotations in horizontal text stand in “ ” and ‘ ’, not in straight marks or corners."""
    for passage in context.passages:
        yield from _wrong_quotes(passage)


QUOTES = expression("[\"'「」『』]")
CLOSERS = {"“": "”", "‘": "’"}
LONE = expression(f'(?<=[{HAN}，。：；])"|(?<!\\d)"(?=[{HAN}])')
LONGEST_QUOTED = 200


def _wrong_quotes(passage: Passage) -> Iterator[Fault]:
    told: set[int] = set()
    for found in QUOTES.finditer(passage.text):
        start, end = found.span()
        sign = passage.plain[start]
        kind = "直引号" if found[0] in "\"'" else "直角引号"
        if sign in CLOSERS:
            closer = passage.plain.find(CLOSERS[sign], end, end + LONGEST_QUOTED)
            told.add(closer)
            end = max(end, closer + 1)
            places = (start, closer) if closer >= 0 else (start,)
            right = tuple(instead(passage, at, at + 1, passage.plain[at]) for at in places)
            message = f"横排文稿的引号用{sign}{CLOSERS[sign]}，不用{kind}"
            yield marked(passage, message, start, end, replacements=right)
        elif sign in "”’" and start not in told:
            yield marked(passage, f"横排文稿的引号用“”和‘’，不用{kind}", start, end, margin=5)
        elif start not in told and LONE.match(passage.plain, start):
            told.add(passage.text.find(found[0], end, end + LONGEST_QUOTED))
            yield marked(passage, "横排文稿的引号用成对的“”，不用直引号", start, end, margin=5)


ADDRESS = expression(r"[A-Za-z0-9._-]+＠[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


@rule(
    title="电子邮箱用全角符号",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="电子邮箱：xxgk＠163.com。",
    good="电子邮箱：xxgk@163.com。",
    needs=Input.TEXT,
)
def full_width_at(context: CheckContext) -> Iterator[Fault]:
    """An address with a full-width ＠ cannot be copied and written to."""
    for passage in context.passages:
        if "＠" in passage.text:
            for found in ADDRESS.finditer(passage.text):
                right = found[0].replace("＠", "@")
                yield marked(passage, "电子邮箱中的“＠”应当用半角“@”", *found.span(), right=right)


PAUSES = "，、；：。！？,;:"
BESIDE = f"{PAUSES}.”’"
DOUBLED = expression(
    rf"(?=[{PAUSES}][{BESIDE}])"
    r"(?:[，、；：。！？]{1,20}[,;:]+|[，、；：。！？]\.(?![.\w])|[，、；：。！？]{2,20}|[,;:]{1,20}[，、；：。]+|。[”’]。)"
)


@rule(
    title="标点重叠",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 5.1",
    bad="全县共公开信息300条，，均已上网。",
    good="你了解政府信息公开吗？！他说：“了解。”群众满意，“好！”，“很好！”。",
    needs=Input.TEXT,
    yields_to=("empty_label",),
)
def doubled_mark(context: CheckContext) -> Iterator[Fault]:
    """Two marks of a pause never stand side by side; only ？ and ！ may be repeated or joined."""
    for passage, found in matches(context, DOUBLED, *beside(PAUSES, BESIDE)):
        if set(found[0]) <= set("！？") or re.fullmatch("。{3,}", found[0]):
            continue
        right = found[0][0] if len(set(found[0])) == 1 else None
        yield marked(passage, f"“{found[0]}”标点重叠，只留一个", *found.span(), margin=2, right=right)


LATE_MARK = expression("[，、；：。！？].")


@rule(
    title="段首标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 5.1.1",
    bad="，全县共公开信息300条。",
    good=["……全县共公开信息300条。", "“两微一端”运行平稳。", "（含乡镇）"],
    needs=Input.TEXT,
)
def mark_at_the_beginning(context: CheckContext) -> Iterator[Fault]:
    """No paragraph begins with a mark that ends something."""
    for passage in context.passages:
        if passage.role in PARAGRAPHS and not passage.number and LATE_MARK.match(passage.plain):
            yield marked(passage, f"段首不应有“{passage.plain[0]}”", 0, 7)


SENTENCE_MARK = expression("[，；。！？]")
LABELLED = expression(f"[{HAN} 　]{{1,8}}：")
ENDLESS_SIGN = expression(f"[{HAN}%％，、]")
SHORTEST_SENTENCE = 15  # 字
SAYS = expression("其余|以上|上述|[已均将]|设在|位于|不含|不包括|未列入|负责")
"""Words of a sentence: a line of a report that holds one is no list of names, however short it is."""
ENDLESS = 3
"""So many paragraphs without an end, if they are most, are lines that were broken by width."""


@rule(
    title="缺少句末标点",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.1",
    bad="2018年，全县共公开政府信息300条，均已上网",
    good=["地址：示例县紫阳南路45号，县政府大院一楼", "2018年，全县公开政府信息300条，分类如下："],
    needs=Input.TEXT,
)
def missing_end_mark(context: CheckContext) -> Iterator[Fault]:
    """A paragraph of sentences ends in a mark."""
    paragraphs = [one for one in context.passages if one.role in PARAGRAPHS and len(one.plain) >= SHORTEST_SENTENCE]
    endless = [one for one in paragraphs if ENDLESS_SIGN.match(one.plain, len(one.plain) - 1)]
    if len(endless) > ENDLESS and 2 * len(endless) > len(paragraphs):
        return
    for passage in endless:
        short = context.given_report is not None and passage.role is Role.BODY and SAYS.search(passage.plain)
        if (short or SENTENCE_MARK.search(passage.plain)) and not LABELLED.match(passage.plain):
            end = len(passage.plain)
            told = f"段末是“{passage.plain[-1]}”" if passage.plain[-1] in "，、" else "段末没有标点"
            right = instead(passage, end - (passage.plain[-1] in "，、"), end, "。")
            yield marked(passage, f"{told}，应当用“。”等句末标点", end - 7, end, replacements=(right,))


CAPTION = expression(r"[表图](?:\d{1,3}|[一二三四五六七八九十]{1,3})[ 　：:]\S")
CAPTIONS = (Role.TABLE_CAPTION, Role.PICTURE_CAPTION)
LONGEST_CAPTION = 40  # 字


@rule(
    title="表题、图题末尾有标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, A.1",
    bad={"text": "工作报告\n全年情况见表1。\n表1　收到申请情况。"},
    good={"text": "工作报告\n表1是全年收到申请的情况。\n表1　收到申请情况\n图1说明了增长情况。"},
    needs=Input.TEXT,
)
def mark_behind_caption(context: CheckContext) -> Iterator[Fault]:
    """The caption of a table or picture names it and is no sentence: it ends without a mark."""
    for passage in context.passages:
        text = passage.plain
        if text.endswith(("，", "；", "。")) and (
            passage.role in CAPTIONS
            or (
                passage.role is Role.BODY
                and len(text) <= LONGEST_CAPTION
                and CAPTION.match(text)
                and text.count("。") < 2
            )
        ):
            message = f"表题、图题末尾不用“{text[-1]}”"
            yield marked(passage, message, len(text) - 1, len(text), margin=6, right="")


ELLIPSIS = expression(r"\.{3,}|。{3,}|…+|⋯+|(?<![\d.])·{3,}")
PAGE_BEHIND = expression(r"[ 　]*[（(]?\d{1,3}[）)]?[ 　]*\Z")
"""What dots lead to in a table of contents."""
OMITTED = ("[…]", "[...]", "［…］", "〔…〕", "【…】")
"""What whoever stored a text puts for what he left out."""
DASH = expression(f"(?<=[{HAN}，。”》）])(?:-{{2,}}|－{{2,}}|─+|―+|—{{3,}})(?![-－])")


@rule(
    title="省略号、破折号形式有误",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.10, 4.11",
    bad="公开了规划、计划、预算...",
    good="[…]公开了规划、计划、预算……这就是目的——让群众看得到。北京—上海，2017—2018年，见www.a.cn/b--c。",
    needs=Input.TEXT,
    yields_to=("deng_with_ellipsis",),
)
def wrong_ellipsis_or_dash(context: CheckContext) -> Iterator[Fault]:
    """The ellipsis is …… and the dash ——, each as wide as two characters."""
    for passage, found in matches(context, ELLIPSIS, "...", "。。。", "…", "⋯", "···"):
        leader = PAGE_BEHIND.match(passage.plain, found.end())
        omitted = passage.plain[max(0, found.start() - 1) : found.end() + 1] in OMITTED
        if found[0] not in ("……", "…………") and not leader and not omitted:
            message = f"省略号“{found[0][:6]}”应当用“……”"
            yield marked(passage, message, *found.span(), margin=3, right="……")
    for passage, found in matches(context, DASH, "--", "－－", "─", "―", "———"):
        yield marked(passage, f"破折号“{found[0][:6]}”应当用“——”", *found.span(), margin=3, right="——")


STOP_INSIDE = expression("(?P<before>^|[^（）])（[^（）]*。）(?P<behind>$|[^（）])")


@rule(
    title="句内括号用句号",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.2.2",
    bad="全县共公开信息300条（含乡镇公开的20条。），均已上网。",
    good="全县共公开信息300条（含乡镇20条），均已上网。（含乡镇公开的20条。）",
    needs=Input.TEXT,
)
def stop_in_parentheses(context: CheckContext) -> Iterator[Fault]:
    """What stands in parentheses within a sentence does not end the sentence."""
    for passage, found in matches(context, STOP_INSIDE, "。）"):
        if found["before"] and found["before"] not in "。！？”":
            end = found.end("behind") - len(found["behind"])
            told = (instead(passage, end - 2, end - 1, ""),)
            yield marked(passage, "句内括号里的末尾不用“。”", end - 2, end, margin=5, replacements=told)
