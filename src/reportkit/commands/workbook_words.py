"""What errors ask a script for, asked for in the words of the workbook where the figures are kept in one."""

import re

from reportkit.rules.figures.facts import IN_NOTE
from reportkit.spreadsheets.forms import CITATIONS, FIGURES

HEADINGS = {column.parameter: column.heading for column in FIGURES.columns}
HEADINGS["parts"] = "其中属于"  # that of each part

PARAMETER = "|".join(HEADINGS)
REMEDIES = (
    (
        re.compile(rf"请(?:用|在|列入其|把它列入另一项数据的) ?(?P<parameter>{PARAMETER})= ?(?:给出|中填)?"),
        lambda found: f"请填在［{FIGURES.title}］的“{HEADINGS[found['parameter']]}”列",
    ),
    (
        re.compile("需要不小于0的数据"),
        lambda found: f"{found[0]}；请核对［{FIGURES.title}］的“{HEADINGS['value']}”“{HEADINGS['last']}”列",
    ),
    (re.compile(re.escape(IN_NOTE)), lambda _: f"填在［{FIGURES.title}］的“{HEADINGS['note']}”列"),
    (re.compile("请在facts中(?:用Statistic)?给出"), lambda _: f"请在［{FIGURES.title}］加一行"),
    (
        re.compile('可以把 ?short ?改为 ?name=["“](?P<name>[^"”]+)["”]'),
        lambda found: f"可以把［{CITATIONS.title}］“简称”列的“{found['name']}”移到“名称”列",
    ),
)
"""What is said of a script, and how the same is said of its workbook."""


def in_words_of_workbook(told: str) -> str:
    """Return what is told with the columns of the workbook in the place of parameters.

    >>> in_words_of_workbook("{到位资金:同比}需要上年数；请用 last= 给出")
    '{到位资金:同比}需要上年数；请填在［数据］的“上年”列'
    >>> in_words_of_workbook("{到位资金:其中}需要组成部分；请用 parts= 给出")
    '{到位资金:其中}需要组成部分；请填在［数据］的“其中属于”列'
    >>> in_words_of_workbook(f"变化较大；请核对，属实的写明原因：{IN_NOTE}")
    '变化较大；请核对，属实的写明原因：填在［数据］的“说明”列'
    >>> in_words_of_workbook('简称“意见”没有用到；可以把 short 改为 name="意见"，正文不必改动')
    '简称“意见”没有用到；可以把［文件］“简称”列的“意见”移到“名称”列，正文不必改动'
    """
    for pattern, said in REMEDIES:
        told = pattern.sub(said, told)
    return told
