"""What errors say: in English or Chinese, by whoever reads them; none is without its Chinese, and the wheel has it."""

import ast
import asyncio
import copy
import gettext
import pickle
import re
import string
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import catalogue
import pytest

import reportkit
from reportkit import Body, Citation, Picture, Report, ReportkitError, Statistic, Table, language, messages
from reportkit.data import from_json
from reportkit.errors import InvalidValue, MissingExtra, SaveFailed, WrongType, located, system_reason, wrong_type
from reportkit.formats import HeadLook, Page
from reportkit.messages import Message, current_language
from reportkit.model import Stamp

ROOT = Path(__file__).parents[1]
PACKAGE = Path(reportkit.__file__).parent


@pytest.fixture(scope="module")
def chinese() -> dict[str, str]:
    """What the catalogue has for each template; what is marked as unsure is not compiled, and so as good as nothing."""
    return {str(entry.id): "" if entry.fuzzy else str(entry.string) for entry in catalogue.held() if entry.id}


# ---------------------------------------------------------------- the language


def zh(error: object) -> str:
    with language("zh"):
        return str(error)


def test_an_error_speaks_the_language_of_whoever_shows_it() -> None:
    error = wrong_type("Report.year", "2018", "a whole number")
    assert "Report.year: got '2018' of type str; give a whole number" == str(error)
    assert "Report.year：填的是'2018'（类型为str），应为整数，不加引号和逗号" == zh(error)
    assert "Report.year: got '2018' of type str; give a whole number" == str(error)


NOTHING = dict.fromkeys(messages.SURROUNDINGS, "")


@pytest.mark.parametrize(
    ("variables", "windows", "expected"),
    [
        ({}, "", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "zh-Hans-CN"}, "", "zh"),
        ({"LANG": "Chinese (Simplified)_China.936"}, "", "zh"),
        ({"LANG": "C.UTF-8"}, "", "en"),
        ({"LANG": "de_DE.UTF-8"}, "", "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "", "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "", "zh"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "C"}, "", "en"),
        ({"LC_ALL": "C", "REPORTKIT_LANG": "zh"}, "", "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "REPORTKIT_LANG": "en"}, "", "en"),
        ({}, "zh_CN", "zh"),
        ({}, "en_US", "en"),
        ({"LANG": "C.UTF-8"}, "zh_CN", "en"),
    ],
)
def test_the_surroundings_choose_the_language(
    variables: dict[str, str], windows: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**NOTHING, **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(messages, "_of_windows", lambda: windows)
    assert expected == current_language()


def test_a_with_block_ends_with_the_language_before_it() -> None:
    with language("zh"):
        with language("en"):
            assert "en" == current_language()
        assert "zh" == current_language()
    assert "en" == current_language()


def test_a_call_without_a_block_holds_from_there_on() -> None:
    found: list[str] = []

    def work() -> None:
        language("zh")
        found.append(current_language())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert (["zh"], "en") == (found, current_language())


def test_tasks_keep_their_languages_apart() -> None:
    async def speaking(name: messages.Language) -> str:
        with language(name):
            await asyncio.sleep(0)
            return str(Message("a whole number"))

    async def both() -> list[str]:
        return [*await asyncio.gather(speaking("zh"), speaking("en"))]

    assert ["整数，不加引号和逗号", "a whole number"] == asyncio.run(both())


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValue, match="language: got 'fr'; give one of en, zh"):
        language("fr")  # type: ignore[arg-type]
    assert "en" == current_language()


@pytest.mark.parametrize("content", [None, b"", b"\xde\x12\x04\x95", b"no catalogue"])
def test_without_a_catalogue_that_can_be_read_errors_speak_english(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "zh" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "reportkit.mo").write_bytes(content)
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    monkeypatch.setattr(messages, "_words", messages._words.__wrapped__)
    assert "a whole number" == zh(Message("a whole number"))


# ---------------------------------------------------------------- errors as Python has them


ERRORS = [
    InvalidValue("{place}: {error}", place="Report.year", error="{x}"),
    WrongType("{place}: {error}", place="Report.year", error=Message("a whole number")),
    SaveFailed("{place}: {error}", place="报告.docx", error=Message("Is a directory")),
    MissingExtra("{place}: {error}", library="openpyxl", place="报告.xlsx", error=1),
    ReportkitError("what a script of the office says: {没有}"),
    ReportkitError(),
]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_that_was_copied_or_sent_to_another_process_says_the_same(
    error: ReportkitError, copied: object
) -> None:
    other = copied(error)  # type: ignore[operator]
    assert (type(error), str(error), zh(error)) == (type(other), str(other), zh(other))
    assert {**vars(error)} == vars(other)


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    error = InvalidValue("{place}: {error}", place="{error}{0}{", error="{place!r:>99}")
    assert ("{error}{0}{: {place!r:>99}", "{error}{0}{：{place!r:>99}") == (str(error), zh(error))


