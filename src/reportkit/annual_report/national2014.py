"""The national statistics table for 2014 to 2018 (国办发〔2014〕32号), as indicators to be filled in."""

import difflib
from collections.abc import Mapping, Sequence

import attrs

from reportkit.annual_report.indicators import Indicator, IndicatorTable
from reportkit.errors import InvalidValue, wrong_type
from reportkit.model.statistic import GivenValue, Sums


def _row(label: str, unit: str, *parts: Indicator, name: str | None = None, sums: Sums = "==") -> Indicator:
    plain = label.removeprefix("其中：").lstrip("（一二三四五六七八九、）1234567890.").partition("（")[0]
    return Indicator(name or plain, None, unit, parts=parts, sums=sums, label=label)


def _heading(label: str, *parts: Indicator, name: str, of: str | None = None) -> Indicator:
    return Indicator(name, parts=parts, label=label, of=of)


def _outcomes(name: str, upheld: str) -> Sequence[Indicator]:
    return (
        _row(f"（一）{upheld}", "件", name=f"{name}维持数"),
        _row("（二）被依法纠错数", "件", name=f"{name}纠错数"),
        _row("（三）其他情形数", "件", name=f"{name}其他情形数"),
    )


_REFUSED = _row(
    "4.不同意公开答复数",
    "件",
    _row("其中：涉及国家秘密", "件"),
    _row("涉及商业秘密", "件"),
    _row("涉及个人隐私", "件"),
    _row("危及国家安全、公共安全、经济安全和社会稳定", "件"),
    _row("不是《条例》所指政府信息", "件"),
    _row("法律法规规定的其他情形", "件"),
)

NATIONAL: tuple[Indicator, ...] = (
    _heading(
        "一、主动公开情况",
        _row(
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
            "条",
            _row("其中：主动公开规范性文件数", "条"),
            sums="<=",
        ),
        _row("制发规范性文件总数", "件"),
        _heading(
            "（二）通过不同渠道和方式公开政府信息的情况",
            _row("1.政府公报公开政府信息数", "条"),
            _row("2.政府网站公开政府信息数", "条"),
            _row("3.政务微博公开政府信息数", "条"),
            _row("4.政务微信公开政府信息数", "条"),
            _row("5.其他方式公开政府信息数", "条"),
            name="公开渠道",
            of="主动公开政府信息数",
        ),
        name="主动公开统计",
    ),
    _heading(
        "二、回应解读情况",
        _row("（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
        _heading(
            "（二）通过不同渠道和方式回应解读的情况",
            _row(
                "1.参加或举办新闻发布会总次数",
                "次",
                _row("其中：主要负责同志参加新闻发布会次数", "次"),
                sums="<=",
            ),
            _row(
                "2.政府网站在线访谈次数",
                "次",
                _row("其中：主要负责同志参加政府网站在线访谈次数", "次"),
                sums="<=",
            ),
            _row("3.政策解读稿件发布数", "篇"),
            _row("4.微博微信回应事件数", "次"),
            _row("5.其他方式回应事件数", "次"),
            name="回应渠道",
        ),
        name="回应解读统计",
    ),
    _heading(
        "三、依申请公开情况",
        _row(
            "（一）收到申请数",
            "件",
            _row("1.当面申请数", "件"),
            _row("2.传真申请数", "件"),
            _row("3.网络申请数", "件"),
            _row("4.信函申请数", "件"),
        ),
        _row("（二）申请办结数", "件", _row("1.按时办结数", "件"), _row("2.延期办结数", "件")),
        _row(
            "（三）申请答复数",
            "件",
            _row("1.属于已主动公开范围数", "件"),
            _row("2.同意公开答复数", "件"),
            _row("3.同意部分公开答复数", "件"),
            _REFUSED,
            _row("5.不属于本行政机关公开数", "件"),
            _row("6.申请信息不存在数", "件"),
            _row("7.告知作出更改补充数", "件"),
            _row("8.告知通过其他途径办理数", "件"),
        ),
        name="依申请公开统计",
    ),
    _row("四、行政复议数量", "件", *_outcomes("行政复议", "维持具体行政行为数")),
    _row("五、行政诉讼数量", "件", *_outcomes("行政诉讼", "维持具体行政行为或者驳回原告诉讼请求数")),
    _row("六、举报投诉数量", "件"),
    _row("七、依申请公开信息收取的费用", "万元"),
    _heading(
        "八、机构建设和保障经费情况",
        _row("（一）政府信息公开工作专门机构数", "个"),
        _row("（二）设置政府信息公开查阅点数", "个"),
        _row(
            "（三）从事政府信息公开工作人员数",
            "人",
            _row("1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
            _row("2.兼职人员数", "人"),
        ),
        _row("（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元"),
        name="保障统计",
    ),
    _heading(
        "九、政府信息公开会议和培训情况",
        _row("（一）召开政府信息公开工作会议或专题会议数", "次"),
        _row("（二）举办各类培训班数", "次"),
        _row("（三）接受培训人员数", "人次"),
        name="会议培训统计",
    ),
)
"""The rows, none reported; their names are their labels without number and without what stands in brackets."""


def national_table(values: Mapping[str, GivenValue | None]) -> IndicatorTable:
    """Return the national table with values by the names of their rows; what is not named stays open.

    Raises InvalidValue for a name that is no row's.

    >>> [row.value for row in national_table({"收到申请数": 2}).rows() if row.name == "收到申请数"]
    [2]
    """
    if not isinstance(values, Mapping):
        raise wrong_type("national_table", values, 'values by the names of their rows, such as {"收到申请数": 2}')
    known = [row.name for indicator in NATIONAL for row in indicator.family() if row.unit]
    for name in values:
        if name not in known:
            likely = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            if likely:
                raise InvalidValue(
                    'national_table: no row "{name}"; did you mean "{likely}"?', name=name, likely=likely[0]
                )
            raise InvalidValue('national_table: no row "{name}"', name=name)
    indicators = [_filled(indicator, values) for indicator in NATIONAL]
    return IndicatorTable(indicators, columns=("统计数", "历年累计"), above="填报单位（盖章）：{单位}")


def _filled(indicator: Indicator, values: Mapping[str, GivenValue | None]) -> Indicator:
    parts = [_filled(part, values) for part in indicator.parts]
    return attrs.evolve(indicator, value=values.get(indicator.name), parts=parts)
