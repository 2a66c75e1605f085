/// An enumeration with stable small numbers (for the database) and stable words
/// (for the wire between our own parts). The numbers are never reused.
pub trait Coded: Copy + Sized + 'static {
    /// Every value, in the order in which it is shown.
    const ALL: &'static [Self];
    /// The number stored in the database.
    fn code(self) -> u8;
    /// The word used in JSON and on the command line.
    fn word(self) -> &'static str;

    /// The value of a stored number; `None` for one that a newer program wrote.
    fn from_code(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The value of a word, if there is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enumeration with its numbers and words in one table.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $word:literal;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant,)* }

        impl $crate::Coded for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];
            fn code(self) -> u8 { match self { $(Self::$variant => $code,)* } }
            fn word(self) -> &'static str { match self { $(Self::$variant => $word,)* } }
            fn from_code(code: u8) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::Coded::word(*self))
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                <Self as $crate::Coded>::from_word(text).ok_or_else(|| {
                    let words: Vec<_> = <Self as $crate::Coded>::ALL
                        .iter().map(|v| $crate::Coded::word(*v)).collect();
                    format!("\"{text}\" is not one of {}", words.join(", "))
                })
            }
        }
    };
}
pub(crate) use coded;
