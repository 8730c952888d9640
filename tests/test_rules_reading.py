"""What spares rules the reading never hides a fault: words asked for first, words looked for, rules loaded late."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportkit
from reportkit.formats import GB9704, Font
from reportkit.patterns import expression
from reportkit.readers import read_text
from reportkit.rules import RULES, CheckContext, Input, Passage, Rule
from reportkit.rules.bigrams import bigrams, text_of, words_in
from reportkit.rules.reading import FEW, Words
from rule_examples import example_context


class Unspared(CheckContext):
    """A context of which every rule reads every passage."""

    def holding(self, *words: str) -> Sequence[Passage]:
        return self.passages

    def likely(self, *words: str) -> Sequence[str]:
        return words


def unspared(context: CheckContext) -> CheckContext:
    return Unspared(**{field.name: getattr(context, field.name) for field in attrs.fields(CheckContext)})


def texts(given: object) -> Iterator[str]:
    if isinstance(given, str):
        yield from given.split("\n")
    elif isinstance(given, (list, tuple)):
        for one in given:
            yield from texts(one)


OF_TEXTS = [rule for rule in RULES if rule.needs in (Input.TEXT, Input.TYPED)]
PARAGRAPHS = sorted(
    {
        text
        for rule in OF_TEXTS
        for example in (*rule.bad, *rule.good)
        for name in ("preamble", "text")
        for text in texts(example.get(name, ""))
        if text
    }
)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_finds_the_same_where_nothing_is_spared(rule: Rule) -> None:
    for example in (*rule.bad, *rule.good):
        context = example_context(example)
        assert list(rule.findings(unspared(context))) == list(rule.findings(context))


@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=12))
def test_rules_find_the_same_in_any_text_where_nothing_is_spared(paragraphs: list[str]) -> None:
    manuscript = read_text("\n".join(["示例县2018年工作报告", *paragraphs]))
    context = CheckContext(None, manuscript, GB9704, year=2018)
    whole = unspared(context)
    for rule in OF_TEXTS:
        assert list(rule.findings(whole)) == list(rule.findings(context))


def test_passages_come_in_order_and_once() -> None:
    context = CheckContext(None, read_text("工作报告\n甲乙。\n乙。\n丙甲乙。\n丁。"), GB9704)
    assert ["甲乙。", "乙。", "丙甲乙。"] == [passage.text for passage in context.holding("乙", "甲", "戊")]
    assert [] == list(context.holding("戊"))


def test_words_are_likely_whose_first_two_characters_stand_side_by_side() -> None:
    context = CheckContext(None, read_text("工作报告\n丙甲乙。\n丁。"), GB9704)
    assert {"甲乙", "甲乙戊", "丁"} == set(context.likely("甲乙", "乙甲", "甲乙戊", "戊甲乙", "乙丁", "丁"))


@given(
    st.text("甲乙丙丁", max_size=60),
    st.lists(st.text("甲乙丙丁", max_size=4), max_size=2 * FEW),
)
def test_words_are_found_at_all_their_places(text: str, words: list[str]) -> None:
    expected = sorted((place, word) for word in {*words} - {""} for place in range(60) if text.startswith(word, place))
    assert expected == list(Words(words).places(text))


@given(st.text(st.sampled_from("公开信息，a\U0001f600\ud83d"), max_size=12))
def test_one_number_tells_two_characters_side_by_side_and_no_others(text: str) -> None:
    told = re.sub("[\U00010000-\U0010ffff]", "〓", text).replace("\ud83d", "?")
    pairs = [told[at : at + 2] for at in range(len(told) - 1)]
    assert pairs == [text_of([number]) for number in bigrams(text)]
    assert words_in("".join(pairs)) == tuple(bigrams(text))


@given(st.text("全县a镕1喆·—", max_size=8))
def test_a_typeface_lacks_a_text_of_which_it_lacks_a_character(text: str) -> None:
    for font in (Font("仿宋_GB2312", repertoire="gb2312"), Font("宋体")):
        assert any(font.lacks(sign) for sign in text) == font.lacks(text)


def patterns(value: object) -> Iterator[Any]:
    """All patterns in the values of a module that wait to be compiled."""
    if isinstance(value, type(LATE)):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns(one)


LATE = expression("[")


def test_every_pattern_that_waits_for_its_first_use_is_one() -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("reportkit.r")]
    given = [value for module in modules for name, value in vars(module).items() if not name.startswith("__")]
    waiting = [one for value in given for one in patterns(value)]
    assert len(waiting) == sum(one.groups >= 0 for one in waiting) > 500
    with pytest.raises(re.error):
        LATE.search("甲")


def loaded(code: str, late: set[str]) -> tuple[int, bytes]:
    """How a program ends that fails where it has loaded one of some modules, and what it says."""
    path = f"import sys; sys.path.insert(0, {str(Path(reportkit.__file__).parents[1])!r}); "
    asked = f"{code}; sys.exit(sorted(sys.modules.keys() & {late!r}) or None)"
    done = subprocess.run([sys.executable, "-c", path + asked], capture_output=True, check=False)
    return done.returncode, done.stderr


def test_rules_and_readers_are_loaded_with_the_first_check() -> None:
    late = {"reportkit.rules.catalogue", "reportkit.rules.structure", "reportkit.rules.normalise", "reportkit.readers"}
    assert (0, b"") == loaded("import reportkit", late)


def test_a_text_is_checked_without_what_writes_files_or_reads_data(tmp_path: Path) -> None:
    (tmp_path / "文.txt").write_text("示例县2018年工作报告\n内容。", encoding="utf-8")
    checked = f"from reportkit.commands import run; run(['check', {str(tmp_path / '文.txt')!r}])"
    assert (0, b"") == loaded(
        checked, {"docx", "reportkit.approval", "reportkit.annual_report", "reportkit.submissions"}
    )
