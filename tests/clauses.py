"""GB/T 9704-2012 by clause: what it asks of each format, and the test that holds it, or why no file can show it.

The pages of docs/formats print this table; `python docs/make_formats.py` writes it there.
"""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

TESTS = Path(__file__).parent
DOCUMENT, LETTER, ORDER, MINUTES, REGULATIONS, PLAIN = FORMATS = (
    "document",
    "letter",
    "order",
    "minutes",
    "regulations",
    "plain",
)
PRACTICE = "—"
"""In place of a clause: what gazettes do and no standard asks."""


@attrs.frozen
class Clause:
    """What a clause asks, in Chinese and English, and what holds it.

    `held` names a test of a module, or a row of its table; `why` says in both languages why no page shows it.
    """

    number: str
    chinese: str
    english: str
    held: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    why: tuple[str, str] = ("", "")
    formats: tuple[str, ...] = (DOCUMENT,)


ALL = (DOCUMENT, PLAIN)
WORDS = ("规定的是写什么，不是排在哪里", "it asks what is said, not where it stands")
PAPER = ("纸张的性质，文件里没有", "a property of the paper, which is in no file")
PRESS = ("制版印刷的精度，文件里没有", "how exactly a press works, which is in no file")
BINDING = ("装订的做法，文件里没有", "how sheets are bound, which is in no file")

