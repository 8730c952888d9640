"""Scripts of reports: what they run gives the report back, they read as a person writes, and no text runs in them."""

import ast
import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import annual_report_2019
import annual_report_2021
import lushan_2018
from annual_figures import FEES
from generated import generated
from laws import times
from reportkit import Attachment, Body, Cell, Measure, Picture, Report, ReportkitError, Section, Statistic, Table, Term
from reportkit.annual_report import (
    AnnualReport2019,
    AnnualReport2021,
    AnnualReportBefore2019,
    Applications,
    Applications2019,
    Aspect,
    Cases,
    Disclosure2019,
    Disclosure2021,
    Further,
    Indicator,
    IndicatorTable,
    Ledgers,
    Overview,
    Problem,
    Reviews,
)
from reportkit.commands import run
from reportkit.commands.status import NOTHING, UNREADABLE
from reportkit.data import save_data
from reportkit.data.shapes import class_entries, shape_of
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704
from reportkit.model import Phrase
from reportkit.model.facts import Fact
from reportkit.phrases import period
from reportkit.scripts import save_script, script_files, to_script
from reportkit.scripts.expressions import ExpressionWriter
from reportkit.scripts.layout import Brackets, laid_out
from reportkit.scripts.literals import text
from reportkit.scripts.script import Given
from samples import JPEG, REPORTS, UNENDED, WORDS, png, report
from test_data import EXAMPLES, FULL, FULL_REPORTS, hotline, library_phrases, supervision
from test_model import ONE_PIXEL

ROOT = Path(__file__).parents[1]
RUFF = shutil.which("ruff", path=str(Path(sys.executable).parent)) or "ruff"


def made_by(script: str) -> Any:
    """What a script makes, run in a namespace of its own."""
    namespace: dict[str, Any] = {"__name__": "script"}
    exec(compile(script, "script", "exec"), namespace)
    return namespace["edition" if "edition" in namespace else "build"]()


def require_equal(thing: Given) -> None:
    """The script makes the same thing, with the types in it, and so the same script."""
    script = to_script(thing)
    again = made_by(script)
    assert thing == again
    assert repr(thing) == repr(again)  # 12.30 equals 12.3, and is another number in print
    assert script == to_script(again)


