"""What stands around a text on a web page: labels and values of the portal, and the title that is printed twice."""

import re
from collections.abc import Sequence

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number

LABELS = (
    "信息类别|信息分类|公开方式|公开时限|公开范围|公开属性|公开类别|信息索取号|信息索引号|索引号|索取号|生成日期|发布机构|发布机关|公开机构|"
    "发布日期|发布时间|发文日期|成文日期|公开日期|更新时间|文号|发文字号|有效性|时效性|时效|名称|信息名称|标题|关键词|关键字|内容概述|"
    "主题分类|主题类别|体裁分类|服务对象分类|分类|类别|栏目|来源|信息来源|作者|编辑|责任编辑|责编|审核|浏览次数|浏览量|阅读次数|点击数|点击率|"
    "访问量|阅读|字号|字体|字体大小|视力保护色|原文链接|分享|分享到|打印|文件下载|附件下载|下载|相关解读|相关文件|相关附件|相关链接|相关稿件|"
    "相关信息|政策解读|解读链接|上一篇|下一篇|上一条|下一条"
)
FURNITURE = expression(
    rf"(?:[-*•·]\s*)?[【\[（(]?(?:{LABELS})\s*[:：].*"
    r"|#\s*[a-z]+\s*:.*"
    r"|扫一扫.{0,20}|.{0,6}扫描二维码.{0,20}"
    r"|[【〖\[]?(?:打印|关闭|返回顶部|返回首页|收藏|保存)(?:本页|窗口|页面)?[】〗\]]?(?:\s*[【〖\[|｜]?\s*(?:打印|关闭|收藏)(?:本页|窗口)?[】〗\]]?)*"
    r"|[-=—_*#·\s]{4,}(?:正文)?[-=—_*#·\s]*"
    r"|(?:您?当前的?位置|您现在的位置|首页)\s*[:：>》].{0,60}"
    r"|(?:网站)?首页(?:\s*[>＞›»/|→-]|政务|政府|信息|新闻|要闻|走进|公开|互动|服务|专题|法定|部门|乡镇)[^，。；：]{2,60}"
    r"|[一-鿿]{2,16}(?:\s*[>＞›»]\s*[一-鿿\d]{2,30}){1,6}"
    r"|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
"""A line that belongs to the page of a website and not to the text that is published on it."""

NAMED_TITLE = expression(r"(?:标题|名称|信息名称)\s*[:：]\s*(\S.{1,80})")

LONGEST_TITLE = 60  # characters
GENRES = (
    "决议",
    "决定",
    "命令",
    "令",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
)
"""The kinds of official documents (《党政机关公文处理工作条例》第八条)."""
OTHER_GENRES = (
    "方案",
    "办法",
    "规定",
    "细则",
    "总结",
    "要点",
    "计划",
    "规划",
    "预案",
    "制度",
    "规则",
    "简报",
    "指南",
    "讲话",
    "汇报",
)
STAGE = expression(
    "[（(](?:草案|草稿|初稿|讨论稿|征求意见稿|送审稿|审议稿|报审稿|修改稿|签发稿|代拟稿)"
    "(?:第[0-9一二三四五六七八九十百]+稿)?(?:，?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?[）)]"
)
END_MARKS = ("。", "；", "：", "！", "？", "，", "、", ".", ";", ":", "!", "?", ",")


def names_genre(title: str) -> bool:
    """Tell whether a title ends in a kind of document, whatever stands in brackets behind it.

    >>> names_genre("示例县2018年工作报告（送审稿）"), names_genre("工作情况")
    (True, False)
    """
    return re.sub(r"\s*[（(][^（）()]*[）)]$", "", title).endswith((*GENRES, *OTHER_GENRES))


def is_furniture(paragraph: str) -> bool:
    """Tell whether a paragraph looks like part of a web page around a text.

    >>> is_furniture("字号: 〖大 小〗"), is_furniture("来源稳定。")
    (True, False)
    """
    return FURNITURE.fullmatch(paragraph) is not None


def head_length(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs stand before the text itself: furniture and titles, no numbers and no sentences."""
    for position, paragraph in enumerate(paragraphs):
        is_text = (
            read_number(paragraph) or len(paragraph) > LONGEST_TITLE or paragraph.endswith(("。", "；", "！", "？"))
        )
        if is_text and not is_furniture(paragraph):
            return position
    return len(paragraphs)


def tail_start(paragraphs: Sequence[str], head: int) -> int:
    """Return where the furniture behind the text begins."""
    start = len(paragraphs)
    while start > head and is_furniture(paragraphs[start - 1]):
        start -= 1
    return start


def title_lines(paragraphs: Sequence[str]) -> range:
    """Return which of the paragraphs before the text are its title: the last print of it, in one line or more.

    >>> title_lines(["甲报告", "发布日期: 2019-01-21", "甲报告"])
    range(2, 3)
    """
    candidates = [
        position
        for position, paragraph in enumerate(paragraphs)
        if len(paragraph) <= LONGEST_TITLE
        and re.search("[一-鿿]", paragraph)
        and not paragraph.endswith(END_MARKS)
        and not is_furniture(paragraph)
        and not STAGE.fullmatch(paragraph)
    ]
    if not candidates:
        return range(0)
    printed = [position for position in candidates if paragraphs[position] == paragraphs[candidates[0]]]
    first = printed[-1]
    if not names_genre(paragraphs[first]):
        last = first + 1
        while last in candidates and last - first < 3:
            if names_genre(paragraphs[last]):
                return range(first, last + 1)
            last += 1
        alone = len(printed) > 1 or all(is_furniture(paragraph) for paragraph in paragraphs[:first])
        return range(first, first + 1) if alone else range(0)
    return range(first, first + 1)


def named_title(paragraphs: Sequence[str]) -> str:
    """Return the title that a label of the page names, "" where none does.

    >>> named_title(["标题: 甲报告"])
    '甲报告'
    """
    return next((found[1].strip() for found in map(NAMED_TITLE.fullmatch, paragraphs) if found), "")