def test_a_message_without_values_is_shown_as_it_is() -> None:
    assert "100% {x} }{ {{}}" == str(InvalidValue("100% {x} }{ {{}}"))


def test_a_place_is_put_before_the_message_in_both_languages() -> None:
    with pytest.raises(WrongType) as raised, located("Report"), located("year"):
        raise wrong_type("value", None, "True or False")
    assert "Report: year: value: got None of type NoneType; give True or False" == str(raised.value)
    assert "Report：year：value：填的是None（类型为NoneType），应为True或者False" == zh(raised.value)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Page(width=5), "Page.width：填的是5 毫米，应为90至558"),
        (
            lambda: Stamp("县长", "张三", width="宽"),  # type: ignore[arg-type]
            "Stamp(\"张三\").width：填的是'宽'（类型为str），应为数，单位为毫米",
        ),
        (lambda: HeadLook(ascent=5), "HeadLook.ascent：填的是5 倍字号，应为0.5至1.2"),
        (lambda: Page(lines=0), "Page.lines：填的是0 行，应为1至100"),
    ],
)
def test_units_are_told_in_the_language_of_the_message(make: Callable[[], object], expected: str) -> None:
    with pytest.raises(ReportkitError) as refused:
        make()
    assert expected == zh(refused.value)


def test_the_argument_of_an_error_is_its_message() -> None:
    error = InvalidValue("{place}: {error}", place="a", error="b")
    assert ("InvalidValue('a: b')", "a: b") == (repr(error), str(error.args[0]))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (FileNotFoundError(2, "No such file or directory"), "没有这个文件或者文件夹"),
        (OSError(99, "what no table knows"), "what no table knows"),
        (ValueError("embedded null byte"), "路径中有空字符"),
    ],
)
def test_what_the_system_says_is_translated_where_it_is_known(error: Exception, expected: str) -> None:
    assert expected == zh(system_reason(error))


# ---------------------------------------------------------------- the catalogue


def test_every_message_has_its_chinese(chinese: dict[str, str]) -> None:
    assert [] == [template for template, text in chinese.items() if not text]


def names(template: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(template) if name is not None})


def test_a_message_and_its_chinese_have_the_same_values(
    chinese: dict[str, str], raised: list[tuple[str, list[str]]]
) -> None:
    pairs = [(template, chinese[template]) for template, given in raised if given]
    assert [] == [(ours, theirs) for ours, theirs in pairs if names(ours) != names(theirs)]


def test_chinese_stands_without_blanks_around_it_and_with_marks_of_its_own(chinese: dict[str, str]) -> None:
    told = (text.removesuffix("\n" if template.endswith("\n") else "") for template, text in chinese.items())
    assert [] == [text for text in told if text != text.strip() or "; " in text or "}: " in text]


def test_the_catalogue_holds_what_the_source_raises_and_nothing_else(
    chinese: dict[str, str], raised: list[tuple[str, list[str]]]
) -> None:
    found = {template for template, _ in raised}
    assert (set(), set()) == (found - chinese.keys(), chinese.keys() - found), "call: python dev.py messages"


def test_the_compiled_catalogue_is_that_of_the_source(chinese: dict[str, str]) -> None:
    with catalogue.MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert chinese == {template: compiled.gettext(template) for template in chinese}, "call: python dev.py messages"


# ---------------------------------------------------------------- nothing bypasses it


@pytest.fixture(scope="module")
def raised() -> list[tuple[str, list[str]]]:
    """Each template of the source, with the names of the values that it is given."""
    found: list[tuple[str, list[str]]] = []
    for _, call, given in catalogue.calls():
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value:
            own = {"MissingExtra": "library", "InvalidRoster": "faults", "InvalidSheets": "faults"}.get(
                ast.unparse(call.func)
            )
            found.append((given.value, sorted(one.arg for one in call.keywords if one.arg and one.arg != own)))
    return found


