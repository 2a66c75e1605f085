//! Looks into a PDF the way a reader for the blind would: is it tagged, titled, in a
//! language, with headings in order, headers of tables that say what they head, and fonts
//! whose letters can be read back.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// A parsed file.
pub struct Checked {
    document: Document,
    bytes: Vec<u8>,
}

impl Checked {
    pub fn new(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("the file is a PDF");
        Self {
            document,
            bytes: bytes.to_vec(),
        }
    }

    /// Everything wrong with an English document.
    pub fn faults(&self, title: &str) -> Vec<String> {
        self.faults_in("en", title)
    }

    /// Everything wrong with a document in a language.
    pub fn faults_in(&self, language: &str, title: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let mut must = |holds: bool, what: &str| {
            if !holds {
                faults.push(what.to_owned());
            }
        };
        let catalog = self.document.catalog().unwrap();
        let marked = self
            .dictionary(catalog, b"MarkInfo")
            .and_then(|d| d.get(b"Marked").ok()?.as_bool().ok());
        must(marked == Some(true), "not marked as tagged");
        must(
            self.string(catalog, b"Lang")
                .is_some_and(|lang| lang.starts_with(language)),
            "no language",
        );
        let shown = self
            .dictionary(catalog, b"ViewerPreferences")
            .and_then(|d| d.get(b"DisplayDocTitle").ok()?.as_bool().ok());
        must(shown == Some(true), "the title is not shown");
        let metadata = self.metadata();
        must(metadata.contains("pdfuaid:part"), "no PDF/UA mark");
        must(
            metadata.contains("dc:title") && metadata.contains(title),
            "no title in the metadata",
        );
        faults.extend(self.heading_faults());
        faults.extend(self.table_faults());
        faults.extend(self.font_faults());
        faults.extend(self.untagged_paint());
        faults
    }

    fn heading_faults(&self) -> Vec<String> {
        let levels: Vec<u32> = self
            .structure()
            .iter()
            .filter_map(|(kind, _)| kind.strip_prefix('H')?.parse().ok())
            .collect();
        let mut faults = Vec::new();
        if levels.first() != Some(&1) || levels.iter().filter(|level| **level == 1).count() != 1 {
            faults.push(format!("not exactly one first heading: {levels:?}"));
        }
        if levels.windows(2).any(|pair| pair[1] > pair[0] + 1) {
            faults.push(format!("headings skip a level: {levels:?}"));
        }
        faults
    }

    fn table_faults(&self) -> Vec<String> {
        let heads: Vec<&Dictionary> = self
            .structure()
            .into_iter()
            .filter(|(kind, _)| kind == "TH")
            .map(|(_, element)| element)
            .collect();
        let without = heads.iter().filter(|element| !self.has_scope(element)).count();
        let mut faults = Vec::new();
        if heads.is_empty() {
            faults.push("no header cells".to_owned());
        }
        if without > 0 {
            faults.push(format!("{without} header cells without scope"));
        }
        faults
    }

    fn has_scope(&self, element: &Dictionary) -> bool {
        let Ok(attributes) = element.get(b"A") else {
            return false;
        };
        match self.resolved(attributes) {
            Object::Array(all) => all
                .iter()
                .any(|a| self.resolved(a).as_dict().is_ok_and(|d| d.has(b"Scope"))),
            Object::Dictionary(one) => one.has(b"Scope"),
            _ => false,
        }
    }

    fn font_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut fonts = 0;
        for object in self.document.objects.values() {
            let Ok(dictionary) = object.as_dict() else {
                continue;
            };
            if dictionary.has_type(b"FontDescriptor") {
                let embedded = [&b"FontFile2"[..], b"FontFile3"]
                    .iter()
                    .any(|key| dictionary.has(key));
                if !embedded {
                    faults.push("a font is not embedded".to_owned());
                }
            }
            if dictionary.has_type(b"Font") && dictionary.has(b"DescendantFonts") {
                fonts += 1;
                if !dictionary.has(b"ToUnicode") {
                    faults.push("a font cannot be read back".to_owned());
                }
            }
        }
        if fonts == 0 {
            faults.push("no fonts".to_owned());
        }
        faults
    }

    /// Text painted outside every tag and artifact.
    fn untagged_paint(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (number, page) in self.document.get_pages() {
            let content = Content::decode(&self.document.get_page_content(page)).unwrap();
            let mut depth = 0_i32;
            for operation in &content.operations {
                match operation.operator.as_str() {
                    "BDC" | "BMC" => depth += 1,
                    "EMC" => depth -= 1,
                    "Tj" | "TJ" | "f" | "S" | "B" if depth == 0 => {
                        faults.push(format!("page {number}: untagged paint"))
                    }
                    _ => {}
                }
            }
        }
        faults.dedup();
        faults
    }

    /// Elements of the structure in reading order.
    fn structure(&self) -> Vec<(String, &Dictionary)> {
        let mut found = Vec::new();
        if let Some(root) = self.dictionary(self.document.catalog().unwrap(), b"StructTreeRoot") {
            self.walk(root, &mut found);
        }
        found
    }

    fn walk<'a>(&'a self, element: &'a Dictionary, found: &mut Vec<(String, &'a Dictionary)>) {
        if let Ok(Object::Name(kind)) = element.get(b"S") {
            found.push((String::from_utf8_lossy(kind).into_owned(), element));
        }
        let Ok(kids) = element.get(b"K") else { return };
        let kids = self.resolved(kids);
        let kids = kids
            .as_array()
            .map_or(std::slice::from_ref(kids), |all| all.as_slice());
        for kid in kids {
            if let Ok(kid) = self.resolved(kid).as_dict() {
                self.walk(kid, found);
            }
        }
    }

    /// The text of all pages, as it would be copied, without blanks and hidden breaks: where
    /// a reader sees a gap is its own affair.
    pub fn squeezed_text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().keys().copied().collect();
        squeezed(&self.document.extract_text(&pages).unwrap())
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// Whether these bytes occur anywhere: in the file as it is, unpacked, or as glyphs.
    pub fn holds(&self, text: &str) -> bool {
        let has = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        has(&self.bytes)
            || self.document.objects.values().any(|object| {
                object
                    .as_stream()
                    .is_ok_and(|stream| stream.decompressed_content().is_ok_and(|plain| has(&plain)))
            })
            || self.squeezed_text().contains(text)
    }

    fn metadata(&self) -> String {
        let catalog = self.document.catalog().unwrap();
        let stream = catalog
            .get(b"Metadata")
            .ok()
            .and_then(|o| self.resolved(o).as_stream().ok());
        stream
            .map(|s| String::from_utf8_lossy(&s.get_plain_content().unwrap()).into_owned())
            .unwrap_or_default()
    }

    fn resolved<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document
            .dereference(object)
            .map_or(object, |(_, found)| found)
    }

    fn dictionary<'a>(&'a self, parent: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.resolved(parent.get(key).ok()?).as_dict().ok()
    }

    fn string(&self, parent: &Dictionary, key: &[u8]) -> Option<String> {
        let bytes = self.resolved(parent.get(key).ok()?).as_str().ok()?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }
}

pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200B}')
        .collect()
}
