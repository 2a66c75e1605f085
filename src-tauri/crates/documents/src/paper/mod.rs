//! From a template and data to a tagged PDF.

mod fonts;
pub(crate) mod text;
mod world;

use std::fmt;

use jiff::Timestamp;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use zeroize::Zeroizing;

use world::PaperWorld;
pub(crate) use world::Template;

/// When and by what a document was made. Printed in the footer of every page and written
/// into the file's properties; the same stamp and data give the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The moment, for the properties of the file.
    pub at: Timestamp,
    /// The same moment in words, with its zone: `October 6, 2026, 2:14 PM EDT`.
    pub made: String,
    /// The program's name and version: `Counterfoil 0.1.0`.
    pub program: String,
}

/// How far the finished file keeps the rules for accessible PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/UA-1: every rule the exporter can check was kept.
    PdfUa1,
    /// Tagged, titled and with a language, but one rule of PDF/UA-1 was broken; worth a
    /// line in the log, no reason to refuse the paper.
    TaggedOnly {
        /// What the exporter said.
        reason: String,
    },
}

/// A finished PDF. `Debug` shows its size only: some sheets hold full PINs.
pub struct Pdf {
    bytes: Zeroizing<Vec<u8>>,
    pages: usize,
    conformance: Conformance,
}

impl Pdf {
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Which rules it keeps.
    pub fn conformance(&self) -> &Conformance {
        &self.conformance
    }
}

impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pdf")
            .field("length", &self.bytes.len())
            .field("pages", &self.pages)
            .field("conformance", &self.conformance)
            .finish()
    }
}

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A full PIN holds a character that paper cannot show exactly; printing something
    /// near it would be worse than no sheet.
    #[error("the PIN of {terminal} holds a character that cannot be printed exactly; store it again")]
    UnprintablePin {
        /// The name of the terminal.
        terminal: String,
    },
    /// Full PINs were to be printed, but nobody is named who gets them.
    #[error("a sheet with full PINs names who gets it and what for")]
    NobodyNamed,
    /// The template or the exporter failed: our mistake, never the data's.
    #[error("the document could not be laid out: {0}")]
    Layout(String),
}

/// Lays out `template` with `data` (JSON) and writes a tagged PDF.
pub(crate) fn print(
    template: Template,
    data: Zeroizing<Vec<u8>>,
    stamp: &Stamp,
) -> Result<Pdf, DocumentError> {
    let printed = print_uncollected(template, data, stamp);
    // Layout remembers its pieces, PINs among them, until it is told to forget.
    comemo::evict(0);
    printed
}

fn print_uncollected(
    template: Template,
    data: Zeroizing<Vec<u8>>,
    stamp: &Stamp,
) -> Result<Pdf, DocumentError> {
    let world = PaperWorld::new(template, data)?;
    let document: PagedDocument = typst::compile(&world).output.map_err(|e| failed(&e))?;
    let strict = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|e| DocumentError::Layout(e.message().to_string()))?;
    let (bytes, conformance) = match typst_pdf::pdf(&document, &options(stamp, strict)) {
        Ok(bytes) => (bytes, Conformance::PdfUa1),
        // A sheet must never be unprintable because of one rule.
        Err(errors) => {
            let reason = words(&errors);
            let bytes = typst_pdf::pdf(&document, &options(stamp, PdfStandards::default()))
                .map_err(|e| failed(&e))?;
            (bytes, Conformance::TaggedOnly { reason })
        }
    };
    Ok(Pdf {
        bytes: Zeroizing::new(bytes),
        pages: document.pages().len(),
        conformance,
    })
}

fn options(stamp: &Stamp, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some(text::one_line(&stamp.program))),
        timestamp: moment(stamp.at).map(typst_pdf::Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    }
}

fn moment(at: Timestamp) -> Option<Datetime> {
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |value: i8| u8::try_from(value).ok();
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
}

fn failed(errors: &[SourceDiagnostic]) -> DocumentError {
    DocumentError::Layout(words(errors))
}

fn words(errors: &[SourceDiagnostic]) -> String {
    let said: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    said.join("; ")
}

#[cfg(test)]
pub(crate) mod tests;
