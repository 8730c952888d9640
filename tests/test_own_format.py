"""An office's own format: published as a package, found by its name, told in the check, the same pages in both engines."""

import importlib.util
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import docx
import pytest
from hypothesis import settings

import lushan_2018
import tables
from generated import generated
from instruments.package import W, read
from instruments.session import Rendered, Validated
from reportkit import Attachment, Report, ReportkitError, Section, Table, check, render, save
from reportkit.data import save_data
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704, Font, Format, Page, Style, named, with_fonts
from reportkit.formats.imprint import ImprintLook
from reportkit.formats.letterhead import HeadLook
from reportkit.formats.reasons import ASPECTS
from reportkit.formats.registry import GROUP, OFFICIAL, names
from reportkit.manuscript import PLAIN, Role
from reportkit.rules import Severity, check_docx
from reportkit.writers.docx.line_breaks import fewest_lines, lines
from samples import report

FOLDER = Path(__file__).parents[1] / "examples" / "another_office"


def example() -> ModuleType:
    """The example's module, without installing it."""
    spec = importlib.util.spec_from_file_location("shili_office", FOLDER / "shili_office.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


OURS: Format = example().FORMAT


# ---------------------------------------------------------------- a package of its own


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the example is installed in, from its own folder and without a network."""
    source, target = tmp_path_factory.mktemp("源 文件"), tmp_path_factory.mktemp("安装 位置")
    shutil.copytree(FOLDER, source / "another_office", ignore=shutil.ignore_patterns("__pycache__"))
    arguments = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--target", str(target)]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", *arguments]
    subprocess.run([*pip, str(source / "another_office")], check=True, capture_output=True)
    return target


def run(installed: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    paths = os.pathsep.join([str(installed), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=False, capture_output=True, encoding="utf-8")


def test_an_installed_format_is_found_by_its_name_and_loaded_when_it_is_asked_for(installed: Path) -> None:
    code = (
        "import sys\nfrom reportkit.formats import named\nfrom reportkit.formats.registry import names\n"
        "print('示例市' in names(), 'shili_office' in sys.modules)\nprint(named('示例市').page, 'shili_office' in sys.modules)"
    )
    done = run(installed, "-c", code)
    assert (f"True False\n{OURS.page} True\n", "") == (done.stdout, done.stderr)


def test_the_command_line_sets_and_checks_in_it(installed: Path, tmp_path: Path) -> None:
    save_data(report(preamble=["公开12条。"]), tmp_path / "报告.json")
    draft = tmp_path / "草稿.docx"
    given = ["-m", "reportkit", "check", str(tmp_path / "报告.json"), "--format", "示例市", "--draft", str(draft)]
    told = run(installed, *given).stdout
    assert 4 == told.count("本单位版式的理由：")
    assert b"<w:mirrorMargins/>" in read(draft.read_bytes()).parts["word/settings.xml"]
    assert "版式“示例市”" in run(installed, "-m", "reportkit", "fonts", "--format", "示例市").stdout


def test_a_name_that_nobody_publishes_is_told_with_those_there_are(installed: Path) -> None:
    done = run(installed, "-m", "reportkit", "fonts", "--format", "示例")
    assert (2, "") == (done.returncode, done.stdout)
    assert "没有“示例”这个版式，是不是“示例市”；本单位的版式须先安装它的程序包\n" in done.stderr


def publish(monkeypatch: pytest.MonkeyPatch, **targets: str) -> None:
    entries = EntryPoints(EntryPoint(name.split("__")[0], value, GROUP) for name, value in targets.items())
    monkeypatch.setattr("reportkit.formats.registry._published", lambda: entries)


@pytest.mark.parametrize(
    ("published", "error", "message"),
    [
        ({}, InvalidValue, "no format '某市'; there are GB/T 9704-2012"),
        (
            {"某市": "a:A", "某市__2": "b:B"},
            InvalidValue,
            "several packages publish a format '某市': a:A、b:B; uninstall all but one",
        ),
        ({"某市": "no_such_module:A"}, ReportkitError, "'某市' from no_such_module:A raised ModuleNotFoundError: "),
        ({"某市": "reportkit.numbering:OFFICIAL"}, WrongType, "'某市' from reportkit.numbering:OFFICIAL: got ("),
    ],
)
def test_what_cannot_be_resolved_is_refused_with_its_source(
    monkeypatch: pytest.MonkeyPatch, published: dict[str, str], error: type[ReportkitError], message: str
) -> None:
    publish(monkeypatch, **published)
    with pytest.raises(error, match=re.escape(f"named: {message}")):
        named("某市")


def test_no_package_takes_the_name_of_an_official_format(monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, **{"GB/T 9704-2012": "no_such_module:A"})
    assert GB9704 is named("GB/T 9704-2012")
    assert tuple(OFFICIAL) == names()


def test_a_name_is_a_text() -> None:
    with pytest.raises(WrongType, match="named: got None of type NoneType; give the name of a format as a str"):
        named(None)  # type: ignore[arg-type]


# ---------------------------------------------------------------- other typefaces


def test_other_typefaces_take_the_places_of_those_named() -> None:
    made = with_fonts(GB9704, {"仿宋_GB2312": Font("仿宋"), "楷体_GB2312": Font("楷体")})
    assert ["仿宋", "黑体", "方正小标宋简体", "楷体", "宋体"] == [font.name for font in made.fonts()]
    assert GB9704 == with_fonts(made, {"仿宋": GB9704.styles[Role.BODY].font, "楷体": GB9704.styles[Role.STAGE].font})


def test_the_typeface_of_latin_letters_can_be_replaced_too() -> None:
    times = attrs.evolve(GB9704, latin_font=Font("Times New Roman"))
    assert Font("Arial") == with_fonts(times, {"Times New Roman": Font("Arial")}).latin_font


@pytest.mark.parametrize(
    ("fonts", "error", "message"),
    [
        ({"仿宋": Font("宋体")}, InvalidValue, "no typeface '仿宋' in the format; it has 仿宋_GB2312、"),
        ({"黑体": "宋体"}, WrongType, "'黑体': got '宋体' of type str; give a Font, such as Font("),
        ([Font("宋体")], WrongType, "got [Font("),
    ],
)
def test_a_typeface_that_is_not_there_is_refused(fonts: Any, error: type[ReportkitError], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        with_fonts(GB9704, fonts)


# ---------------------------------------------------------------- what the check tells of it

BODY = GB9704.styles[Role.BODY]
DEPARTING: dict[str, tuple[dict[str, Any], str]] = {
    "纸张": ({"page": Page(width=216, height=303)}, "216毫米×303毫米，应为210毫米×297毫米（国标5.1）"),
    "页边": ({"page": Page(top=35)}, "天头35毫米、订口28毫米，应为天头37毫米、订口28毫米（国标5.2.1）"),
    "镜像页边": ({"page": Page(mirrored=True)}, "双页的订口在右，国标没有规定镜像页边（国标5.2.1）"),
    "版心": ({"page": Page(text_height=230)}, "156毫米×230毫米，应为156毫米×225毫米（国标5.2.1）"),
    "行距": ({"page": Page(line=28)}, "每面22行、行距28磅，一般为每面22行、行距28.95磅（国标5.2.3）"),
    "每行字数": ({"page": Page(characters=27)}, "每行27字，一般为每行28字（国标5.2.3）"),
    "字体": (
        {"styles": {Role.BODY: attrs.evolve(BODY, font=Font("宋体"))}},
        "正文为宋体，一般为仿宋体（国标5.2.2、7.3）",
    ),
    "字号": ({"styles": {Role.BODY: attrs.evolve(BODY, size="四号")}}, "正文为四号，一般为三号（国标5.2.2、7.3）"),
    "颜色": (
        {"styles": {Role.MARK: attrs.evolve(GB9704.styles[Role.MARK], red=False)}},
        "发文机关标志为黑色，一般为红色（国标5.2.4、7.2.4）",
    ),
    "西文字体": (
        {"latin_font": Font("Times New Roman")},
        "数字和字母用Times New Roman，一般与汉字同用一种字体（国标5.2.2）",
    ),
    "排法": (
        {"styles": {Role.BODY: attrs.evolve(BODY, first_line=0)}},
        "正文的对齐、缩进、行距或者分页与国标不同（国标7.2、7.3）",
    ),
    "页码": (
        {"page_number": "1"},
        "为“1”、四号宋体、单页居右双页居左、距版心7毫米，应为“— 1 —”、四号宋体、单页居右双页居左、距版心7毫米（国标7.5）",
    ),
    "编排要素": ({"elements": GB9704.elements[::-1]}, "要素或者要素的先后与国标不同（国标7.1）"),
    "版头": ({"head": HeadLook(line=3)}, "发文机关标志的位置、大小或者红线与国标不同（国标7.2、10）"),
    "版记": ({"imprint": ImprintLook(outer_rule=1)}, "分隔线的粗细与国标不同（国标7.4）"),
}


def evolved(changes: Mapping[str, Any]) -> Format:
    styles = {**GB9704.styles, **changes.get("styles", {})}
    return attrs.evolve(GB9704, **{**changes, "styles": styles})


def told(layout: Format) -> list[str]:
    return [one.message for one in check(report(), layout=layout) if one.name == "format_departs"]


@pytest.mark.parametrize("aspect", DEPARTING)
def test_each_departure_is_told_with_the_reason_of_the_office(aspect: str) -> None:
    changes, words = DEPARTING[aspect]
    layout = evolved({**changes, "reasons": {aspect: "市里的规定"}})
    assert f"{aspect}：{words}。本单位版式的理由：市里的规定" in told(layout)


@pytest.mark.parametrize("aspect", DEPARTING)
def test_a_departure_without_a_reason_is_told_as_that(aspect: str) -> None:
    changes, words = DEPARTING[aspect]
    assert f"{aspect}：{words}。本单位版式没有写明理由，请核对" in told(evolved(changes))


UNSEEN = {"outline", "keep_next"}
"""What of a style shows on no page that stays as it is."""

OTHERWISE: dict[str, object] = {
    "font": Font("宋体"),
    "lead": Font("宋体"),
    "size": "四号",
    "align": "right",
    "first_line": 4,
    "right": 4,
    "line": 30,
    "red": True,
    "new_page": True,
}


@pytest.mark.parametrize("field", OTHERWISE)
def test_no_look_of_a_style_departs_unseen(field: str) -> None:
    item = GB9704.styles[Role.ITEM_1]
    changed = attrs.evolve(item, **{field: OTHERWISE[field]})  # type: ignore[arg-type]
    assert 1 == len(told(evolved({"styles": {Role.ITEM_1: changed}})))
    assert OTHERWISE.keys() | UNSEEN == attrs.fields_dict(Style).keys()


def test_every_aspect_can_be_told() -> None:
    assert ASPECTS == tuple(DEPARTING)


@pytest.mark.parametrize("name", OFFICIAL)
def test_no_format_of_the_library_departs_from_itself(name: str) -> None:
    layout = attrs.evolve(OFFICIAL[name], elements=PLAIN)  # an order has no place for a title
    assert [] == [words for words in told(layout) if not words.startswith("编排要素")]


def test_departures_are_advice() -> None:
    found = [one for one in check(report(), layout=OURS) if one.name == "format_departs"]
    assert [Severity.ADVICE] * 4 == [one.severity for one in found]


def test_the_official_format_departs_from_nothing_nor_do_its_typefaces_under_the_names_of_the_system() -> None:
    assert [] == told(GB9704)
    assert [] == told(with_fonts(GB9704, {"仿宋_GB2312": Font("仿宋"), "楷体_GB2312": Font("KaiTi")}))


def test_a_format_held_against_no_official_one_is_not_judged() -> None:
    assert [] == told(attrs.evolve(OURS, standard="本单位"))


def test_a_file_set_in_an_offices_format_is_right_by_it(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    save(lushan_2018.build(), path, layout=OURS)
    assert [] == list(check_docx(path, layout=OURS))
    assert {"page_number_looks"} == {one.name for one in check_docx(path)}


def test_a_page_number_in_the_middle_is_asked_for_by_a_format_that_has_it_there(tmp_path: Path) -> None:
    number = attrs.evolve(GB9704.styles[Role.PAGE_NUMBER], align="center")
    middle = attrs.evolve(GB9704, styles={**GB9704.styles, Role.PAGE_NUMBER: number})
    for layout, other, right in (
        (middle, GB9704, "单页居右空一字、双页居左空一字"),
        (GB9704, middle, "单页居中、双页居中"),
    ):
        path = tmp_path / "报告.docx"
        save(report(), path, layout=layout)
        assert [] == [one.message for one in check_docx(path, layout=layout) if one.place == "页码"]
        assert [right] == [
            one.message.split("应为")[1] for one in check_docx(path, layout=other) if one.place == "页码"
        ]


# ---------------------------------------------------------------- what is written

WRITTEN = [
    (Page(), "settings", "mirrorMargins", 0),
    (Page(mirrored=True), "settings", "<w:mirrorMargins/>", 1),
    (Page(), "document", '<w:docGrid w:linePitch="579"/>', 1),
    (Page(grid=True), "document", '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>', 1),
    (Page(line=28), "styles", 'w:before="0" w:after="0" w:line="560" w:lineRule="exact"', 1),
]


@pytest.mark.parametrize(("page", "part", "xml", "times"), WRITTEN)
def test_a_page_is_written_as_word_has_it(page: Page, part: str, xml: str, times: int) -> None:
    written = read(render(report(), layout=attrs.evolve(GB9704, page=page))).parts[f"word/{part}.xml"]
    assert times == written.decode("utf-8").count(xml)


@pytest.mark.parametrize(("form", "shown"), [("— 1 —", "— {} —"), ("-1-", "-{}-"), ("1", "{}"), ("第1页", "第{}页")])
def test_a_page_number_has_the_form_of_its_format(form: str, shown: str) -> None:
    parts = read(render(report(), layout=attrs.evolve(GB9704, page_number=form)))
    for footer, number in (("footer1", "1"), ("footer2", "2")):
        words = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", parts.parts[f"word/{footer}.xml"].decode("utf-8"))
        assert shown.format(number) == "".join(words)


OFFICIAL_VIEW = '<wpsCustomData:extendView val="OfficialView"/></w:settings>'


def test_the_mark_of_wps_is_written_where_a_format_asks_for_it_and_others_are_told_to_pass_it_over() -> None:
    plain, marked = (
        read(render(report(), layout=attrs.evolve(GB9704, wps_official=wanted))).parts["word/settings.xml"].decode()
        for wanted in (False, True)
    )
    assert "wps.cn" not in plain
    assert marked.endswith(OFFICIAL_VIEW)
    assert 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"' in marked
    assert 'mc:Ignorable="wpsCustomData"' in marked


EVERYTHING = report(
    sections=[
        Section(
            "甲", ["文字。" * 200, Table([[f"第{n}行", n] for n in range(30)], header=["名称", "数量"], caption="表题")]
        )
    ],
    attachments=[Attachment("横表", [Table([["甲", 1]], header=["名称", "数量"])], landscape=True)],
)


def test_a_file_in_it_is_valid_and_survives_python_docx(validated: Validated, tmp_path: Path) -> None:
    validated(render(EVERYTHING, layout=OURS))
    path = tmp_path / "报告.docx"
    save(EVERYTHING, path, layout=OURS)
    docx.Document(str(path)).save(str(path))
    assert OFFICIAL_VIEW in read(path.read_bytes()).parts["word/settings.xml"].decode("utf-8")


def test_columns_say_their_widths_and_no_typeface_is_a_themes() -> None:
    package = read(render(EVERYTHING, layout=OURS))
    grids = [[int(one.get(f"{W}w", "0")) for one in grid] for grid in package.all("tblGrid", "word/document.xml")]
    assert [True, True] == [len(grid) == 2 and min(grid) > 0 for grid in grids]
    assert [] == [name for name, part in package.parts.items() if b"Theme=" in part or "theme" in name]


# ---------------------------------------------------------------- heights


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("WWWWWWWWWW", 1, 2), ("iiiiiiiiii", 1, 2), ("1234567890", 1, 1), ("共12条", 1, 1), ("汉字" * 4, 2, 2)],
)
def test_letters_in_a_typeface_of_their_own_are_anything_from_a_quarter_to_a_whole_character(
    text: str, least: int, most: int
) -> None:
    assert (least, most) == (fewest_lines(text, 6, latin=True), lines(text, 6, latin=True))


def test_the_grid_moves_no_line_in_either_engine(libreoffice: Rendered, onlyoffice: Rendered) -> None:
    made = [render(lushan_2018.build(), layout=attrs.evolve(GB9704, page=Page(grid=grid))) for grid in (False, True)]
    for engine in (libreoffice, onlyoffice):
        plain, grid = ([line.text for page in pages for line in page.body] for pages in engine.all(made))
        assert plain == grid


def test_lines_are_28_points_apart_and_the_margins_change_sides(rendered: Rendered) -> None:
    pages = rendered(render(lushan_2018.build(), layout=OURS))
    for page in pages[1:-1]:
        pitches = {round(below.baseline - above.baseline, 1) for above, below in itertools.pairwise(page.body)}
        assert {9.9} >= pitches - {9.8}  # mm
        assert 22 == len(page.body)
    edges = [round(min(line.left for line in page.body)) for page in pages]
    assert [28, 26] * 5 == edges
    assert [("-1-", "right"), ("-2-", "left")] == [(n.text, n.side) for page in pages[:2] if (n := page.page_number)]


GENERATED = range(16 if settings().max_examples >= 1000 else 4)
LONGER_IN_LIBREOFFICE = {14}  # as in test_both_engines


def test_generated_reports_and_examples_have_the_same_pages_in_both(
    libreoffice: Rendered, onlyoffice: Rendered
) -> None:
    made: dict[object, Report] = {
        "tables": tables.build(),
        "lushan": lushan_2018.build(),
        **{seed: generated(seed) for seed in GENERATED},
    }
    written = [render(one, layout=OURS) for one in made.values()]
    libre, only = (dict(zip(made, map(len, engine.all(written)), strict=True)) for engine in (libreoffice, onlyoffice))
    assert only == {name: pages - (name in LONGER_IN_LIBREOFFICE) for name, pages in libre.items()}
