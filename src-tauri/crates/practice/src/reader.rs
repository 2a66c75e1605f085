//! A small strict reader for request XML: one root element, children with text, and
//! `txnGroup` with children of its own. No declaration, comments, attributes, DTD or CDATA:
//! a request starts with `<txn>` (Converge fact sheet section 1).

/// How deep elements may nest: root, group, field.
const DEPTH: usize = 3;

/// An element without attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

/// Reads one element and nothing after it but white space; `None` when the text is not
/// well-formed in this narrow sense.
pub(crate) fn read(text: &str) -> Option<Element> {
    let mut reader = Reader { rest: text };
    reader.blanks();
    let root = reader.element(1)?;
    reader.blanks();
    reader.rest.is_empty().then_some(root)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
    }

    fn take(&mut self, prefix: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(prefix)?;
        Some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let name_byte = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let end = self.rest.find(|c| !name_byte(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end)?;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            return None;
        }
        self.rest = rest;
        Some(name)
    }

    fn element(&mut self, depth: usize) -> Option<Element> {
        if depth > DEPTH {
            return None;
        }
        self.take("<")?;
        let name = self.name()?;
        self.blanks();
        let mut element = Element {
            name: name.to_owned(),
            ..Element::default()
        };
        if self.take("/>").is_some() {
            return Some(element);
        }
        self.take(">")?;
        self.content(&mut element, depth)?;
        self.take("</")?;
        self.take(name)?;
        self.blanks();
        self.take(">")?;
        // Text beside children has no meaning in a request.
        let mixed = !element.children.is_empty() && !element.text.trim().is_empty();
        if mixed { None } else { Some(element) }
    }

    fn content(&mut self, element: &mut Element, depth: usize) -> Option<()> {
        loop {
            let end = self.rest.find('<')?;
            let (text, rest) = self.rest.split_at_checked(end)?;
            unescape(text, &mut element.text)?;
            self.rest = rest;
            if rest.starts_with("</") {
                return Some(());
            }
            let child = self.element(depth + 1)?;
            element.children.push(child);
        }
    }
}

/// Resolves the five entities and numeric references.
fn unescape(text: &str, out: &mut String) -> Option<()> {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (plain, tail) = rest.split_at_checked(at)?;
        push(plain, out)?;
        let (entity, after) = tail.strip_prefix('&')?.split_once(';')?;
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => numeric(entity)?,
        });
        rest = after;
    }
    push(rest, out)
}

fn numeric(entity: &str) -> Option<char> {
    let number = entity.strip_prefix('#')?;
    let code = match number.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(code).filter(|c| allowed(*c))
}

fn push(plain: &str, out: &mut String) -> Option<()> {
    if !plain.chars().all(allowed) {
        return None;
    }
    out.push_str(plain);
    Some(())
}

fn allowed(c: char) -> bool {
    !c.is_control() || matches!(c, '\t' | '\r' | '\n' | '\u{80}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_entities_and_groups_are_read() {
        let root = read(
            "<txn> <a>x &amp; &#60;y&#x3E; &apos;</a><b/><c></c>\
             <txnGroup><ssl_txn_id>1</ssl_txn_id><ssl_txn_id>2</ssl_txn_id></txnGroup></txn>\n",
        )
        .unwrap();
        assert_eq!(root.name, "txn");
        assert_eq!(root.children[0].text, "x & <y> '");
        assert_eq!(root.children[2].text, "");
        assert_eq!(root.children[3].children.len(), 2);
    }

    #[test]
    fn anything_that_is_not_well_formed_is_refused() {
        for text in [
            "",
            "txn",
            "<txn>",
            "<txn></tx>",
            "<txn><a></txn></a>",
            "<txn>&</txn>",
            "<txn>&nope;</txn>",
            "<txn>&#xD800;</txn>",
            "<txn>&#0;</txn>",
            "<txn a=\"1\"></txn>",
            "<!DOCTYPE txn><txn/>",
            "<?xml version=\"1.0\"?><txn/>",
            "<txn><!-- --></txn>",
            "<txn/><txn/>",
            "<txn>text<a/></txn>",
            "<txn><a><b><c/></b></a></txn>",
            "<txn>\u{1}</txn>",
            "<1/>",
            "<txn><a>&#x;</a></txn>",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
