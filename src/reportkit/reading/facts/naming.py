"""What a figure is called in its sentence (数据名称): short, and as a person would call it."""

import re
from typing import NamedTuple

SHORT, LONG, LONGEST = 4, 12, 20  # 字 of a name that wants a noun, that is to be shorter, and that is made so
LONGEST_SENTENCE = 2000  # characters
NEUTRAL = re.compile(
    r"(?:[（(]?\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|[一二三四五六七八九十]是|[，、；：,;:\s。\ue000-\uf8ff（）()]|其中|同时|此外|另外?|目前|截至(?:目前|(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?底?)|全年度?|本年度?|今年|当年|年度|年内|\d{4}年度?|年[底末]?"
    r"|[全我][国省市县区州盟旗镇乡]|本[级市县区镇乡]|本?[机]关|对(?!外)|将|向(?:社会|公众|群众)|[共仅](?![同享产建治青])有?|累计|合计|总计|共计|已经?|均|还|并|又|也"
    r"|分别|主要有|以及|和|及|与|为|有|在(?=规定))+"
)
"""Words in front of a label that are none of it."""
TRAILING = re.compile(
    r"(?:[：:，,]|为|是|共计?|共有?|达到?|有|约|近|了|到|合计|累计|总计|各|仅|已|等|均为?|收(?=收))+\Z"
)
"""Words between a label and its number."""
PREPOSITION = re.compile("(?:[与和同对向在由从将]|包括|全[市县区省州镇乡])\\Z")
CUT = re.compile(
    "(?<!公)共(?![同享产建治青])(?:计|有)?|累计|合计|全年|本年度?|(?:开展|进行|举行)了?(?=.{2})|等(?:渠道|方式|形式|途径|平台|工作|部门|单位)|以来|\\d{4}年度?(?:[全我][省市县区州盟旗镇乡])?|在[^在，。]{2,20}[中里上](?!心|级)"
)
"""Behind these words a label that is too long begins."""
VERB = (
    "主动公开|收到|收办|收取|受理|办理|办结|答复|公开|发布|印发|制作|编制|编印|编发|举办|召开|开展|组织|开设|新开设|设立|设置|建立|优化|增加|新增|减少|安排"
    "|制发|汇总|增设|新设|增开|新建|设有|建设|设|涉及|会同|培训|处置|收集|报送|通报|督促|指导|提升|形成|征集|解读|回应|采用|更新|转载|审查|清理|废止|出台|制定|修订|完成|接受|接待|接听|处理|配备|落实|聘请|选派|免费赠阅"
)
ENDS_IN_VERB = re.compile(f"(?:{VERB})了?\\Z")
COMPLETE = re.compile("(?:予以|不予|部分|同意|按期|全部|无法|其他|通过.{2,8})(?:公开|处理|答复|办理|办结|提供)\\Z")
"""A label that ends in a verb and needs nothing behind it."""
LIGHT = re.compile("(?:开展|进行|举行)了?\\Z")
VERB_INSIDE = re.compile(f"(?:{VERB})")
OBJECT = re.compile(
    r"[“‘](?P<quoted>[^”’“‘]{2,12})[”’]|(?P<plain>[一-鿿]{2,14}?)(?=[^一-鿿]|(?<=[一-鿿])(?:已|一并|进行|均|全部|开展|予以|参加|收取|接受|和(?=[县乡市区镇])|运行|轮[流班]|负责|落实|对|在)|\Z|的[一-鿿]{8})"
)
CLAUSE = re.compile(r"[，。；：（）,;:\ue000\s|｜]")
GENERIC = re.compile("单位|个人|部门|人员|企业|项目|单位的|人|件|条|次")
DONE = re.compile("(?:予以|给予|受到|获得|进行了?|接受了?)(?P<what>[一-鿿]{2,4})")


class FigureName(NamedTuple):
    """What a figure is called (数据名称), where a label before it begins, where its words end, its subject."""

    name: str
    labelled: int | None
    behind: int
    subject: str


