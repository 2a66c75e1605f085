//! Names of sheets and columns.

/// UTF-16 units of a sheet's name.
const LONGEST: usize = 31;

/// The name of a sheet of rows: the wish as far as names allow, and from the second on its number.
/// `taken` is the name of the sheet about the file, which no sheet of rows can have.
pub(super) fn sheet_name(wish: &str, number: usize, taken: &str) -> String {
    let clean: String = wish
        .chars()
        .map(|c| if is_forbidden(c) { '-' } else { c })
        .collect();
    let ending = if number > 1 {
        format!(" {number}")
    } else {
        String::new()
    };
    let mut room = LONGEST - ending.len();
    let start: String = clean
        .trim()
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = if fits { room - c.len_utf16() } else { 0 };
            fits
        })
        .collect();
    // Programs refuse an apostrophe at either end.
    let start = start.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // Excel keeps "History" for itself.
    let reserved =
        |name: &str| name.is_empty() || [taken, "History"].iter().any(|t| t.eq_ignore_ascii_case(name));
    let start = if reserved(start) { "Rows" } else { start };
    format!("{start}{ending}")
}

fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\')
}

/// The letters of a column, counted from 1: `A`, `Z`, `AA`.
pub(super) fn column_name(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number.max(1);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_programs_name_them() {
        for (number, name) in [
            (1, "A"),
            (26, "Z"),
            (27, "AA"),
            (52, "AZ"),
            (702, "ZZ"),
            (703, "AAA"),
            (16_384, "XFD"),
        ] {
            assert_eq!(column_name(number), name);
        }
    }

    #[test]
    fn a_sheet_has_a_name_that_every_program_takes() {
        for (wish, number, expected) in [
            ("Payments", 1, "Payments"),
            ("Payments", 2, "Payments 2"),
            ("10/2026: all [open]?", 1, "10-2026- all -open--"),
            ("'quoted'", 1, "quoted"),
            ("", 3, "Rows 3"),
            ("about THIS file", 1, "Rows"),
            ("history", 1, "Rows"),
            (
                "a name that is much too long for a sheet",
                12,
                "a name that is much too long 12",
            ),
            (
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                1,
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            ),
        ] {
            let name = sheet_name(wish, number, "About this file");
            assert_eq!(name, expected);
            assert!(name.encode_utf16().count() <= LONGEST);
        }
    }
}
