//! Looking for a text in every file, and small conversions.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;

/// Files below `folder` that hold one of the texts, as UTF-8 or UTF-16, in their content or
/// in their name.
pub fn files_with(folder: &Path, texts: &[String]) -> Result<Vec<PathBuf>> {
    let needles: Vec<Vec<u8>> = texts
        .iter()
        .flat_map(|text| {
            let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [text.as_bytes().to_vec(), wide]
        })
        .collect();
    let mut found = Vec::new();
    walk(folder, &mut |path| {
        let name = path.to_string_lossy();
        // A socket or a file that went away meanwhile holds nothing.
        let content = fs::read(path).unwrap_or_default();
        let holds = |needle: &Vec<u8>| {
            content
                .windows(needle.len())
                .any(|part| part == needle.as_slice())
        };
        if texts.iter().any(|text| name.contains(text.as_str())) || needles.iter().any(holds) {
            found.push(path.to_owned());
        }
    })?;
    Ok(found)
}

/// How many files there are below a folder.
pub fn count_files(folder: &Path) -> Result<usize> {
    let mut count = 0;
    walk(folder, &mut |_| count += 1)?;
    Ok(count)
}

fn walk(folder: &Path, seen: &mut dyn FnMut(&Path)) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), seen)?;
        } else if kind.is_file() {
            seen(&entry.path());
        }
    }
    Ok(())
}

/// Letters, digits and dashes only.
pub fn file_name(text: &str) -> String {
    let mut name: String = text
        .chars()
        .map(|one| if one.is_ascii_alphanumeric() { one } else { '-' })
        .collect();
    name.truncate(60);
    name.trim_matches('-').to_owned()
}

/// The bytes of a Base64 text.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for letter in text
        .bytes()
        .filter(|letter| !letter.is_ascii_whitespace() && *letter != b'=')
    {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read() {
        assert_eq!(base64("Q291bnRlcmZvaWw=").unwrap(), b"Counterfoil");
        assert_eq!(base64("").unwrap(), b"");
        assert_eq!(base64("a!"), None);
    }

    #[test]
    fn a_text_is_found_in_content_and_names() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        fs::write(below.join("utf8"), "xxSECRETxx").unwrap();
        fs::write(
            below.join("wide"),
            "SECRET"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>(),
        )
        .unwrap();
        fs::write(below.join("SECRET"), "").unwrap();
        fs::write(below.join("clean"), "SECRE").unwrap();
        assert_eq!(files_with(folder.path(), &["SECRET".into()]).unwrap().len(), 3);
        assert_eq!(count_files(folder.path()).unwrap(), 4);
    }
}
