"""What an office's own rule may get wrong, and what is given to a check: told where it is, with the rule's name."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from reportkit import ReportkitError, check, language, save
from reportkit.errors import InvalidValue, WrongType
from reportkit.rules import RULES, Fault, Force, Input, Rule, Severity, Suppression, check_docx, check_text, rule
from reportkit.rules.figures.facts import unused_fact
from samples import report

FIELDS: dict[str, Any] = {
    "title": "标题缺文种",
    "severity": Severity.ADVICE,
    "force": Force.PRACTICE,
    "source": "office practice",
    "bad": {"title": "工作情况"},
    "good": {"title": "工作报告"},
}


def own(answer: Callable[[], Any]) -> Rule:
    """A rule that answers in some way."""

    def own_rule(context: object) -> Any:
        """It fails, for tests."""
        return answer()

    return rule(**FIELDS)(own_rule)


NOTHING: dict[str, str] = {}


def yielding(*given: object) -> Callable[[], Any]:
    return lambda: iter(given)


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        (lambda: NOTHING["甲"], ReportkitError, "rule own_rule raised KeyError: '甲'; mend it, or leave it out"),
        (lambda: (1 / 0 for _ in "甲"), ReportkitError, "rule own_rule raised ZeroDivisionError: division by zero"),
        (lambda: None, WrongType, "rule own_rule: got None of type NoneType; give faults, by yield Fault(place, messa"),
        (lambda: 5, WrongType, "rule own_rule: got 5 of type int; give faults"),
        (yielding(None), WrongType, "rule own_rule: got None of type NoneType; give Fault(place, message)"),
        (yielding("有误"), WrongType, "rule own_rule: got '有误' of type str; give Fault(place, message)"),
        (yielding(("title", "有误")), WrongType, "rule own_rule: got ('title', '有误') of type tuple; give Fault("),
        (lambda: Fault("", "有误"), InvalidValue, "rule own_rule: Fault.place: got ''; give a name that is not empty"),
        (lambda: Fault("title", 5), WrongType, "rule own_rule: Fault.message: got 5 of type int; give what is wrong"),  # type: ignore[arg-type]
    ],
)
def test_a_rule_that_fails_is_named(answer: Callable[[], Any], error: type[Exception], message: str) -> None:
    found = check(report(), rules=(own(answer), *RULES))
    (failure,), (told,) = found.failures, [one for one in found if one.name == "rule_failed"]
    assert (error, message) == (type(failure), str(failure)[: len(message)])
    assert told.message.startswith("规则“标题缺文种”出错，没有检查完；这一项请人工核对")
    with language("zh"):
        assert str(failure) in told.message


def test_a_rule_that_fails_takes_nothing_from_what_is_found() -> None:
    def halfway() -> Any:
        yield Fault("title", "有误")
        raise KeyError("甲")

    draft = report(preamble=["{待补}"])
    found = check(draft, rules=(own(halfway), *RULES))
    whole = check(draft)
    assert [*whole] == [one for one in found if one.name not in ("own_rule", "rule_failed")]
    assert ["有误"] == [one.message for one in found if one.name == "own_rule"]
    assert whole.checked == found.checked  # the rule that failed has not answered


def test_that_a_rule_failed_stands_in_comments_checklist_text_and_json(tmp_path: Path) -> None:
    found = check(report(), rules=[own(lambda: NOTHING["甲"])])
    assert "1. 全文：规则“标题缺文种”出错，没有检查完" in found.text()
    assert ["rule_failed"] == [one["name"] for one in json.loads(found.to_json())["findings"]]
    save(report(), tmp_path / "稿.docx", findings=found, checklist=True)
    with zipfile.ZipFile(tmp_path / "稿.docx") as file:
        for part in ("word/comments.xml", "word/document.xml"):
            assert "没有检查完" in file.read(part).decode("utf-8")


def test_that_a_rule_failed_is_not_kept_back() -> None:
    failing = own(lambda: NOTHING["甲"])
    assert ["rule_failed"] == [
        one.name for one in check(report(), rules=[failing], suppressions=[Suppression("own_rule", "甲")])
    ]
    with pytest.raises(InvalidValue, match='no rule "rule_failed" is asked here'):
        check(report(), rules=[failing], suppressions=[Suppression("rule_failed", "甲")])


def test_texts_and_word_files_keep_what_the_other_rules_find(tmp_path: Path) -> None:
    failing = attrs.evolve(own(lambda: NOTHING["甲"]), needs=Input.TEXT)
    told = [one.name for one in check_text("工作报告\n甲，，乙。", rules=(failing, *RULES))]
    assert ["rule_failed", *(one.name for one in check_text("工作报告\n甲，，乙。"))] == told
    save(report(), tmp_path / "稿.docx")
    assert "rule_failed" == check_docx(tmp_path / "稿.docx", rules=(failing, *RULES))[0].name


def test_what_went_wrong_is_the_cause() -> None:
    (failure,) = check(report(), rules=[own(lambda: NOTHING["甲"])]).failures
    assert isinstance(failure.__cause__, KeyError)


def test_faults_come_in_any_iterable() -> None:
    listed = own(lambda: [Fault("title", "有误")])
    assert ["有误"] == [one.message for one in check(report(), rules=[listed])]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"place": None}, "Fault.place: got None"),
        ({"quotation": None}, "Fault.quotation: got None of type NoneType; give the words that it is about, as a str"),
        ({"quotation": ["甲"]}, "Fault.quotation: got ['甲']"),
        ({"start": "3"}, "Fault.start: got '3' of type str; give where the words begin, as an int"),
    ],
)
def test_a_fault_takes_what_belongs_in_its_fields(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongType) as caught:
        Fault(**{"place": "title", "message": "有误", **fields})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": ""}, "Rule.title: got ''; give a name that is not empty"),
        ({"severity": "错误"}, "got '错误' of type str; give a Severity such as Severity.WARNING"),
        ({"force": "应当"}, "got '应当' of type str; give a Force such as Force.PRACTICE"),
        ({"source": None}, "got None of type NoneType"),
        ({"needs": "TEXT"}, "got 'TEXT' of type str; give an Input such as Input.TEXT"),
        ({"bad": [{}, 5]}, 'Rule("own_rule").bad[1]: got 5 of type int; give the fields of a small report as a dict, '),
        ({"good": 5}, 'Rule("own_rule").good: got 5 of type int; give the fields of a small report as a dict, a '),
        ({"yields_to": "数据"}, "give a tuple of the names of rules and families"),
    ],
)
def test_a_rule_takes_what_belongs_in_its_fields(fields: dict[str, Any], message: str) -> None:
    def own_rule(context: object) -> Any:
        """It is never asked."""

    with pytest.raises((WrongType, InvalidValue)) as caught:
        rule(**{**FIELDS, **fields})(own_rule)
    assert message in str(caught.value)


def test_a_rule_is_made_of_a_function() -> None:
    with pytest.raises(WrongType, match=r"got 5 of type int; give the function that yields faults"):
        rule(**FIELDS)(5)  # type: ignore[arg-type]


def test_a_decorator_without_parentheses_is_told() -> None:
    with pytest.raises(WrongType, match=r"rule: got .* give everything by its name, as in @rule\(title=…, severity=…"):

        @rule  # type: ignore[call-arg, arg-type]
        def own_rule(context: object) -> Any:
            """It is never made."""


# ---------------------------------------------------------------- what a check is given


@pytest.mark.parametrize("rules", [(*RULES, *RULES), (unused_fact, unused_fact)])
def test_two_rules_of_one_name_are_refused(rules: tuple[Rule, ...]) -> None:
    with pytest.raises(InvalidValue, match=rf"check: rules\[\d+\]: a second rule {rules[0].name}; give each once"):
        check(report(), rules=rules)


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (5, "check_text: rules: got 5 of type int; give rules such as (*RULES, own_rule)"),
        ("unused_fact", "check_text: rules: got 'unused_fact' of type str; give rules"),
        (len, "check_text: rules: got <built-in function len>"),
        ([len], "check_text: rules[0]: got <built-in function len> of type builtin_function_or_method; give a Rule, m"),
        ([5], "check_text: rules[0]: got 5 of type int; give a Rule"),
    ],
)
def test_what_is_no_rule_is_refused(rules: Any, message: str) -> None:
    with pytest.raises(WrongType) as caught:
        check_text("工作报告", rules=rules)
    assert str(caught.value).startswith(message)


def test_rules_come_in_any_iterable() -> None:
    text = "工作报告\n甲，，乙。"
    assert check_text(text) == check_text(text, rules=(one for one in RULES)) == check_text(text, rules=None)


@pytest.mark.parametrize("given", [{}, 5, "汇总.json", [], date(2024, 1, 1)])
def test_returns_are_a_ledger(given: Any) -> None:
    with pytest.raises(WrongType, match=r"check: returns: got .* give the Consolidation that add_up makes of"):
        check(report(), returns=given)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        (5, WrongType, "check_docx: got 5 of type int; give a path"),
        ("", InvalidValue, "check_docx: '' is a folder; give the path of a .docx file"),
        (".", InvalidValue, "check_docx: '.' is a folder; give the path of a .docx file"),
        ("没有.docx", InvalidValue, "没有.docx: No such file or directory; give a .docx file"),
    ],
)
def test_a_word_file_is_given_by_its_path(given: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        check_docx(given)
    assert message == str(caught.value)


@pytest.mark.parametrize("text", ["", " \n\u3000", "\x00\x01", "\ud800", "——"])
def test_a_text_without_a_word_does_not_pass(text: str) -> None:
    assert ["nothing_written"] == [one.name for one in check_text(text)]


@pytest.mark.parametrize("needs", list(Input))
def test_a_rule_may_need_any_input(needs: Input) -> None:
    assert needs is rule(**FIELDS, needs=needs)(lambda context: iter(())).needs
