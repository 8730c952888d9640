"""The rows of the application ledger that editions share: their places, labels and the names of their figures."""

import attrs


@attrs.frozen
class Row:
    """A row of table three (表行): where its counts are kept, what it is called in slots, its printed labels.

    `path` is the row's field in its ledger, `name` the figure of its total, `label` what is printed, `group`
    the group it stands in, `said` what sentences call it where the name alone would be too short.
    """

    path: str
    name: str
    label: str
    group: str | None = None
    said: str | None = None


@attrs.frozen
class Group:
    """A group of rows under one label (办理结果的类别), such as （三）不予公开."""

    path: str
    name: str
    label: str


HANDLED = "三、本年度办理结果"

NEW = Row("new", "新收申请", "一、本年新收政府信息公开申请数量", said="新收政府信息公开申请")
CARRIED_IN = Row("carried_in", "上年结转申请", "二、上年结转政府信息公开申请数量", said="上年结转政府信息公开申请")
GRANTED = Row("granted", "予以公开", "（一）予以公开")
PARTLY_GRANTED = Row("partly_granted", "部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
TOTAL = Row("handled", "办结申请", "（七）总计", said="办结政府信息公开申请")
CARRIED_FORWARD = Row("carried_forward", "结转下年申请", "四、结转下年度继续办理", said="结转下年度继续办理")

REFUSED = Group("refused", "不予公开", "（三）不予公开")
UNAVAILABLE = Group("unavailable", "无法提供", "（四）无法提供")
UNPROCESSED = Group("unprocessed", "不予处理", "（五）不予处理")
OTHERWISE = Group("otherwise", "其他处理", "（六）其他处理")

GROUPS = (REFUSED, UNAVAILABLE, UNPROCESSED, OTHERWISE)


def _rows(group: Group, *rows: tuple[str, str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(f"{group.path}.{path}", name, f"{number}.{label}", group.name)
        for number, (path, name, label) in enumerate(rows, 1)
    )


OUTCOMES = (
    GRANTED,
    PARTLY_GRANTED,
    *_rows(
        REFUSED,
        ("state_secret", "属于国家秘密", "属于国家秘密"),
        ("forbidden_by_law", "法律禁止公开", "其他法律行政法规禁止公开"),
        ("security", "危及三安全一稳定", "危及“三安全一稳定”"),
        ("third_party", "保护第三方合法权益", "保护第三方合法权益"),
        ("internal_affairs", "内部事务信息", "属于三类内部事务信息"),
        ("process", "过程性信息", "属于四类过程性信息"),
        ("enforcement_file", "行政执法案卷", "属于行政执法案卷"),
        ("administrative_inquiry", "行政查询事项", "属于行政查询事项"),
    ),
    *_rows(
        UNAVAILABLE,
        ("not_held", "本机关不掌握", "本机关不掌握相关政府信息"),
        ("to_be_made", "需要另行制作", "没有现成信息需要另行制作"),
        ("unclear", "补正后仍不明确", "补正后申请内容仍不明确"),
    ),
    *_rows(
        UNPROCESSED,
        ("complaint", "信访举报投诉类申请", "信访举报投诉类申请"),
        ("repeated", "重复申请", "重复申请"),
        ("publication", "要求提供公开出版物", "要求提供公开出版物"),
        ("excessive", "大量反复申请", "无正当理由大量反复申请"),
        ("confirmation", "要求确认或重新出具", "要求行政机关确认或重新出具已获取信息"),
    ),
)
"""The leaf rows of 三 before （六）."""

FEE_NOT_PAID = Row(
    "otherwise.fee_not_paid",
    "逾期未缴费",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    OTHERWISE.name,
)
"""A row since 2021, where it stands beside the fees (B8)."""