def faults(script: str) -> str:
    """What ruff has to say about a script, as one among the examples."""
    told = ""
    for verb in (("check", "--output-format=concise"), ("format", "--diff")):
        done = subprocess.run(
            [RUFF, *verb, "--no-cache", "--stdin-filename=examples/script.py", "-"],
            input=script.encode(),
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        told += (done.stdout + done.stderr).decode() if done.returncode else ""
    return told


# ---------------------------------------------------------------- the same report

COUNTS = st.none() | st.integers(0, 10**6)
AMOUNTS = st.none() | st.decimals(0, 10**6, places=4) | st.integers(0, 10**9).map(Decimal)
ROWS = st.lists(COUNTS, min_size=6, max_size=7)
CASES = st.builds(Cases, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
REVIEWS = st.builds(Reviews, reconsideration=CASES, direct_suits=CASES, suits_after_reconsideration=CASES)
ASPECTS = st.builds(Aspect, WORDS, st.lists(UNENDED, min_size=2, max_size=3) | st.just([]))


def columns(*kinds: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(*kinds)


@st.composite
def applications(draw: st.DrawFn, kind: type[Applications] | type[Applications2019]) -> Any:
    made = kind.from_rows([draw(ROWS) for _ in kind.schema])
    return attrs.evolve(made, handled=None) if draw(st.booleans()) else made


DISCLOSED = st.builds(
    Disclosure2021,
    regulations=columns(COUNTS, COUNTS, COUNTS),
    normative_documents=columns(COUNTS, COUNTS, COUNTS),
    licences=COUNTS,
    penalties=COUNTS,
    coercive_measures=COUNTS,
    charges=AMOUNTS,
)
MATTERS = columns(COUNTS, st.integers(-9, 9), COUNTS)
COMMON: dict[str, Any] = {
    "office": st.just(lushan_2018.OFFICE),
    "signed": st.none(),
    "overview": st.builds(
        Overview,
        opening=st.just("") | WORDS,
        disclosure=ASPECTS,
        requests=WORDS,
        management=st.lists(UNENDED, min_size=2, max_size=3),
        platform=ASPECTS,
        supervision=ASPECTS,
        further=st.lists(st.builds(Aspect, WORDS, title=UNENDED), max_size=1),
    ),
    "reviews": REVIEWS,
    "problems": st.lists(st.builds(Problem, UNENDED, UNENDED), min_size=1, max_size=2),
    "facts": st.lists(st.builds(Statistic, st.just("培训"), COUNTS, st.just("期")), max_size=1),
    "preamble": st.lists(WORDS, max_size=1) | st.just("{编制依据}{统计期限}{下载}{联系方式}"),
    "rank": st.sampled_from(("县级", "市级")),
    "reasons": st.dictionaries(st.sampled_from(("A1", "A2")), WORDS, max_size=1),
}
SCOPES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    ({"scope": "本机关"}, {"scope": "汇总", "units": {"部门": 3, "乡镇": None}})
)
EDITIONS = SCOPES.flatmap(
    lambda scope: st.one_of(
        st.builds(
            AnnualReport2021,
            year=st.integers(2021, 2030),
            disclosure=DISCLOSED,
            applications=applications(Applications),
            fees=st.sampled_from((FEES, [])),
            last_year=st.none() | st.builds(Ledgers, disclosure=st.none() | DISCLOSED, reviews=st.none() | REVIEWS),
            **COMMON,
            **{name: st.just(value) for name, value in scope.items()},
        ),
        st.builds(
            AnnualReport2019,
            year=st.integers(2019, 2020),
            disclosure=st.builds(
                Disclosure2019,
                regulations=columns(COUNTS, COUNTS, COUNTS),
                normative_documents=columns(COUNTS, COUNTS, COUNTS),
                licences=MATTERS,
                other_services=MATTERS,
                penalties=MATTERS,
                coercive_measures=MATTERS,
                charges=MATTERS,
                procurement=columns(COUNTS, AMOUNTS),
            ),
            applications=applications(Applications2019),
            **COMMON,
            **{name: st.just(value) for name, value in scope.items()},
        ),
    )
)
PARTS = st.builds(Section, UNENDED, st.lists(WORDS, max_size=2))
INDICATORS = st.builds(
    Indicator,
    st.just("公开文件数"),
    AMOUNTS,
    st.just("条"),
    parts=st.lists(st.builds(Indicator, st.just("其中"), COUNTS, st.just("条"), label=UNENDED), max_size=1),
    sums=st.sampled_from(("==", "<=")),
)
BEFORE_2019 = st.builds(
    AnnualReportBefore2019,
    office=st.just(lushan_2018.OFFICE),
    year=st.integers(2008, 2018),
    signed=st.none(),
    **dict.fromkeys(("overview", "disclosure", "applications", "fees", "reviews", "problems"), PARTS),
    further=st.lists(st.builds(Further, PARTS, st.sampled_from(("fees", "problems"))), max_size=1),
    statistics=st.none() | st.builds(IndicatorTable, st.lists(INDICATORS, min_size=1, max_size=1), above=WORDS),
)


@given(REPORTS | FULL_REPORTS)
def test_the_script_of_any_report_makes_it_again(made: Report) -> None:
    require_equal(made)


@given(EDITIONS | BEFORE_2019)
def test_the_script_of_any_annual_report_makes_it_again(made: Given) -> None:
    require_equal(made)


SAMPLES: dict[str, Callable[[], Given]] = {
    **{name: importlib.import_module(name).build for name in (*EXAMPLES, "lushan_statistics")},
    "draft before 2019": lushan_2018.draft,
    "edition of 2019": annual_report_2019.edition,
    "report of 2019": annual_report_2019.build,
    "edition of 2021": annual_report_2021.summary,
    "the office's own of 2021": annual_report_2021.own,
    "report of 2021": annual_report_2021.build,
    "rolled over": lambda: annual_report_2021.summary().roll_over(),
    "something of each kind": lambda: FULL,
    **{f"generated {seed}": partial(generated, seed) for seed in range(6)},
}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_the_scripts_of_the_samples_make_them_again(sample: Callable[[], Given]) -> None:
    require_equal(sample())


@pytest.mark.parametrize(
    "value", [Decimal(12), Decimal("12.30"), Decimal("1E+3"), Decimal("-0.0"), 12, 12.5, 1e-7, None]
)
@pytest.mark.parametrize("holder", [lambda value: Statistic("甲", value), Cell, lambda value: Table([[value]])])
def test_a_number_keeps_its_kind_and_its_decimals(value: Any, holder: Callable[[Any], Any]) -> None:
    held = holder(value)
    thing = (
        report(facts=[held])
        if isinstance(held, Fact)
        else report(sections=[Table([[held]]) if isinstance(held, Cell) else held])
    )
    require_equal(thing)


# ---------------------------------------------------------------- as a person writes


@pytest.mark.parametrize("constant", ["OFFICE", "FACTS", "RECORD", "SECTIONS"])
def test_the_script_of_the_whole_example_has_its_constants_to_the_letter(constant: str) -> None:
    example = (ROOT / "examples" / "lushan_2018.py").read_bytes()
    without_extra_lines = [RUFF, "format", "--config=format.skip-magic-trailing-comma=true", "-"]
    done = subprocess.run(without_extra_lines, input=example, capture_output=True, cwd=ROOT, check=True)
    expected, found = (
        source[source.index(f"\n{constant} = ") :].split("\n\n")[0]
        for source in (done.stdout.decode(), to_script(lushan_2018.build()))
    )
    assert expected == found


def test_the_script_reads_as_the_examples_do() -> None:
    expected = '''"""示例县2018年工作报告。"""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Measure, Report, Section, Statistic, save
from reportkit.phrases import period

OFFICE = Body("示例县人民政府办公室", area="示例县")

FACTS = [
    Statistic("主动公开政府信息", 380, "条", parts={"通过网站公开": 352}, sums="<="),
    Statistic("群众满意率", "98.50", "%", last="95.5"),
]

SECTIONS = [
    Section(
        "工作情况",
        [
            ["{年}年，{全市}{主动公开政府信息}。", period],
            Measure("扩大公开范围", text="在档案馆、图书馆增设公开查阅点。"),
            Measure("加强组织领导", points=["调整领导小组", "明确责任分工"]),
        ],
    )
]


def build() -> Report:
    return Report("{地区}{年}年工作报告", OFFICE, year=2018, signed=date(2019, 1, 14), facts=FACTS, sections=SECTIONS)


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县2018年工作报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
'''
    assert expected == to_script(made_by(expected))


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_ruff_finds_nothing_to_mend_and_nothing_to_format_in_the_samples(sample: Callable[[], Given]) -> None:
    assert "" == faults(to_script(sample()))


@times(0.5)
@given(REPORTS | FULL_REPORTS | EDITIONS | BEFORE_2019)
def test_ruff_finds_nothing_in_the_script_of_any_report(made: Given) -> None:
    assert "" == faults(to_script(made))


def test_ruff_finds_nothing_in_numbers_of_any_kind() -> None:
    numbers: list[Any] = [1e16, 1e-7, -1.5, -3, 10**17, *map(Decimal, ("12", "-12", "-0.0", "1E+3", "12.30"))]
    assert "" == faults(to_script(report(sections=[Table([[number] for number in numbers])])))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (106, "Statistic({0}, 1)"),
        (108, "Statistic(\n    {0}, 1\n)"),
        (112, "Statistic(\n    {0}, 1\n)"),
        (114, "Statistic(\n    {0},\n    1,\n)"),
    ],
)
def test_a_call_has_its_arguments_on_one_line_before_each_takes_its_own(width: int, expected: str) -> None:
    word = f'"{"字" * (width // 2 - 1)}"'
    assert expected.format(word) == laid_out(Brackets("Statistic(", (("", word), ("", "1")), ")"))


