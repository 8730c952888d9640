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
            "reportkit.model": "Report Section Measure Points Attachment Stage Contents Emphasis Link Footnote "
            "PortalPage Phrase Block",
        },
    ),
    ReferencePage(
        "facts",
        "Figures, documents, bodies, terms",
        "数据、文件、单位、用语",
        {"reportkit.model": "Statistic FigureStyle Citation Body Term Identity Fact"},
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
            "reportkit.model": "Letterhead Imprint PlainSignature SealedSignature StampedSignature Stamp Opinion",
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
        {"reportkit.rules": "rule Rule RULES Fault Input CheckContext Passage TextFeature"},
    ),
)

WITHIN = {
    "reportkit.review": "annotated first_foreign_place with_checklist",
}
"""What only the library itself calls: its looks may change from one release to the next."""


def lacking() -> list[str]:
    """Name what a package that some page tells of gives to others, and no page tells."""
    told = [entry for page in PAGES for entry in page.names()]
    known = {id(getattr(import_module(module), name)) for module, name in told}
    packages = {name: import_module(name) for name in sorted({"reportkit", *(module for module, _ in told)})}
    return [
        f"{package}.{name}"
        for package, module in packages.items()
        for name in getattr(module, "__all__", ())
        if (package, name) not in told
        and id(getattr(module, name)) not in known
        and name not in WITHIN.get(package, "").split()
    ]
