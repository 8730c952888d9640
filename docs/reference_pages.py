"""Which page of docs/reference/ tells of which public names."""

from importlib import import_module

import attrs


@attrs.frozen
class ReferencePage:
    """A page: its file's name, its title in both languages, and its names by the module that is their home."""

    name: str
    english: str
    chinese: str
    told: dict[str, str]

    def names(self) -> list[tuple[str, str]]:
        """Return module and name of everything the page tells of, in its order."""
        return [(module, name) for module, names in self.told.items() for name in names.split()]


PAGES = (
    ReferencePage(
        "report",
        "Reports and their content",
        "报告及其内容",
        {
            "reportkit.model": "Report Section Measure Points Attachment Stage Contents Inline Emphasis Link Footnote "
            "PortalPage GivenContent GivenParagraph Phrase Block",
        },
    ),
    ReferencePage(
        "facts",
        "Figures, documents, bodies, terms",
        "数据、文件、单位、用语",
        {"reportkit.model": "Statistic Figure FigureStyle Citation Body Term Identity Fact"},
    ),
    ReferencePage(
        "tables",
        "Tables, charts, pictures",
        "表格、图表、图片",
        {"reportkit.model": "Table Cell Chart Picture GivenRow"},
    ),
    ReferencePage(
        "formalities",
        "Letterhead, signature, imprint, approval sheet",
        "版头、落款、版记、发文稿纸",
        {
            "reportkit.model": "Letterhead Imprint Signature PlainSignature SealedSignature StampedSignature "
            "Stamp Opinion",
        },
    ),
    ReferencePage(
        "output",
        "Making files",
        "保存成文件",
        {
            "reportkit.output": "save render to_document",
            "reportkit.review": "Clean",
            "reportkit.batch": "save_all SavedAll NotAllSaved",
        },
    ),
    ReferencePage(
        "errors",
        "Errors",
        "出错时的提示",
        {
            "reportkit.errors": "language ReportkitError InvalidValue NoPlace WrongType StillOpen SaveFailed "
            "MissingExtra MissingFonts",
            "reportkit.messages": "Message",
        },
    ),
    ReferencePage(
        "checks",
        "Checks and their findings",
        "检查与检查结果",
        {
            "reportkit.rules": "check check_text check_docx Findings Finding Severity Force Wrong Replacement "
            "Checked NotChecked Suppression Suppressed",
            "reportkit.review": "comment_on Commented correct Corrected Reviewer LIBRARY",
        },
    ),
    ReferencePage(
        "own-rules",
        "Rules of one's own",
        "自己编写检查规则",
        {"reportkit.rules": "rule Rule RULES Fault Input CheckContext Passage Mention TextFeature"},
    ),
    ReferencePage(
        "reading",
        "Reading files of others",
        "读取已有的文件",
        {
            "reportkit.reading": "read_report Reading ReadingNote with_facts WithFacts next_year",
            "reportkit.readers": "read_text read_docx WordFile SetPage SetPageNumber SetParagraph SetTable read_traces "
            "Trace Revision Remark",
        },
    ),
    ReferencePage(
        "approval",
        "Drafts that come back, versions compared",
        "送审退回与两稿比较",
        {
            "reportkit.approval": "read_back ReturnedDraft Edit DraftComment apply Applied RefusedEdit Reason worklist "
            "Worklist ScriptChange",
            "reportkit.comparison": "compare Changes Change Added Removed Moved Split Joined Reworded FigureChanged "
            "Releveled Reformatted PictureReplaced Revisions",
            "reportkit.place": "Place",
        },
    ),
    ReferencePage(
        "spreadsheets",
        "Facts from workbooks",
        "从 Excel 取数据",
        {"reportkit.spreadsheets": "facts_from SheetFacts save_facts rows_from SheetFault InvalidSheets"},
    ),
    ReferencePage(
        "phrases",
        "Sentences that follow from the report",
        "自动成句",
        {
            "reportkit.phrases": "basis parts parts_in_all period period_from_to contact contact_in_full download "
            "portal_record annual_title aggregation breakdown compared claim totals outcomes reviews fees when_none "
            "no_applications no_fees no_reviews nothing_else next_year figure_rows checklist_rows phrase_factory",
            "reportkit.phrases.rows": "FIGURE_HEADER",
        },
    ),
    ReferencePage(
        "annual-report",
        "The annual report on open government information",
        "政府信息公开工作年度报告",
        {
            "reportkit.annual_report": "edition_for AnnualReport AnnualReport2021 AnnualReport2019 "
            "AnnualReportBefore2019 AnnualReportInOwnWords AnyLedgers Ledgers Ledgers2019 Disclosure2021 "
            "Disclosure2019 Documents Matters Published Procurement Fee Applications Applications2019 Applicants "
            "Refused Unavailable Unprocessed Otherwise Reviews Cases Overview Aspect Problem "
            "Further Indicator IndicatorTable national_table IDENTITIES CARRIED_FORWARD",
        },
    ),
    ReferencePage(
        "returns",
        "What units report",
        "各单位填报与汇总",
        {
            "reportkit.submissions": "Roster Unit load_roster save_roster unmatched save_workbook save_workbooks "
            "save_csv read_return read_returns progress_bar ReadResult ReturnFinding FAULTS Submission UnitReturn "
            "Clerk add_up Consolidation form_for Form FormCell cell_names totals InvalidRoster RosterFault",
        },
    ),
    ReferencePage(
        "formats",
        "Formats and numbers of headings",
        "版式与标题序号",
        {
            "reportkit.formats": "GB9704 LETTER ORDER MINUTES REGULATIONS named Format Page Style Font TableLook "
            "DoubleLines HeadLook ImprintLook ContentsLook InlineLook StressLook LinkLook NoteLook ChartLook "
            "ApprovalForm ApprovalRow ApprovalBox fonts_here FontHere with_fonts",
            "reportkit.numbering": "OFFICIAL TWO_LEVEL ARTICLES",
            "reportkit.manuscript": "Role Element Stress Mark",
        },
    ),
    ReferencePage(
        "data",
        "Data, scripts, folders",
        "数据文件、脚本与报告文件夹",
        {
            "reportkit.data": "save_data load_data to_json from_json",
            "reportkit.scripts": "save_script to_script script_files Given",
            "reportkit.projects": "start_project project_files open_edition smallest_report year_to_report",
        },
    ),
    ReferencePage(
        "wording",
        "Official Chinese, piece by piece",
        "数字、日期、书名号等用语",
        {
            "reportkit.wording": "number quantity quantity_range scaled percent points shares Shares change difference "
            "counted numeral ordinal year_numeral full_date month_day date_range spoken_range listed quoted_title "
            "exact exactly exactness_fault places gaps noise_fault number_fault list_fault document_number_fault "
            "Number Exactness Scale LARGEST_NUMERAL ROUNDING_NOTE",
        },
    ),
)

WITHIN = {
    "reportkit.review": "annotated first_foreign_place with_checklist",
    "reportkit.manuscript": "*",
}
"""What only the library itself calls, * for all other names of a package: it may change with each release."""


def lacking() -> list[str]:
    """Name what a package that some page tells of gives to others, and no page tells."""
    told = [entry for page in PAGES for entry in page.names()]
    known = {id(getattr(import_module(module), name)) for module, name in told}
    homes = {"reportkit", *(module for module, _ in told)} - {home for home, names in WITHIN.items() if names == "*"}
    return [
        f"{home}.{name}"
        for home, module in zip(sorted(homes), map(import_module, sorted(homes)), strict=True)
        for name in getattr(module, "__all__", ())
        if (home, name) not in told
        and id(getattr(module, name)) not in known
        and name not in WITHIN.get(home, "").split()
    ]
