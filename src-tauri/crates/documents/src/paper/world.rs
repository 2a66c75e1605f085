//! What Typst may see: one template, the shared part, the data, the fonts. No disk, no
//! packages, no date.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use zeroize::Zeroizing;

use super::DocumentError;
use super::fonts::SHELF;

/// A compiled-in template: the path it is known under, and its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template {
    pub(crate) path: &'static str,
    pub(crate) text: &'static str,
}

/// Page, type and building blocks that all sheets share.
const COMMON: Template = Template {
    path: "/common.typ",
    text: include_str!("../../templates/common.typ"),
};

const DATA: &str = "/data.json";

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // For `pdf.header-cell`: the first column of a table names its row.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

pub(super) struct PaperWorld {
    main: Source,
    common: Source,
    data_id: FileId,
    data: Bytes,
}

impl PaperWorld {
    pub(super) fn new(template: Template, data: Zeroizing<Vec<u8>>) -> Result<Self, DocumentError> {
        let source = |template: Template| Ok(Source::new(id(template.path)?, template.text.to_owned()));
        Ok(Self {
            main: source(template)?,
            common: source(COMMON)?,
            data_id: id(DATA)?,
            // Wiped when the last reader lets go of it.
            data: Bytes::new(data),
        })
    }
}

/// Ids are kept for the life of the process, so paths are constants.
fn id(path: &'static str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(path).map_err(|_| DocumentError::Layout(format!("{path} is no path")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.common]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        Err(missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
