//! The fonts compiled into the program. The licences lie beside them.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/Inter-Regular.ttf"),
    include_bytes!("../../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../fonts/JetBrainsMono-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
];

/// All fonts, with the book that finds them by name.
pub(super) struct Shelf {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
}

/// The fonts, read once in the life of the process.
pub(super) static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FILES
        .iter()
        .filter_map(|file| Font::new(Bytes::new(*file), 0))
        .collect();
    let book = LazyHash::new(FontBook::from_fonts(&fonts));
    Shelf { fonts, book }
});

/// Whether one font draws all of these characters. A cluster (a base with its marks) is
/// drawn by one font or not at all.
pub(super) fn one_font_draws(characters: &[char]) -> bool {
    SHELF.fonts.iter().any(|font| {
        let coverage = &font.info().coverage;
        characters.iter().all(|c| coverage.contains(u32::from(*c)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_read_and_the_whole_shelf_stays_small() {
        assert_eq!(SHELF.fonts.len(), FILES.len());
        let families: Vec<&str> = SHELF.fonts.iter().map(|f| f.info().family.as_str()).collect();
        assert_eq!(families, ["Inter", "Inter", "JetBrains Mono", "Noto Sans Arabic"]);
        assert!(FILES.iter().map(|file| file.len()).sum::<usize>() < 2_000_000);
    }
}