def test_a_template_stands_in_the_source_as_in_the_catalogue() -> None:
    """A name may stand for a Message; what is put together, from an f-string or by +, no catalogue holds."""
    put_together = (ast.JoinedStr, ast.BinOp)
    choices = [(where, branches(given)) for where, _, given in catalogue.calls()]
    wrong = [where for where, given in choices if any(isinstance(one, put_together) for one in given)]
    chosen = [
        where for where, given in choices if len(given) > 1 and any(isinstance(one, ast.Constant) for one in given)
    ]
    assert ([], []) == (wrong, chosen)


def branches(given: ast.expr) -> list[ast.expr]:
    if isinstance(given, ast.IfExp):
        return [*branches(given.body), *branches(given.orelse)]
    if isinstance(given, ast.BoolOp):
        return [one for value in given.values for one in branches(value)]
    return [given]


def test_a_template_gets_the_values_that_it_names(raised: list[tuple[str, list[str]]]) -> None:
    wrong = [(template, given) for template, given in raised if given and names(template) != given]
    assert [] == wrong


def test_the_wheel_holds_the_compiled_catalogue(tmp_path: Path) -> None:
    building = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    subprocess.run([sys.executable, *building, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = [name for name in opened.namelist() if "/locale/" in name]
    assert ["reportkit/locale/zh/LC_MESSAGES/reportkit.mo", "reportkit/locale/zh/LC_MESSAGES/reportkit.po"] == sorted(
        held
    )


def test_raising_loads_neither_babel_nor_in_english_gettext() -> None:
    code = (
        "import sys\nfrom reportkit import Statistic, language\n"
        "try:\n    Statistic('办结率', 'NaN')\nexcept ValueError as error:\n    text = str(error)\n"
        "loaded = [name for name in ('babel', 'gettext') if name in sys.modules]\n"
        "language('zh')\nsys.exit(f'{loaded}{text}' if loaded else None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("value", "english", "expected"),
    [
        ("3,5", "got '3,5'; give 35 without commas", "填的是'3,5'，应为35，不加千分号"),
        (
            "NaN",
            "got NaN; give a finite number, or None while it is not reported",
            "填的是NaN，应为有限的数，或者尚无数据时填None",
        ),
        (
            0.1 + 0.2,
            "got 0.30000000000000004; round it to what is to be printed, such as round(x, 2)",
            "填的是0.30000000000000004；请先四舍五入到要写的位数，如round(x, 2)",
        ),
    ],
)
def test_an_error_of_the_model_is_chinese_to_its_last_word(value: float | str, english: str, expected: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Statistic("办结率", value)
    assert f'Statistic("办结率").value: {english}' == str(refused.value)
    assert f'Statistic("办结率").value：{expected}' == zh(refused.value)


OFFICE = Body("示例县人民政府办公室", area="示例县")
FACTS = [
    Citation("政府信息公开办法"),
    Statistic("访问量", 123456, "次", exactness="余"),
    Statistic("站点", 3, "个", last=0, parts=[Statistic("网站", 2, "家")]),
]


def told(text: str) -> Callable[[], object]:
    return lambda: Report("工作报告", OFFICE, year=2018, facts=FACTS, preamble=[text])


@pytest.mark.parametrize(
    "make",
    [
        *map(
            told,
            (
                "{无此数}",
                "{政府信息公开办法:文号}",
                "{访问量:以万计}",
                "{访问量:同比}",
                "{站点:其中占比}",
                "{网站:占比}",
            ),
        ),
        *map(told, ("{几项}", "{年:数值}", "{电话}", "{站点:某词}", "{", "}", "{{x}", "{ }", "｛年｝", "甲\n乙")),
        lambda: Table([["{"]], caption="渠道"),
        lambda: Table([[1, 2], [3]]),
        lambda: Citation("政府信息公开办法", "府发[18]095"),
        lambda: Statistic("办结率", 1.5, "%", exactness="余"),
        lambda: Picture("甲\ud800.png", alt="图"),
        lambda: from_json('{"reportkit": 1, "class": "Report", "title": }'),
        lambda: from_json('{"reportkit": 1, "class": "Report", "title": "a", "title": "b"}'),
        lambda: from_json('{"reportkit": 1, "class": "Report", "facts": [{"class": "Statistic"}]}'),
        lambda: from_json('{"reportkit": 1, "class": "Report", "facts": [{"class": "Statistik"}]}'),
        lambda: from_json('{"reportkit": 1, "class": "Report", "facts": 5}'),
    ],
)
def test_no_english_lands_within_a_chinese_sentence(make: Callable[[], object]) -> None:
    with pytest.raises(ReportkitError) as refused:
        make()
    assert [] == re.findall("[a-z]{2,} [a-z]{2,}", zh(refused.value))