CLAUSES = (
    # ---------------------------------------------------------------- paper, type area, fonts
    Clause(
        "3.1、3.2",
        "一行为三号字高加其7/8：正文28.95磅，标题36磅，四号字28磅",
        "a line is a character and 7/8 of 三号: text 28.95 磅, title 36, 四号 28",
        {
            "test_page": (
                "test_text_fills_the_type_area",
                "test_the_title_is_centred_in_its_own_font_and_size",
            ),
            "test_imprint_pages": ("test_its_lines_are_thick_thin_and_thick",),
        },
        formats=ALL,
    ),
    Clause("4", "纸张定量60—80 g/m²等", "paper of 60 to 80 g/m² and so on", why=PAPER),
    Clause("5.1", "A4，210 mm×297 mm", "A4, 210 × 297 mm", {"test_page": ("test_the_sheet_is_a4",)}, formats=ALL),
    Clause(
        "5.2.1",
        "天头37 mm，订口28 mm，版心156 mm×225 mm",
        "head margin 37 mm, binding margin 28 mm, type area 156 × 225 mm",
        {"test_page": ("test_text_fills_the_type_area",)},
        formats=ALL,
    ),
    Clause(
        "5.2.2",
        "一般用三号仿宋",
        "三号 仿宋 unless said otherwise",
        {"test_page": ("test_each_level_has_its_font_and_a_lead_another_than_its_text",)},
        formats=ALL,
    ),
    Clause(
        "5.2.3",
        "每面22行，每行28字，撑满版心",
        "22 lines of 28 characters that fill the type area",
        {"test_page": ("test_a_full_page_has_22_lines_of_28_characters", "test_text_fills_the_type_area")},
        formats=ALL,
    ),
    Clause(
        "5.2.4、6.2",
        "文字为黑色，标志和分隔线为红色",
        "text is black, mark and line are red",
        {"test_letterhead_pages": ("test_mark_and_line_are_red_and_the_rest_is_black",)},
    ),
    Clause(
        "6.1、6.2",
        "版面不斜，误差不超过1 mm；双面印刷，两面误差不超过2 mm；油墨的色谱值",
        "no skew, 1 mm at most; printed on both sides, 2 mm apart at most; the inks' shares",
        why=PRESS,
    ),
    Clause(
        "6.3", "左侧装订，不掉页；订位距上下各70 mm", "bound at the left, pins 70 mm from head and foot", why=BINDING
    ),
    # ---------------------------------------------------------------- letterhead
    Clause(
        "7.1",
        "版头、主体、版记各要素的顺序",
        "letterhead, body, imprint: the order of the elements",
        {
            "test_letterhead": ("test_the_elements_stand_as_the_standard_has_them",),
            "test_imprint": ("test_it_stands_behind_the_attachments",),
        },
        why=WORDS,
    ),
    Clause(
        "7.2.1",
        "份号：三号阿拉伯数字，顶格，版心第一行",
        "份号: digits in 三号, flush left, first line of the type area",
        {"test_letterhead_pages": ("份号顶格", "份号在第一行", "test_each_element_has_its_typeface_and_size")},
    ),
    Clause(
        "7.2.2",
        "密级和保密期限：三号黑体，顶格，第二行",
        "密级和保密期限: 三号 黑体, flush left, second line",
        {"test_letterhead_pages": ("密级顶格", "密级在第二行", "test_each_element_has_its_typeface_and_size")},
    ),
    Clause(
        "7.2.3",
        "紧急程度：三号黑体，顶格，在份号、密级之下",
        "紧急程度: 三号 黑体, flush left, below 份号 and 密级",
        {"test_letterhead_pages": ("紧急程度顶格", "紧急程度在第三行", "test_each_element_has_its_typeface_and_size")},
    ),
    Clause(
        "7.2.4",
        "发文机关标志：居中，上边缘至版心上边缘35 mm（至纸上边72 mm），红色小标宋",
        "mark: centred, its upper edge 35 mm below that of the type area (72 mm from the sheet's), red 小标宋",
        {
            "test_letterhead_pages": (
                "标志上边缘至版心上边缘35mm",
                "有份号等三行时同样35mm",
                "长标志同样35mm",
                "上行文同样35mm",
                "标志居中",
                "长标志居中",
                "长标志排成一行，满版心",
                "test_mark_and_line_are_red_and_the_rest_is_black",
            )
        },
    ),
    Clause(
        "7.2.4",
        "联合行文：主办机关名称在前，“文件”在右，上下居中（2至5个机关）",
        "several bodies: the leading one first, 文件 at the right of the block's middle (2 to 5 bodies)",
        {"test_letterhead_pages": ("test_a_joint_mark_is_a_block_with_the_word_in_its_middle",)},
    ),
    Clause(
        "7.2.5",
        "发文字号：标志下空二行，居中；上行文左空一字",
        "document number: two blank lines below the mark, centred; one 字 in on what goes up",
        {
            "test_letterhead_pages": (
                "发文字号居中",
                "标志下空二行",
                "上行文左空一字",
                "test_each_element_has_its_typeface_and_size",
            )
        },
    ),
    Clause(
        "7.2.6",
        "签发人：标志下空二行，右空一字，姓名三号楷体，与发文字号同处一行；多名时每行二名，回行对齐",
        "签发人: two blank lines below the mark, one 字 in from the right, names in 楷体, on the number's line; "
        "several two a row, aligned",
        {
            "test_letterhead_pages": (
                "标志下空二行",
                "签发人右空一字",
                "只有一名时右空一字",
                "与发文字号同处一行",
                "回行与上一行第一名对齐",
                "test_each_element_has_its_typeface_and_size",
            )
        },
    ),
    Clause(
        "7.2.7",
        "分隔线：发文字号下4 mm，红色，与版心等宽",
        "red line: 4 mm below the number, as wide as the type area",
        {
            "test_letterhead_pages": (
                "分隔线在字号下4mm",
                "签发人多行时同样4mm",
                "分隔线左端与版心等宽",
                "分隔线右端与版心等宽",
                "test_mark_and_line_are_red_and_the_rest_is_black",
            )
        },
    ),
    # ---------------------------------------------------------------- body
    Clause(
        "7.3.1",
        "标题：二号小标宋，分隔线下空二行，居中",
        "title: 二号 小标宋, two blank lines below the red line, centred",
        {
            "test_letterhead_pages": ("标题在分隔线下空二行", "test_each_element_has_its_typeface_and_size"),
            "test_page": ("test_the_title_is_centred_in_its_own_font_and_size",),
        },
        formats=ALL,
    ),
    Clause(
        "7.3.1",
        "标题回行：词意完整，排成梯形或者菱形",
        "a turned title keeps phrases whole, in the shape of a trapezium or rhombus",
        {
            "test_titles": (
                "test_a_long_title_turns_as_an_office_would_have_it",
                "test_no_line_ends_within_what_belongs_together",
            )
        },
        why=(
            "由词语决定在哪里换行，两个引擎照印",
            "its words decide where it turns; both programs print what is decided",
        ),
        formats=ALL,
    ),
    Clause(
        "7.3.2",
        "主送机关：标题下空一行，顶格，回行仍顶格，全角冒号",
        "addressees: one blank line below the title, flush left in every line, a full-width colon",
        {
            "test_letterhead_pages": (
                "主送机关顶格",
                "主送机关回行时仍顶格",
                "主送机关在标题下空一行",
                "test_each_element_has_its_typeface_and_size",
            )
        },
    ),
    Clause(
        "7.3.2",
        "主送机关使首页不能显示正文时移至版记",
        "addressees that leave no text on the first page move to the imprint",
        {"test_imprint_pages": ("test_its_words_are_in_size_four_one_character_in",)},
    ),
    Clause(
        "7.3.3",
        "首页必须显示正文",
        "the first page shows text",
        {"test_letterhead_pages": ("test_the_first_page_shows_text",)},
    ),
    Clause(
        "7.3.3",
        "正文：主送机关下一行，三号仿宋，每段左空二字",
        "text: on the line below the addressees, 三号 仿宋, each paragraph two 字 in",
        {
            "test_letterhead_pages": ("正文在主送机关下一行",),
            "test_page": ("test_paragraphs_begin_two_characters_in",),
        },
        formats=ALL,
    ),
    Clause(
        "7.3.3",
        "层次序数一、（一）1.（1）；第一层黑体，第二层楷体，第三、四层仿宋",
        "numbers 一、（一）1.（1）; first level 黑体, second 楷体, third and fourth 仿宋",
        {
            "test_page": (
                "test_each_level_has_its_font_and_a_lead_another_than_its_text",
                "test_printed_numbers_are_the_manuscripts",
            )
        },
        formats=ALL,
    ),
    Clause(
        "7.3.4",
        "附件说明：正文下空一行，左空二字，多个的编号对齐，名称回行对齐",
        "list of attachments: one blank line below the text, two 字 in, numbers and turned names aligned",
        {
            "test_attachments": (
                "test_a_blank_line_parts_the_note_from_the_text",
                "test_one_attachment_is_listed_two_characters_in",
                "test_the_numbers_of_several_stand_under_each_other",
                "test_a_long_title_turns_under_its_own_first_character",
            )
        },
        formats=ALL,
    ),
    Clause(
        "7.3.4",
        "附件名称后不加标点",
        "no mark behind an attachment's name",
        {"test_attachments": ("test_the_note_lists_the_titles_without_end_marks",)},
        why=WORDS,
        formats=ALL,
    ),
    Clause(
        "7.3.5.1",
        "加盖印章：成文日期右空四字，署名以其居中，印章压署名和日期，顶端距正文一行之内",
        "sealed: date four 字 in from the right, name centred on it, the seal on both, within a line of the text",
        {
            "test_signature_pages": (
                "成文日期右空四字",
                "署名以成文日期为准居中",
                "署名短时同样",
                "署名长时不出版心",
                "日期仍对署名居中",
                "不附印章图也留位置",
                "test_a_seal_lies_on_name_and_date_and_within_a_line_of_the_text",
            )
        },
    ),
    Clause(
        "7.3.5.1",
        "联合行文加盖印章：一一对应，互不相交，不出版心（2至5个机关）",
        "sealed together: a seal on each name, apart from each other, within the type area (2 to 5 bodies)",
        {"test_signature_pages": ("test_joint_seals_lie_one_on_each_name_apart_and_within_the_type_area",)},
    ),
    Clause(
        "7.3.5.2",
        "不加盖印章：正文下空一行，署名右空二字，日期首字比署名首字右移二字；日期长的右空二字",
        "without a seal: one blank line below the text, name two 字 in from the right, the date two 字 further; "
        "the longer date two 字 in",
        {
            "test_signature_pages": ("署名在正文下空一行", "署名右空二字", "日期比署名右移二字"),
            "test_page": ("test_where_name_and_date_stand",),
        },
        formats=ALL,
    ),
    Clause(
        "7.3.5.2",
        "联合行文不加盖印章：依次向下，日期在最后署名下",
        "without seals together: one below the other, the date below the last",
        {"test_signature_pages": ("联合行文依次向下", "署名左齐", "日期在最后署名下")},
    ),
    Clause(
        "7.3.5.3",
        "加盖签名章：正文下空二行，右空四字，职务在左空二字并上下居中；章下空一行，日期右空四字",
        "signature stamp: two blank lines below the text, four 字 in from the right, the post two 字 to its left; "
        "one blank line, the date four 字 in",
        {
            "test_signature_pages": (
                "签名章右空四字",
                "职务在签名章左空二字",
                "职务与签名章上下居中",
                "成文日期右空四字",
                "签名章下空一行",
                "正文下空二行",
            )
        },
    ),
    Clause(
        "7.3.5.3",
        "联合行文加盖签名章：每行一个，依次向下，左右对齐",
        "stamps together: one a row, one below the other, aligned",
        {"test_signature_pages": ("每行一个", "签名章对齐")},
    ),
    Clause(
        "7.3.5.4",
        "成文日期用阿拉伯数字，年份写全，月日不编虚位",
        "date in digits, the year in full, no leading zero",
        {"test_page": ("test_where_name_and_date_stand",)},
        formats=ALL,
    ),
    Clause(
        "7.3.5.5",
        "署名、成文日期与正文同处一页",
        "name and date share their page with text",
        {"test_page": ("test_the_signature_never_stands_alone_on_a_page",)},
        formats=ALL,
    ),
    Clause(
        "7.3.6",
        "附注：成文日期下一行，左空二字，加圆括号",
        "note: on the line below the date, two 字 in, in brackets",
        {
            "test_letterhead_pages": (
                "附注在成文日期下一行",
                "附注左空二字",
                "test_each_element_has_its_typeface_and_size",
            )
        },
    ),
    Clause(
        "7.3.7",
        "附件：另面编排，“附件”及序号三号黑体顶格在第一行，标题居中在第三行，页码连续",
        "attachment: on a new page, its label in 三号 黑体 flush left on the first line, its title centred on the "
        "third, page numbers run on",
        {
            "test_attachments": (
                "test_each_attachment_begins_a_page_with_its_label_and_its_title_on_the_third_line",
                "test_page_numbers_run_on",
            )
        },
        formats=ALL,
    ),
    Clause(
        "7.3.7",
        "不能与正文一起装订的附件，第一行顶格编排发文字号和附件序号",
        "an attachment bound apart begins flush left with the document number before its label",
        {"test_attachments": ("test_what_is_bound_apart_begins_at_the_left_with_the_number_of_its_document",)},
    ),
    # ---------------------------------------------------------------- imprint
    Clause(
        "7.4.1",
        "版记分隔线与版心等宽，首末条0.35 mm，中间0.25 mm；末条与末面版心下边缘重合（262 mm）",
        "imprint's lines as wide as the type area, first and last 0.35 mm, between 0.25; the last at its foot (262 mm)",
        {
            "test_imprint_pages": (
                "test_the_last_line_is_at_the_foot_of_the_type_area",
                "test_its_lines_are_thick_thin_and_thick",
            )
        },
    ),
    Clause(
        "7.4.2",
        "抄送：四号仿宋，左右各空一字，回行与冒号后首字对齐；主送在其上一行，之间不加线",
        "抄送 in 四号 仿宋, one 字 in on either side, turned lines behind the colon; 主送 above it, no line between",
        {
            "test_imprint_pages": (
                "test_its_words_are_in_size_four_one_character_in",
                "test_the_last_line_is_at_the_foot_of_the_type_area",
            )
        },
    ),
    Clause(
        "7.4.3",
        "印发机关左空一字，印发日期右空一字，四号仿宋，在末条线上",
        "印发机关 one 字 in at the left, 印发日期 at the right, 四号 仿宋, above the last line",
        {
            "test_imprint_pages": (
                "test_its_words_are_in_size_four_one_character_in",
                "test_it_stands_on_an_even_page_with_a_number_unless_a_blank_one_precedes",
            )
        },
    ),
    Clause(
        "7.5",
        "页码：四号半角宋体，一字线上距版心下边缘7 mm，单页居右空一字，双页居左空一字",
        "page number: 四号 宋体, its dash 7 mm below the type area, one 字 in at the right of odd pages, left of even",
        {"test_page": ("test_page_numbers",)},
        formats=ALL,
    ),
    Clause(
        "7.5",
        "版记页前有空白页的，空白页和版记页均不编页码",
        "behind a blank page neither that nor the imprint's has a number",
        {"test_imprint_pages": ("test_it_stands_on_an_even_page_with_a_number_unless_a_blank_one_precedes",)},
    ),
    Clause(
        "8",
        "A4横排表格：页码位置与其他页一致，单页表头在订口一边，双页在切口一边",
        "turned tables: the page number where it stands on the others, the head at the binding side of odd pages, "
        "the outer one of even",
        {
            "test_table_pages": (
                "test_the_number_of_a_turned_page_stands_where_it_stands_on_the_others",
                "test_the_type_area_of_a_turned_page_is_225_by_156",
            )
        },
        formats=ALL,
    ),
    Clause(
        "9",
        "计量单位、标点符号、数字按各自的国家标准",
        "units, marks and digits after their own standards",
        {"test_rules": ("test_each_bad_example_is_found",)},
        why=WORDS,
        formats=ALL,
    ),
    # ---------------------------------------------------------------- special formats
    Clause(
        "10.1",
        "标志：机关名称，不加“文件”，居中，上边缘至上页边30 mm；联合行文只用主办机关",
        "mark: the body's name without 文件, centred, 30 mm from the sheet's head; of several the leading one's",
        {
            "test_special_formats": (
                "标志上边缘至上页边30mm",
                "长标志同样30mm",
                "标志居中",
                "test_a_letters_mark_is_the_leading_bodys_name_alone",
            )
        },
        formats=(LETTER,),
    ),
    Clause(
        "10.1",
        "标志下4 mm红色双线（上粗下细），距下页边20 mm红色双线（上细下粗），长170 mm，居中",
        "a red double line 4 mm below the mark (thick above thin), another 20 mm from the foot (thin above thick), "
        "170 mm long, centred",
        {
            "test_special_formats": (
                "标志下4mm为红色双线",
                "上为粗线",
                "第二条双线距下页边20mm",
                "下为粗线",
                "双线长170mm",
                "第二条双线长170mm",
                "线居中",
            )
        },
        formats=(LETTER,),
    ),
    Clause(
        "10.1",
        "份号、密级、紧急程度顶格，自上而下；发文字号居右；与双线距离为三号字高的7/8（4.94 mm）",
        "份号, 密级, 紧急程度 flush left, downwards; the number flush right; 7/8 of 三号 (4.94 mm) below the line",
        {
            "test_special_formats": (
                "份号顶格",
                "份号距双线为三号字高的7/8",
                "密级在份号下",
                "紧急程度在密级下",
                "发文字号居右",
                "发文字号与份号同行",
                "只有发文字号时同样居右",
                "只有发文字号时距双线同样",
            )
        },
        formats=(LETTER,),
    ),
    Clause(
        "10.1",
        "标题与其上最后一个要素相距二行，居中",
        "title two lines below the last element above it, centred",
        {"test_special_formats": ("标题与其上要素相距二行", "标题居中")},
        formats=(LETTER,),
    ),
    Clause(
        "10.1",
        "第二条双线上一行如有文字，距线为三号字高的7/8：正文止于版心下边缘，不会更近",
        "7/8 of 三号 between a line of text and the second double line: the text ends with the type area, no nearer",
        {"test_special_formats": ("第二条双线上一行距线不小于7/8字高",)},
        formats=(LETTER,),
    ),
    Clause(
        "10.1",
        "首页不显示页码",
        "no number on the first page",
        {"test_special_formats": ("首页不显示页码", "第二页有页码")},
        formats=(LETTER,),
    ),
    Clause(
        "5.2.3、7.5",
        "其后各页每面22行，每行28字，页码同公文",
        "on the pages that follow 22 lines of 28 characters, and page numbers as in any document",
        {"test_special_formats": ("test_further_pages_are_those_of_any_document",)},
        formats=(LETTER, ORDER, MINUTES),
    ),
    Clause(
        "10.1",
        "版记不加印发机关和印发日期、分隔线，在末面版心最下方",
        "the imprint without 印发机关, 印发日期 and lines, at the foot of the last type area",
        {"test_imprint_pages": ("test_the_imprint_of_a_letter_has_no_lines",)},
        formats=(LETTER,),
    ),
    Clause(
        "10.2",
        "标志：机关全称加“命令”或“令”，居中，上边缘至版心上边缘20 mm（至纸上边57 mm）",
        "mark: the full name and 命令 or 令, centred, 20 mm below the type area's edge (57 mm from the sheet's)",
        {"test_special_formats": ("标志上边缘至版心上边缘20mm", "标志居中")},
        formats=(ORDER,),
    ),
    Clause(
        "10.2",
        "标志下空二行居中编排令号，令号下空二行编排正文",
        "the number centred two blank lines below the mark, the text two blank lines below it",
        {"test_special_formats": ("标志下空二行编排令号", "令号居中", "令号下空二行编排正文")},
        formats=(ORDER,),
    ),
    Clause(
        "10.2、7.3.5.3",
        "签发人职务、签名章和成文日期：正文下空二行，日期右空四字",
        "post, signature stamp and date: two blank lines below the text, the date four 字 in",
        {"test_special_formats": ("正文下空二行编排职务和签名章", "成文日期右空四字")},
        formats=(ORDER,),
    ),
    Clause(
        "10.3",
        "标志：“×××××纪要”，居中，上边缘至版心上边缘35 mm（至纸上边72 mm）",
        "mark: ×××××纪要, centred, 35 mm below the type area's edge (72 mm from the sheet's)",
        {"test_special_formats": ("标志上边缘至版心上边缘35mm", "标志居中")},
        formats=(MINUTES,),
    ),
    Clause(
        "10.3",
        "出席、请假、列席：正文下空一行，左空二字，标签三号黑体，姓名仿宋，回行与冒号后首字对齐，各另起一行",
        "出席, 请假, 列席: one blank line below the text, two 字 in, labels in 黑体, names in 仿宋, turned lines "
        "behind the colon, each on a line of its own",
        {
            "test_special_formats": (
                "正文下空一行编排出席人员",
                "出席左空二字",
                "回行时与冒号后的首字对齐",
                "请假另起一行",
                "列席另起一行",
                "test_labels_of_those_present_are_in_another_typeface_than_their_names",
            )
        },
        formats=(MINUTES,),
    ),
    # ---------------------------------------------------------------- regulations
    Clause(
        PRACTICE,
        "章居中，黑体；条的序号黑体，内容仿宋",
        "章 centred in 黑体; the number of a 条 in 黑体, its words in 仿宋",
        {"test_regulations": ("test_the_page_says_what_the_text_says",)},
        formats=(REGULATIONS,),
    ),
    Clause(
        PRACTICE,
        "条的序号贯穿各章，章内的项、目另起",
        "条 count on through all 章, what is below them begins anew",
        {
            "test_regulations": (
                "test_articles_count_on_through_the_chapters_and_what_is_below_them_does_not",
                "test_the_page_says_what_the_text_says",
            )
        },
        formats=(REGULATIONS,),
    ),
)


@cache
def _arguments(module: str) -> Mapping[str, tuple[str, ...]]:
    """What each function of a test module asks for."""
    tree = ast.parse((TESTS / f"{module}.py").read_text(encoding="utf-8"))
    return {
        node.name: tuple(given.arg for given in node.args.args)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def measuring(module: str, name: str) -> str:
    """Return the test that a name stands for: itself, or the one that measures the rows of its module's table."""
    if name.startswith("test_"):
        return name
    return next(test for test in _arguments(module) if test.startswith("test_each_c") and "measured" in test)


def in_both_engines(module: str, name: str) -> bool:
    """Tell whether a test looks at pages of LibreOffice and of ONLYOFFICE."""
    asked, arguments = [measuring(module, name)], _arguments(module)
    seen: set[str] = set()
    while asked:
        one = asked.pop()
        seen.add(one)
        asked += [given for given in arguments.get(one, ()) if given not in seen]
    return "rendered" in seen
