"""Sentences from figures: totals, what they consist of, outcomes, comparisons, claims that hold or are not made."""

from collections.abc import Sequence

from reportkit.errors import InvalidValue, brief
from reportkit.model import Phrase, Report, Statistic
from reportkit.model.slots import escape
from reportkit.phrases.factory import phrase_factory


def known(report: Report, name: str) -> Statistic:
    """Return the figure of that name, or raise."""
    figure = report.figure(name)
    if figure is None:
        raise InvalidValue('no figure "{name}"; give it in facts as a Statistic', name=brief(name))
    return figure.fact


@phrase_factory
def when_none(*names: str, say: str, otherwise: str = "") -> Phrase:
    """Return words that are said when and only when every one of some figures is 0 (零报告).

    `say` the words for that; `otherwise` what is said when one is not 0, or is not reported yet.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> report = Report("报告", office, year=2018, facts=[Statistic("行政复议", 0, "件")])
    >>> when_none("行政复议", say="未发生行政复议。", otherwise="{行政复议}。")(report)
    '未发生行政复议。{行政复议:为零}'
    """
    if not names:
        raise InvalidValue("when_none: got no figure; name one or more")

    def zero_statement(report: Report) -> str:
        if any(known(report, name).value != 0 for name in names):
            return otherwise
        return say + "".join(f"{{{name}:为零}}" for name in names)

    return zero_statement


@phrase_factory
def claim(part: str, *, of: str, words: str, otherwise: str = "") -> Phrase:
    """Return words such as 均已按期办结 that are said only while a part is the whole of a figure above 0.

    `part` and `of` name the two figures; `otherwise` is said in their place when they differ.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> facts = [Statistic("申请", 2, "件", parts={"按期办结": 2})]
    >>> claim("按期办结", of="申请", words="均已按期办结。")(Report("报告", office, year=2018, facts=facts))
    '均已按期办结。{按期办结:为全部}'
    """

    def claimed(report: Report) -> str:
        some, whole = known(report, part), known(report, of)
        if some not in whole.parts:
            raise InvalidValue('"{part}" is no part of "{of}"; give it among its parts=', part=part, of=of)
        return f"{words}{{{part}:为全部}}" if whole.value and some.value == whole.value else otherwise

    return claimed


@phrase_factory
def totals(name: str, *, carried: str | None = None, who: str = "{年}年，{全市}共") -> Phrase:
    """Return the sentence on what came in, with what was carried over from last year and the comparison.

    `name` the figure; `carried` the figure of what was carried over, left out when it is 0; last year is
    compared when it is known.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> report = Report("报告", office, year=2018, facts=[Statistic("收到申请", 380, "件", last=352)])
    >>> totals("收到申请")(report)
    '{年}年，{全市}共{收到申请}，{收到申请:同比}。'
    """

    def totals_sentence(report: Report) -> str:
        told = [f"{{{name}}}", *_comparison(report, name)]
        if carried and known(report, carried).value != 0:
            told.append(f"{{{carried}}}")
        return f"{who}{'，'.join(told)}。"

    return totals_sentence


@phrase_factory
def compared(name: str, *, who: str = "{年}年，{全市}") -> Phrase:
    """Return the sentence that tells a figure beside last year's, or alone while last year's is not known."""

    def compared_sentence(report: Report) -> str:
        return f"{who}{'，'.join([f'{{{name}}}', *_comparison(report, name)])}。"

    return compared_sentence


def _comparison(report: Report, name: str) -> list[str]:
    known(report, name)
    figure = report.figure(name)
    return [f"{{{name}:同比}}"] if figure and figure.missing("同比") is None else []


@phrase_factory
def breakdown(name: str, *, shares: bool = False, zeros: bool = False) -> Phrase:
    """Return the sentence that tells a figure and what it consists of (其中).

    `shares` adds what share each part is, with the rounding note where one is needed; `zeros` names the
    parts that are 0 too. A figure of 0 is told without its parts.
    """

    def breakdown_sentence(report: Report) -> str:
        figure = known(report, name)
        if figure.value == 0 or not figure.parts:
            return f"{{{name}}}。"
        if zeros and not shares:
            return f"{{{name}}}，其中，{{{name}:各项}}。"
        return f"{{{name}}}，{{{name}:{'其中占比' if shares else '其中'}}}。"

    return breakdown_sentence