def test_running_the_script_saves_the_report(tmp_path: Path) -> None:
    script = tmp_path / "报告 1.py"
    made = report(title="{地区}{年}年工作报告", sections=[Picture(ONE_PIXEL, alt="甲"), Picture(ONE_PIXEL, alt="乙")])
    assert (script,) == save_script(report(title="{地区}{年}年工作报告"), script)
    assert (script, tmp_path / "报告 1-图1.png") == save_script(made, script)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", script.name], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    saved = [Path("out") / f"示例县2018年工作报告{kind}" for kind in (".docx", ".txt")]
    assert (0, "", list(map(str, saved))) == (done.returncode, done.stderr, done.stdout.splitlines())
    assert all((tmp_path / path).exists() for path in saved)


def test_pictures_stand_beside_a_saved_script_each_once(tmp_path: Path) -> None:
    pictures = [Picture(content, alt="大厅") for content in (ONE_PIXEL, JPEG, ONE_PIXEL, png())]
    made = report(attachments=[Attachment("图", pictures)])
    files = script_files(made, "报告.py")
    assert ["报告.py", "报告-图1.png", "报告-图2.jpg", "报告-图3.png"] == list(files)
    assert [ONE_PIXEL, JPEG, png()] == list(files.values())[1:]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    namespace: dict[str, Any] = {"__name__": "script", "__file__": str(tmp_path / "报告.py")}
    exec(compile(files["报告.py"], "script", "exec"), namespace)
    assert made == namespace["build"]()
    assert "" == faults(files["报告.py"].decode("utf-8"))


