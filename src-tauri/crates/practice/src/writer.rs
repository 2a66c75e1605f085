//! Writes answer XML: escaping, shuffled element order, and the gateway's habit of escaping
//! some ampersands twice (Converge fact sheet sections 1 and 2).

use std::borrow::Cow;

use crate::random::{Random, digest};

/// How each answer starts; the root element follows on one line.
pub(crate) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An element: name and raw value.
pub(crate) type Field<'a> = (&'static str, Cow<'a, str>);

/// How one answer is written.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// Decides the order of elements.
    pub(crate) random: Random,
    /// Fault: ampersands stay as they are.
    pub(crate) raw_ampersands: bool,
}

impl Style {
    /// `<txn>` with the given elements in some order.
    pub(crate) fn txn(&mut self, out: &mut String, fields: &mut [Field<'_>]) {
        self.random.shuffle(fields);
        out.push_str("<txn>");
        for (name, value) in fields.iter() {
            self.element(out, name, value);
        }
        out.push_str("</txn>");
    }

    /// One element with text.
    pub(crate) fn element(&self, out: &mut String, name: &str, value: &str) {
        out.push('<');
        out.push_str(name);
        out.push('>');
        self.escape(out, value);
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }

    fn escape(&self, out: &mut String, value: &str) {
        if !value.contains(['&', '<', '>', '"', '\'']) {
            out.push_str(value);
            return;
        }
        let ampersand = match (self.raw_ampersands, twice(value)) {
            (true, _) => "&",
            (false, true) => "&amp;amp;",
            (false, false) => "&amp;",
        };
        for c in value.chars() {
            match c {
                '&' => out.push_str(ampersand),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                other => out.push(other),
            }
        }
    }
}

/// About a quarter of all values with an ampersand come back escaped twice, the same value
/// always in the same way.
fn twice(value: &str) -> bool {
    digest(value) >> 7 & 3 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str, raw_ampersands: bool) -> String {
        let mut out = String::new();
        Style {
            random: Random::new(1, 1),
            raw_ampersands,
        }
        .element(&mut out, "a", value);
        out
    }

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(written("<\"O'B\">", false), "<a>&lt;&quot;O&#39;B&quot;&gt;</a>");
        assert_eq!(written("王芳", false), "<a>王芳</a>");
    }

    #[test]
    fn some_ampersands_are_escaped_twice_and_always_the_same() {
        let values: Vec<String> = (0..400).map(|n| format!("{n} & Sons")).collect();
        let doubled = values
            .iter()
            .filter(|value| written(value, false).contains("&amp;amp;"))
            .count();
        assert!((50..150).contains(&doubled), "{doubled}");
        assert_eq!(written(&values[0], false), written(&values[0], false));
    }

    #[test]
    fn the_fault_leaves_ampersands_alone() {
        assert_eq!(written("R&R", true), "<a>R&R</a>");
    }
}
