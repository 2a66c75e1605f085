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
    pub(crate) ampersands: Ampersands,
}

/// How ampersands are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ampersands {
    /// Escaped, some of them twice.
    #[default]
    Usual,
    /// Fault: they stay as they are.
    Bare,
    /// Fault: all are escaped twice.
    Twice,
}

impl Style {
    /// `<txn>` with the given elements in some order.
    pub(crate) fn txn<N: AsRef<str>, V: AsRef<str>>(&mut self, out: &mut String, fields: &mut [(N, V)]) {
        self.random.shuffle(fields);
        out.push_str("<txn>");
        for (name, value) in fields.iter() {
            self.element(out, name.as_ref(), value.as_ref());
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
        let ampersand = match self.ampersands {
            Ampersands::Bare => "&",
            Ampersands::Usual if !twice(value) => "&amp;",
            Ampersands::Usual | Ampersands::Twice => "&amp;amp;",
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

    fn written(value: &str, ampersands: Ampersands) -> String {
        let mut out = String::new();
        Style {
            random: Random::new(1, 1),
            ampersands,
        }
        .element(&mut out, "a", value);
        out
    }

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(
            written("<\"O'B\">", Ampersands::Usual),
            "<a>&lt;&quot;O&#39;B&quot;&gt;</a>"
        );
        assert_eq!(written("王芳", Ampersands::Usual), "<a>王芳</a>");
    }

    #[test]
    fn some_ampersands_are_escaped_twice_and_always_the_same() {
        let values: Vec<String> = (0..400).map(|n| format!("{n} & Sons")).collect();
        let doubled = values
            .iter()
            .filter(|value| written(value, Ampersands::Usual).contains("&amp;amp;"))
            .count();
        assert!((50..150).contains(&doubled), "{doubled}");
        assert_eq!(
            written(&values[0], Ampersands::Usual),
            written(&values[0], Ampersands::Usual)
        );
    }

    #[test]
    fn faults_leave_ampersands_alone_or_escape_all_of_them_twice() {
        assert_eq!(written("R&R", Ampersands::Bare), "<a>R&R</a>");
        assert_eq!(written("R&R", Ampersands::Twice), "<a>R&amp;amp;R</a>");
    }
}
