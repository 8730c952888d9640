"""Whose a file is: the office that signs, its area, the year that is reported on."""

import re
from collections.abc import Sequence

from reportkit.errors import InvalidValue
from reportkit.model import Body
from reportkit.model.facts import LEVELS
from reportkit.model.fields import YEARS
from reportkit.reading.result import Notes
from reportkit.reading.words import YEAR, clean

PLACE = re.compile(rf"[一-鿿]{{1,12}}?(?:新区|实验区|开发区|{'|'.join(LEVELS)})")
GOVERNMENT = re.compile(r"(?P<area>[一-鿿]{2,20}?)(?:人民)?(?:政府|委员会|管委会)")
MADE_BY = re.compile(r"由(?P<office>[一-鿿]{4,30}?)(?:负责)?(?:编制|编写|起草)")
SEALED = re.compile(r"\s*[（(](?:盖章|印章|公章|章)[）)]$")
TITLE_OF = re.compile(r"(?P<area>[一-鿿]{2,20}?)(?:人民政府|\d{4}\s*年|关于)")
UNKNOWN = "发文机关"


def bodies(lines: Sequence[str]) -> list[str]:
    """Return the names that signature lines give, several on a line parted by blanks.

    >>> bodies(["示例县财政局　　示例县审计局", "示例县司法局（盖章）"])
    ['示例县财政局', '示例县审计局', '示例县司法局']
    """
    names = (SEALED.sub("", name) for line in lines for name in re.split(r"[\s\u3000]+(?=[一-鿿]{3})", line.strip()))
    return list(dict.fromkeys(filter(None, (clean(name) for name in names))))


def office_of(names: Sequence[str], marks: Sequence[str], title: str, texts: Sequence[str], notes: Notes) -> Body:
    """Return the office that a file is of: who signs, or else whom its mark, its text or its title name."""
    titled = TITLE_OF.match(title)
    if names:
        return _body(names[0], title, notes)
    made = next((found["office"] for text in texts if (found := MADE_BY.search(text))), None)
    mark = re.sub(r"(?:文件|命令|令|.{2,6}纪要)$", "", marks[0]) if marks else None
    likely = mark or made or (titled and f"{titled['area']}人民政府") or UNKNOWN
    notes.guessed("全文", f"文件没有发文机关署名和成文日期，发文机关暂定为“{likely}”，请核对", title)
    return _body(likely, title, notes)


def _body(name: str, title: str, notes: Notes) -> Body:
    area = area_of(name, title)
    name = re.sub(r"[:：{}｛｝]", "", name).strip() or UNKNOWN
    try:
        return Body(name, area=area)
    except InvalidValue:
        notes.guessed("全文", f"看不出“{name}”所在地区，地区暂定为“{area}”、级别暂定为“县”，请核对", name)
        return Body(name, area=area, level="县")


def area_of(name: str, title: str) -> str:
    """Return the place that an office serves, as its own name or the title says.

    >>> area_of("江西省九江市庐山市人民政府办公室", ""), area_of("示例县司法局", "")
    ('庐山市', '示例县')
    >>> area_of("区管委会", "平潭实验区2018年报告")
    '平潭实验区'
    """
    titled = TITLE_OF.match(title)
    if titled and titled["area"].endswith(LEVELS) and (titled["area"] in name or not PLACE.match(name)):
        return titled["area"]
    government = GOVERNMENT.match(name)
    places = PLACE.findall(government["area"] if government else name)
    if government and places:
        return str(places[-1])
    return str(places[0]) if places else titled["area"] if titled else name


def year_of(title: str, texts: Sequence[str]) -> int | None:
    """Return the year that a title names, or else most sentences do.

    >>> year_of("示例县2018年工作报告", []), year_of("工作报告", ["2023年，全县……"]), year_of("通知", [])
    (2018, 2023, None)
    """
    for text in (title, *texts[:3]):
        found = YEAR.search(text)
        if found and found[1].isdecimal() and found[1].isascii() and int(found[1]) in YEARS:
            return int(found[1])
    return None
