use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Check, Link};

/// One thing that a form asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Stable id within the provider.
    pub id: String,
    /// What the form calls it.
    pub label: String,
    /// How it is entered and judged.
    pub kind: Kind,
    /// Saving is refused without it.
    pub required: bool,
    /// The form does not ask for it, but the service does not work without it.
    pub expected: bool,
    /// Cannot be changed after the first save.
    pub locked: bool,
    /// The form offers to make a value: forty random hexadecimal digits.
    pub generate: bool,
    /// What stands there at first; one entry unless the field takes several.
    pub default: Vec<String>,
    /// The values to choose from.
    pub options: Vec<Choice>,
    /// The value to be recommended, where there is one.
    pub advise: Option<String>,
    /// For a reference: what kind of record it points to.
    pub of: Option<String>,
    /// What it is, in a sentence or two.
    pub help: String,
    /// The way to the value through the provider's menus.
    pub path: Vec<String>,
    /// More about this field alone.
    pub link: Option<Link>,
    /// How its value is judged beyond what its kind demands.
    pub checks: Vec<Check>,
    /// What the service's own guide names it.
    pub seed: String,
    /// Where we know this field from.
    pub source: Source,
    /// What the reader had to change, e.g. a kind that nobody has heard of.
    pub notice: Option<String>,
}

impl Field {
    /// "PayPal > Settings > Account Settings"; empty where no way is known.
    pub fn menu_path(&self) -> String {
        self.path.join(" > ")
    }

    /// Whether its value must never be shown, stored with others or logged.
    pub fn is_secret(&self) -> bool {
        self.kind == Kind::Secret
    }

    /// Whether a person can enter it at all.
    pub fn is_entered(&self) -> bool {
        self.kind != Kind::ReadonlyUrl
    }
}

/// How a field is entered and judged (section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// `test` or `live`.
    Mode,
    /// One line.
    Text,
    /// An e-mail address.
    Email,
    /// A web address; https only.
    Url,
    /// Written once, then shown as "stored, ends …".
    Secret,
    /// Several of the provider's currencies.
    Currencies,
    /// `yes` or `no`.
    Yesno,
    /// A fixed sum, zero or more, in the currency of the invoice.
    Amount,
    /// 0 to 100, decimals allowed.
    Percent,
    /// Shown and copied, never entered.
    ReadonlyUrl,
    /// Several of a list.
    Multi,
    /// One of a list.
    Choice,
    /// A record that exists elsewhere.
    Reference,
}

impl Kind {
    /// Every kind with its word in a description.
    pub(crate) const WORDS: [(&'static str, Self); 13] = [
        ("mode", Self::Mode),
        ("text", Self::Text),
        ("email", Self::Email),
        ("url", Self::Url),
        ("secret", Self::Secret),
        ("currencies", Self::Currencies),
        ("yesno", Self::Yesno),
        ("amount", Self::Amount),
        ("percent", Self::Percent),
        ("readonly-url", Self::ReadonlyUrl),
        ("multi", Self::Multi),
        ("choice", Self::Choice),
        ("reference", Self::Reference),
    ];

    /// Reads a word in any case, with hyphens, underscores or neither.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' ', '/'], "");
        let word = plain(word);
        Self::WORDS
            .iter()
            .find(|(name, _)| plain(name) == word)
            .map(|(_, kind)| *kind)
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("text", |(word, _)| word)
    }

    /// Whether it takes a list.
    pub fn takes_several(self) -> bool {
        matches!(self, Self::Currencies | Self::Multi)
    }
}

/// One of the values to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A hint beside it.
    pub note: String,
}

/// Whether real money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// For trying out.
    Test,
    /// For real money.
    Live,
}

impl Mode {
    /// Reads the word of a form.
    pub fn of(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "test" => Some(Self::Test),
            "live" => Some(Self::Live),
            _ => None,
        }
    }

    /// The word of a form.
    pub fn word(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Live => "live",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Test => Self::Live,
            Self::Live => Self::Test,
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Test => "Test",
            Self::Live => "Live",
        })
    }
}

/// Where we know a field from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The service's own guide.
    Seed,
    /// Seen on a picture of the service's form.
    Screenshot,
    /// The provider's documentation.
    Provider,
    /// The product's own walks.
    Walk,
    /// A description from elsewhere says nothing.
    Unknown,
}

impl Source {
    pub(crate) fn of(word: &str) -> Self {
        match word {
            "seed" => Self::Seed,
            "screenshot" => Self::Screenshot,
            "provider" => Self::Provider,
            "walk" => Self::Walk,
            _ => Self::Unknown,
        }
    }

    /// For the table of fields.
    pub fn words(self) -> &'static str {
        match self {
            Self::Seed => "guide",
            Self::Screenshot => "picture of the form",
            Self::Provider => "provider's documentation",
            Self::Walk => "own walk",
            Self::Unknown => "not said",
        }
    }
}
