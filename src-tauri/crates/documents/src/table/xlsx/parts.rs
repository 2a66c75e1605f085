//! The small parts of a workbook: what it consists of, how cells look, what it is called.

use super::names::column_name;
use super::text::push_text;
use crate::table::{About, Notes};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PACKAGE_TYPE: &str = "application/vnd.openxmlformats-package";
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument";

/// How a cell looks. The number is its place in the list of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    General,
    Text,
    Header,
    Date,
    Instant,
    Count,
    Money0,
    Money1,
    Money2,
    Money3,
    Money4,
    /// Text of several lines, on the sheet about the file.
    Wrapped,
    /// What stands before it.
    Label,
}

impl Style {
    pub(super) fn money(exponent: u8) -> Self {
        match exponent {
            0 => Self::Money0,
            1 => Self::Money1,
            2 => Self::Money2,
            3 => Self::Money3,
            4 => Self::Money4,
            _ => Self::General,
        }
    }

    pub(super) fn id(self) -> &'static [u8] {
        match self {
            Self::General => b"0",
            Self::Text => b"1",
            Self::Header => b"2",
            Self::Date => b"3",
            Self::Instant => b"4",
            Self::Count => b"5",
            Self::Money0 => b"6",
            Self::Money1 => b"7",
            Self::Money2 => b"8",
            Self::Money3 => b"9",
            Self::Money4 => b"10",
            Self::Wrapped => b"11",
            Self::Label => b"12",
        }
    }
}

pub(super) fn styles() -> String {
    // Number format, font, fill, border and alignment of each style, in the order of `Style`.
    // 49 is text, 3 and 4 are grouped numbers without and with two decimals.
    let cell = |format: u16, font: u8, look: &str, more: &str| {
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" {look} xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"{more}>"
        )
    };
    let plain = "fillId=\"0\" borderId=\"0\"";
    let head = "fillId=\"2\" borderId=\"1\"";
    let top = " applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf";
    let cells: String = [
        cell(0, 0, plain, "/"),
        cell(49, 0, plain, "/"),
        cell(49, 1, head, "/"),
        cell(164, 0, plain, "/"),
        cell(165, 0, plain, "/"),
        cell(3, 0, plain, "/"),
        cell(3, 0, plain, "/"),
        cell(166, 0, plain, "/"),
        cell(4, 0, plain, "/"),
        cell(167, 0, plain, "/"),
        cell(168, 0, plain, "/"),
        cell(49, 0, plain, top),
        cell(49, 1, plain, top),
    ]
    .concat();
    let font =
        |bold: &str| format!("<font>{bold}<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>");
    let fill = |what: &str| format!("<fill><patternFill {what}</fill>");
    format!(
        "{XML}<styleSheet xmlns=\"{MAIN}\">\
         <numFmts count=\"5\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/>\
         <numFmt numFmtId=\"165\" formatCode=\"yyyy-mm-dd hh:mm:ss\"/>\
         <numFmt numFmtId=\"166\" formatCode=\"#,##0.0\"/>\
         <numFmt numFmtId=\"167\" formatCode=\"#,##0.000\"/>\
         <numFmt numFmtId=\"168\" formatCode=\"#,##0.0000\"/></numFmts>\
         <fonts count=\"2\">{}{}</fonts><fills count=\"3\">{}{}{}</fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"13\">{cells}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        font(""),
        font("<b/>"),
        fill("patternType=\"none\"/>"),
        fill("patternType=\"gray125\"/>"),
        fill("patternType=\"solid\"><fgColor rgb=\"FFE8EAED\"/><bgColor indexed=\"64\"/></patternFill>"),
    )
}

/// What the archive as a whole refers to.
pub(super) fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{OFFICE}/extended-properties\" Target=\"docProps/app.xml\"/>\
         </Relationships>"
    )
}

/// What kind of thing each part is. It comes first, because programs tell the kind of a file by
/// its first part; so the usual two sheets are named, and whatever else ends in `.xml` and is not
/// is one more of them.
pub(super) fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/{name}.xml\" ContentType=\"{OFFICE_TYPE}.{kind}+xml\"/>")
    };
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"{PACKAGE_TYPE}.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"{OFFICE_TYPE}.spreadsheetml.worksheet+xml\"/>{}{}{}{}{}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"{PACKAGE_TYPE}.core-properties+xml\"/></Types>",
        part("xl/workbook", "spreadsheetml.sheet.main"),
        part("xl/worksheets/sheet1", "spreadsheetml.worksheet"),
        part("xl/worksheets/sheet2", "spreadsheetml.worksheet"),
        part("xl/styles", "spreadsheetml.styles"),
        part("docProps/app", "extended-properties"),
    )
}

pub(super) fn workbook_relations(sheets: usize) -> String {
    let styles = sheets + 1;
    let sheets: String = (1..=sheets)
        .map(|n| {
            format!(
                "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
            )
        })
        .collect();
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{sheets}\
         <Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}

/// A sheet of rows, for the list of sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowSheet {
    pub(super) name: String,
    /// Rows, the header included.
    pub(super) rows: u32,
}

/// The sheets in order, the one about the file last. Each sheet of rows has a filter, and
/// repeats its header on paper.
pub(super) fn workbook(sheets: &[RowSheet], about: &str, columns: usize) -> String {
    let names = sheets.iter().map(|sheet| sheet.name.as_str()).chain([about]);
    let list: String = (1..)
        .zip(names)
        .map(|(n, name)| {
            format!(
                "<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>",
                escaped(name)
            )
        })
        .collect();
    let last = column_name(columns);
    let filters = (0..).zip(sheets).map(|(n, sheet)| {
        let name = escaped(&sheet.name.replace('\'', "''"));
        let rows = sheet.rows;
        format!("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{n}\" hidden=\"1\">'{name}'!$A$1:${last}${rows}</definedName>")
    });
    let titles = (0..).zip(sheets).map(|(n, sheet)| {
        let name = escaped(&sheet.name.replace('\'', "''"));
        format!("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{n}\">'{name}'!$1:$1</definedName>")
    });
    let defined: String = filters.chain(titles).collect();
    format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">\
         <bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>{list}</sheets>\
         <definedNames>{defined}</definedNames></workbook>"
    )
}

/// Title, author and time.
pub(super) fn core_properties(about: &About) -> String {
    let at = about.at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let (title, author) = (escaped(&about.title), escaped(&about.made_by));
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>"
    )
}

/// The program.
pub(super) fn extended_properties(about: &About) -> String {
    let program = escaped(&about.program);
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{program}</Application></Properties>"
    )
}

/// A sheet up to its first row.
pub(super) fn sheet_start(widths: &[u8], view: &str) -> String {
    let columns: String = (1..)
        .zip(widths)
        .map(|(n, width)| {
            format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}.7109375\" customWidth=\"1\"/>")
        })
        .collect();
    let columns = if columns.is_empty() {
        columns
    } else {
        format!("<cols>{columns}</cols>")
    };
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews>{view}</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>{columns}<sheetData>"
    )
}

/// As wide as a sheet of paper, as long as it takes.
pub(super) const PAGE: &str = "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
                               <pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>";

fn escaped(text: &str) -> String {
    let mut out = Vec::new();
    push_text(&mut out, text, &mut Notes::default());
    String::from_utf8_lossy(&out).into_owned()
}