def named(text: str, blanked: str, behind: int, figure: tuple[int, int], following: int) -> FigureName:
    """Name a figure by the words before it, from `behind` the one before on, or else by those up to the next one."""
    start, end = figure
    closing = len(text[:start].rstrip())
    while closing > behind and text[closing - 1] in "）)":  # what brackets explain stands between
        opening = max(text.rfind("（", behind, closing), text.rfind("(", behind, closing))
        if opening < 0:
            break
        closing = opening
    begin = max([behind, *(found.end() for found in CLAUSE.finditer(blanked, behind, closing))])
    before = text[begin:closing]
    bare = TRAILING.sub("", before)
    label = _label(bare)
    beside = _object(text, end, following)
    object_end = end + (beside.end() if beside else 0)
    subject = _subject(text, begin + max(0, before.rfind(label)) if label else start)
    if label and (ENDS_IN_VERB.search(label) or len(label) < SHORT) and beside and not COMPLETE.search(label):
        verb = label[_last_verb(label) :].removesuffix("了")
        name = _words(beside) if LIGHT.search(label) else verb + _words(beside)
        if len(name) > LONGEST:
            name = _words(beside)
        return FigureName(_clean(name), None, object_end, subject)
    if len(label) >= 2 and not PREPOSITION.search(bare) and not before.endswith("等"):
        label = LIGHT_BEFORE.sub("", label) if len(label) > 4 else label
        place = begin + before.rfind(label) if label and text[:start].endswith(label) else None
        direct = None if place is None or re.search(r"[《》“”‘’\s:{}｛｝\ue000-\uf8ff]", label) else start - len(label)
        return FigureName(_clean(label), direct, object_end if beside is None else end, subject)
    if beside is None:
        after = re.compile(r"(?:均|已|全部|都|在)*(?P<said>[一-鿿]{2,10})").match(text, end, following)
        return FigureName(after["said"] if after else "", None, end, subject)
    name = _words(beside)
    if GENERIC.fullmatch(name):
        done = DONE.search(text, object_end, (text + "。").find("。", object_end))
        name = (done["what"] if done else "") + name
    return FigureName(_clean(name), None, object_end, subject)


LIGHT_BEFORE = re.compile("^(?:开展|进行|举行)了?(?=[一-鿿“]{2})")


def _label(before: str) -> str:
    """Return the label in the words before a figure."""
    lead = NEUTRAL.match(before)
    label = before[lead.end() :] if lead else before
    cut = [found.end() for found in CUT.finditer(label) if found.end() < len(label) - 1]
    if cut:
        label = label[cut[-1] :]
    if "、" in label and (len(label) > LONGEST or VERB_INSIDE.match(label.rsplit("、", 1)[1])):
        label = label.rsplit("、", 1)[1]
    done = re.search(f"(?:{VERB})了(?=.{{2,}})", label)
    if done:
        label = label[done.start() :]
    if len(label) > LONG and "的" in label[:-3]:
        label = label[label.rindex("的", 0, -3) + 1 :]
    if len(label) > LONGEST:
        label = label[_last_verb(label) :]
    lead = NEUTRAL.match(label)
    return (label[lead.end() :] if lead else label)[-LONGEST:]


def _last_verb(label: str) -> int:
    """Return where the last verb of a label begins, with what is said before it of the same kind: 主动公开."""
    places = [found.start() for found in VERB_INSIDE.finditer(label)]
    return places[-1] if places else 0


def _object(text: str, end: int, following: int) -> re.Match[str] | None:
    return OBJECT.match(text[end:following]) if end < following else None


def _words(found: re.Match[str]) -> str:
    return found["quoted"] or re.sub("^(?:均|已|全部|都|在|的)+(?=..)|(?:[和与的共]|以及)+$", "", found["plain"])


def _clean(name: str) -> str:
    told = re.sub("[^一-鿿A-Za-z0-9、（）·+-]", "", name)
    return re.sub("[的和与]\\Z|(?<=[取展加立设到布])了|^、+|、+\\Z", "", told)


def _subject(text: str, begin: int) -> str:
    """Return what the sentence says before the clause of a figure, without the words that are said of every figure."""
    first = max(0, begin - LONGEST_SENTENCE)
    start = max(first, *(text.rfind(sign, first, begin) + 1 for sign in "。；;\ue000"))
    return NEUTRAL.sub("", text[start:begin])


def noun_of(name: str) -> str:
    """Return what a name counts, without the verb before it.

    >>> noun_of("收到咨询投诉件")
    '咨询投诉件'
    """
    return re.sub(f"^(?:{VERB})(?=[一-鿿]{{2}})", "", name)


def is_verb(name: str) -> bool:
    """Tell whether a name is a verb alone, which says nothing of what was counted."""
    return re.fullmatch(VERB, name) is not None
