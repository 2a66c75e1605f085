//! What an adapter says about its own settings (section 7): descriptors in all the shapes
//! they come in, as one tree, and forms made of them.

mod form;
mod read;

pub use form::{Entry, Form};
pub(crate) use read::blocks;

/// Where a descriptor's value belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// `baseConfig`: keys of `config.extraData`.
    Base,
    /// `vaultConfig`: keys of `config.vault`.
    Vault,
}

impl Block {
    /// The word used in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Vault => "vault",
        }
    }

    /// Where the values stand inside a connector.
    #[must_use]
    pub fn path(self) -> [&'static str; 2] {
        match self {
            Self::Base => ["config", crate::fields::EXTRA_DATA],
            Self::Vault => ["config", crate::fields::VAULT],
        }
    }
}

/// Types of values; `bool` and `boolean` mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// A text. Also what an unknown type is taken for.
    String,
    /// Yes or no.
    Boolean,
    /// One of several values; without values, a free text.
    Select,
    /// Values by name.
    Object,
    /// Several values of one kind.
    Array,
}

impl Type {
    /// The word used in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Select => "select",
            Self::Object => "object",
            Self::Array => "array",
        }
    }
}

/// One setting of an adapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// As the adapter writes it; the items of an array have none.
    pub name: String,
    /// The name as words.
    pub label: String,
    /// What it holds.
    pub kind: Type,
    /// The type as it came, when it is not one of [`Type`].
    pub declared: Option<String>,
    /// Must be filled in.
    pub required: bool,
    /// The adapter's own words.
    pub description: Option<String>,
    /// The values to choose from, where there are some.
    pub choices: Option<Vec<String>>,
    /// Nobody may see its value.
    pub secret: bool,
    /// The parts of an object.
    pub properties: Vec<Descriptor>,
    /// What an array consists of.
    pub items: Option<Box<Descriptor>>,
    /// A sentence where something could not be understood.
    pub notice: Option<&'static str>,
}

/// All settings of an adapter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// For `config.extraData`.
    pub base: Vec<Descriptor>,
    /// For `config.vault`.
    pub vault: Vec<Descriptor>,
}

impl Settings {
    /// All descriptors with their block, base first.
    pub fn all(&self) -> impl Iterator<Item = (Block, &Descriptor)> {
        let base = self.base.iter().map(|one| (Block::Base, one));
        base.chain(self.vault.iter().map(|one| (Block::Vault, one)))
    }

    /// The form of one block.
    #[must_use]
    pub fn form(&self, block: Block) -> Form<'_> {
        match block {
            Block::Base => Form::new(block, &self.base),
            Block::Vault => Form::new(block, &self.vault),
        }
    }
}

/// A name as words: `allowExpiredCards` becomes "Allow expired cards".
pub(crate) fn label(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    let mut letters = name.chars().peekable();
    while let Some(c) = letters.next() {
        if matches!(c, '_' | '-' | ':' | '.' | ' ') {
            before = ' ';
            continue;
        }
        let next_is_small = letters.peek().is_some_and(|next| next.is_lowercase());
        let begins = c.is_uppercase()
            && (before.is_lowercase() || before.is_numeric() || (before.is_uppercase() && next_is_small));
        if !out.is_empty() && (begins || before == ' ') {
            out.push(' ');
        }
        let abbreviation = c.is_uppercase() && (before.is_uppercase() || !next_is_small);
        if out.is_empty() {
            out.extend(c.to_uppercase());
        } else if abbreviation {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        for (name, words) in [
            ("allowExpiredCards", "Allow expired cards"),
            ("MerchantID", "Merchant ID"),
            ("threeDV2Config", "Three DV2 config"),
            ("enableTestMpi", "Enable test mpi"),
            ("mcc", "Mcc"),
            ("", ""),
        ] {
            assert_eq!(label(name), words);
        }
    }
}