# ---------------------------------------------------------------- no text runs

HOSTILE = [
    '"""',
    "'''\"\"\"",
    'a"b',
    "it's",
    'it\'s "so"',
    "\\",
    "末尾\\",
    "\\n \\u4e00 \\N{{DASH}} \\x41",
    '"); import os; os.system("echo 1") #',
    '" + str(1) + "',
    "{{年}}",
    "{{0.__class__}} %s $x `y`",
    "甲\u3000乙\u00a0丙",
    "\ue000\U000f0000\u0378",
    "e\u0301 👍🏽 \U0002a6a5",
    "# noqa",
    "%(x)s\x20\x20",
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_a_text_stays_a_text_wherever_it_stands(hostile: str) -> None:
    plain = hostile.strip()
    name = plain.replace("{", "").replace("}", "").replace(":", "")
    made = report(
        title=plain,
        office=Body(name, area="示例县", address=plain),
        facts=[Term(f"名{name}", plain), Statistic(f"数{name}", 1, "件", parts={f"分{name}": 1}, note=plain)],
        preamble=[hostile],
        sections=[
            Section(f"有关{plain}事项", [Measure(text=hostile, responsible=[hostile])]),
            Table([{hostile: hostile}]),
            Picture(ONE_PIXEL, alt=plain),
        ],
        record={hostile: hostile},
    )
    require_equal(made)
    assert "" == faults(to_script(made))


@given(st.text(st.characters(), max_size=30))
def test_the_literal_of_any_text_is_one_token_that_reads_as_the_text(given_text: str) -> None:
    literal = text(given_text)
    assert given_text == ast.literal_eval(literal.encode("utf-8").decode("utf-8"))
    assert 1 == len(literal.splitlines())


@pytest.mark.parametrize("title", ["甲/乙:丙", "长" * 300, "CON", "{{{{甲}}}}", "甲\n乙", "“甲”"])
def test_the_file_is_named_after_the_title_as_every_system_takes_it(title: str) -> None:
    script = to_script(report(title=title))
    line = next(line for line in script.splitlines() if "path = Path(folder)" in line)
    printed = ast.literal_eval(f"[{line.partition(' / f')[2].replace('{kind}', '')}]")[0]
    assert not set('<>:"/\\|?*\n') & set(printed)
    require_equal(report(title=title))


# ---------------------------------------------------------------- what has no name


@attrs.frozen
class Slogan(Fact):
    name: str = "口号"


class Words(str):
    __slots__ = ()


@attrs.frozen
class OwnReport(Report):
    pass


OWN = " is a function of your own, which a script cannot name; write its text, and put the function into the script by hand"
NO_LITERAL = " cannot be written in a script; give text, a number, a date or a class of the library"
OWN_CLASS = (
    " is a class of your own, which a script cannot name; "
    "give one of the library's, and put yours into the script by hand"
)


@pytest.mark.parametrize(
    ("thing", "kind", "expected"),
    [
        (report(preamble=["甲", [supervision]]), InvalidValue, f"$.preamble[1][0]: the phrase supervision{OWN}"),
        (
            report(sections=[Section("甲", [Measure(text=["甲", hotline("1")])])]),
            InvalidValue,
            f"$.sections[0].content[0].text[1]: the phrase hotline{OWN}",
        ),
        (report(preamble=[lambda _: "甲。"]), InvalidValue, f"$.preamble[0]: the phrase <lambda>{OWN}"),
        (report(facts=[Slogan()]), InvalidValue, f"$.facts[0]: Slogan{OWN_CLASS}"),
        (OwnReport("甲", lushan_2018.OFFICE, year=2018), InvalidValue, f"$: OwnReport{OWN_CLASS}"),
        (
            report(sections=[Table([[Words("甲")]])]),
            WrongType,
            f"$.sections[0].rows[0][0]: '甲' of type Words{NO_LITERAL}",
        ),
        (
            "报告.json",
            WrongType,
            "to_script: got '报告.json' of type str; give a Report, or an annual report in its edition",
        ),
    ],
)
def test_what_a_script_cannot_say_is_refused_with_its_place(thing: Any, kind: type, expected: str) -> None:
    with pytest.raises(ReportkitError) as caught:
        to_script(thing)
    assert (kind, expected) == (caught.type, str(caught.value))


@pytest.mark.parametrize(("name", "phrase"), list(library_phrases()))
def test_every_phrase_of_the_library_is_said_by_its_call(name: str, phrase: Phrase) -> None:
    writer = ExpressionWriter()
    code = laid_out(writer.code(phrase, ()))
    namespace: dict[str, Any] = {}
    for module, names in writer.imports().items():
        exec(f"from {module} import {', '.join(names)}", namespace)
    assert code.startswith(name)
    assert phrase == eval(code, namespace)


def classes(kind: type, known: set[type]) -> Iterator[type]:
    """Every class that may stand in one, by what they declare."""
    if kind in known:
        return
    known.add(kind)
    yield kind
    declared = [entry.declared for entry in class_entries(kind).values()]
    while declared:
        shape = shape_of(declared.pop())
        declared += [*(shape.items or ()), *([shape.entries] if shape.entries is not None else [])]
        for inner in shape.kinds().values():
            if inner.__module__.startswith("reportkit."):
                yield from classes(inner, known)


@pytest.mark.parametrize("top", [Report, AnnualReport2019, AnnualReport2021, AnnualReportBefore2019])
def test_every_class_that_may_stand_in_a_report_can_be_imported_by_name(top: type) -> None:
    found = list(classes(top, set()))
    assert len(found) >= 14
    assert [] == [kind for kind in found if ExpressionWriter()._imported(kind) != kind.__name__]


# ---------------------------------------------------------------- the command


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        status = run([str(argument) for argument in arguments])
    except SystemExit as ended:
        status = int(ended.code or 0)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("made", [report(preamble=[period]), annual_report_2021.own(), lushan_2018.draft()])
def test_the_command_writes_the_script_of_data(made: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "报告 数据.json", tmp_path / "新 文件夹" / "报告.py"
    save_data(made, source)
    said = f"脚本已存为{target}，运行它就在当前位置的out文件夹中生成报告。\n"
    assert (NOTHING, said, "") == told(capsys, "script", source, "-o", target)
    assert to_script(made).encode("utf-8") == target.read_bytes()


def test_the_command_keeps_what_is_there_unless_told_to_replace_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target, picture = tmp_path / "报告.json", tmp_path / "报告.py", tmp_path / "报告-图1.png"
    save_data(report(sections=[Picture(ONE_PIXEL, alt="大厅")]), source)
    picture.write_bytes(b"another")
    refused = f"已经有{picture}，没有改动；请换一个文件名，要覆盖的用 --replace\n"
    assert (UNREADABLE, "", refused) == told(capsys, "script", source, "-o", target)
    assert (b"another", False) == (picture.read_bytes(), target.exists())
    status, said, _ = told(capsys, "script", source, "-o", target, "--replace")
    assert (NOTHING, "图片另存为报告-图1.png，请与脚本放在一起。") == (status, said.splitlines()[1])
    assert ONE_PIXEL == picture.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "output", "expected"),
    [
        ("报告.json", "{", "报告.py", "无法读取{0}：不是完整的JSON数据，第1行第2列有误"),
        ("报告.json", "{}", "报告.py", "无法读取{0}：不是本程序保存的数据，请用save_data另存"),
        (None, "", "报告.py", "无法读取{0}：没有这个文件，请核对路径和文件名"),
        ("报告.json", "{}", "报告.docx", "脚本存为 .py"),
    ],
)
def test_the_command_says_in_chinese_what_is_wrong(
    name: str | None, content: str, output: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "报告.json"
    if name:
        source.write_text(content, encoding="utf-8")
    status, said, wrong = told(capsys, "script", source, "-o", tmp_path / output)
    assert (UNREADABLE, "", expected.format(source)) == (status, said, wrong.strip())
    assert not (tmp_path / output).exists()


@pytest.mark.parametrize("path", ["", ".", "..", "报告", "报告.docx", ".py"])
def test_a_script_is_saved_under_the_suffix_of_scripts(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidValue, match=f"save_script: got '{path}'; give a path that ends in .py"):
        save_script(report(), path)
    assert [] == [*tmp_path.iterdir()]


def test_a_script_saves_in_the_format_that_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "纪要.json", tmp_path / "纪要.py"
    save_data(report(attendance={"出席": "张三"}), source)
    status, _, wrong = told(capsys, "script", source, "-o", target)
    assert (UNREADABLE, False) == (status, target.exists())
    assert "--format 纪要" in wrong
    assert "数据有误" not in wrong
    assert (NOTHING, "") == told(capsys, "script", source, "-o", target, "--format", "纪要")[::2]
    made: dict[str, Any] = {}
    exec(compile(target.read_text(encoding="utf-8"), "script", "exec"), made)
    made["main"](str(tmp_path / "out"))
    assert 2 == len(list((tmp_path / "out").iterdir()))


def test_a_script_of_a_format_that_nothing_publishes_is_refused() -> None:
    with pytest.raises(InvalidValue, match="a script cannot name the layout '我县'"):
        to_script(report(), layout=attrs.evolve(GB9704, name="我县"))


def test_a_check_of_minutes_in_another_format_says_which_to_give(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "纪要.json"
    save_data(report(attendance={"出席": "张三"}), source)
    status, said, _ = told(capsys, "check", source)
    assert UNREADABLE == status
    assert "--format 纪要" in said
    assert "数据有误" not in said
    assert UNREADABLE != told(capsys, "check", source, "--format", "纪要")[0]