@phrase_factory
def outcomes(*names: str, carried: str | None = None, zeros: bool = True, lead: str = "办理结果为：") -> Phrase:
    """Return the sentence on what became of applications (办理结果), from figures of any whole.

    `names` the outcomes in order; `carried` the figure of what goes on into next year; `zeros` False leaves
    out what is 0.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> facts = [Statistic("予以公开", 3, "件"), Statistic("不予公开", 0, "件")]
    >>> outcomes("予以公开", "不予公开", zeros=False)(Report("报告", office, year=2018, facts=facts))
    '办理结果为：{予以公开}。'
    """

    def outcomes_sentence(report: Report) -> str:
        told = [name for name in names if zeros or known(report, name).value != 0]
        further = [f"{{{carried}}}"] if carried and (zeros or known(report, carried).value != 0) else []
        listing = [_list_of(report, told)] if told else []
        return f"{lead}{'；'.join([*listing, *further])}。" if listing or further else ""

    return outcomes_sentence


def _list_of(report: Report, names: Sequence[str]) -> str:
    has_commas = any("、" in known(report, name).label for name in names)
    return ("，" if has_commas else "、").join(f"{{{name}}}" for name in names)


@phrase_factory
def reviews(
    name: str, *, pending: str | None = None, upheld: str | None = None, lead: str = "{年}年，因政府信息公开"
) -> Phrase:
    """Return the sentence on reviews or lawsuits (行政复议、行政诉讼): how many, how they ended, and no more.

    均已审结 is said only while the part named `pending` is 0, 均获维持 only while the part named `upheld` is all.
    Nothing is said of none: that is for `no_reviews`.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> facts = [Statistic("行政复议", 3, "件", label="被申请行政复议", parts={"结果维持": 3, "尚未审结": 0})]
    >>> report = Report("报告", office, year=2018, facts=facts)
    >>> reviews("行政复议", pending="尚未审结", upheld="结果维持")(report)
    '{年}年，因政府信息公开{行政复议}，{行政复议:其中}，均已审结{尚未审结:为零}，均获维持{结果维持:为全部}。'
    """

    def reviews_sentence(report: Report) -> str:
        cases = known(report, name)
        if cases.value == 0:
            return ""
        told = [f"{{{name}}}"]
        if cases.parts:
            told.append(f"{{{name}:其中}}")
        if pending and known(report, pending).value == 0:
            told.append(f"均已审结{{{pending}:为零}}")
        if upheld and cases.value is not None and known(report, upheld).value == cases.value:
            told.append(f"均获维持{{{upheld}:为全部}}")
        return f"{lead}{'，'.join(told)}。"

    return reviews_sentence


@phrase_factory
def fees(amount: str, cases: str, *, rule: str) -> Phrase:
    """Return the sentence on fees charged (信息处理费), by body where both figures have the same parts.

    `amount` and `cases` name the two figures, `rule` the citation of the rule that they were charged by.
    Nothing is said of none: that is for `no_fees`.
    """

    def fees_sentence(report: Report) -> str:
        money, count = known(report, amount), known(report, cases)
        if money.value == 0 and count.value == 0:
            return ""
        told = f"依据{{{rule}}}，{{年}}年收取信息处理费{{{amount}:数值}}，涉及{{{cases}:数值}}。"
        if not money.parts and not count.parts:
            return told
        if [part.label for part in money.parts] != [part.label for part in count.parts]:
            raise InvalidValue(
                'fees: "{amount}" and "{cases}" have other parts; give both by the same bodies',
                amount=amount,
                cases=cases,
            )
        bodies = [
            f"{escape(one.label)}{{{many.name}:数值}}、{{{one.name}:数值}}"
            for one, many in zip(money.parts, count.parts, strict=True)
            if one.value != 0 or many.value != 0
        ]
        return f"{told}其中，{'；'.join(bodies)}。"

    return fees_sentence
