"""A small correct Word file that has one of everything, and copies of it with one thing changed."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONTS = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
REFERENCE = FIELD.format(r"REF _Ref1 \n \h", "一、")
CELL = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{}</w:tcPr><w:p/></w:tc>'

DOCUMENT = f"""<w:document {W} xmlns:r="{R}"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Ref1"/><w:r><w:t>总体情况</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>
<w:p><w:pPr><w:ind w:firstLine="640"/><w:jc w:val="both"/></w:pPr><w:r><w:t>{"国" * 700}</w:t></w:r></w:p>
<w:p><w:r><w:rPr>{FONTS.format("楷体_GB2312")}</w:rPr><w:t xml:space="preserve">见 </w:t></w:r>{REFERENCE}</w:p>
<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>
<w:tr>{CELL.format('<w:gridSpan w:val="2"/>')}{CELL.format('<w:vMerge w:val="restart"/>')}</w:tr>
<w:tr>{CELL.format("")}{CELL.format("")}{CELL.format("<w:vMerge/>")}</w:tr></w:tbl>
<w:p/>
<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>
</w:body></w:document>"""
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{FONTS.format("仿宋_GB2312")}<w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/></w:pPr><w:rPr><w:spacing w:val="-5"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr>{FONTS.format("黑体")}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:rPr>{FONTS.format("宋体")}<w:spacing w:val="0"/><w:sz w:val="28"/></w:rPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:nsid w:val="3A5C0001"/><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/><w:rPr>{FONTS.format("黑体")}</w:rPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
FOOTER = f"""<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{{}}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>{FIELD.format("PAGE", "1")}<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"""
SETTINGS = f"<w:settings {W}><w:evenAndOddHeaders/></w:settings>"
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>样本</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2019-01-14T00:00:00Z</dcterms:created></cp:coreProperties>"""

KINDS = {  # of the document's relationships, with the part each leads to
    "styles": ["styles.xml"],
    "numbering": ["numbering.xml"],
    "footer": ["footer1.xml", "footer2.xml"],
    "settings": ["settings.xml"],
}
TARGETS = [(kind, part) for kind, parts in KINDS.items() for part in parts]
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

GOOD = {
    "[Content_Types].xml": f"""<Types xmlns="{CONTENT_TYPES}">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
{"".join(f'<Override PartName="/word/{part}" ContentType="{OFFICE}.{kind}+xml"/>' for kind, part in TARGETS)}</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{RELATIONSHIPS}">
{"".join(f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{part}"/>' for i, (kind, part) in enumerate(TARGETS, 1))}</Relationships>""",
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/footer1.xml": FOOTER.format("right"),
    "word/footer2.xml": FOOTER.format("left"),
    "word/settings.xml": SETTINGS,
    "docProps/core.xml": CORE,
}


def packed(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # without the time of day
    return target.getvalue()


def good() -> bytes:
    return packed(GOOD)


def changed(part: str, old: str, new: str) -> bytes:
    """The good file with the first such place of a part changed."""
    if old not in GOOD[part]:
        raise LookupError(f"{part} has no {old!r}")
    return packed({**GOOD, part: GOOD[part].replace(old, new, 1)})


def added(part: str, content: str) -> bytes:
    return packed({**GOOD, part: content})


def without(part: str) -> bytes:
    return packed({name: content for name, content in GOOD.items() if name != part})
