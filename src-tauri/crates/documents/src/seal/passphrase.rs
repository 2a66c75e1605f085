//! Whether a passphrase is worth the name.

/// The least number of characters, unless it is several words.
const LEAST_CHARACTERS: usize = 12;
/// That many different words are enough, however short.
const ENOUGH_WORDS: usize = 4;
/// Fewer different characters than this are a pattern.
const LEAST_DIFFERENT: usize = 6;
/// What must be left when an obvious part is taken away.
const LEAST_BESIDE: usize = 8;

/// What everybody tries first.
const COMMON: [&str; 16] = [
    "password",
    "passphrase",
    "passwort",
    "letmein",
    "welcome",
    "qwerty",
    "asdfgh",
    "secret",
    "converge",
    "civicplus",
    "counterfoil",
    "elavon",
    "changeme",
    "iloveyou",
    "admin",
    "handoff",
];

/// Rows of keys and of the alphabet, in which runs are looked for.
const RUNS: [&str; 5] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
];

/// Something that makes a passphrase easy to guess or hard to pass on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassphraseFinding {
    /// Too short: less than twelve characters and less than four words.
    TooShort {
        /// How many characters it has.
        has: usize,
        /// How many it needs.
        needs: usize,
    },
    /// The same few characters over and over.
    Repeats,
    /// Mostly a row of keys or of the alphabet.
    Run,
    /// Little more than a word that everybody tries first.
    Common {
        /// That word.
        word: String,
    },
    /// Little more than something anybody knows about the town or the person.
    Obvious {
        /// That word, as it was given.
        word: String,
    },
    /// Starts or ends with a blank, which is lost when it is read out or copied.
    BlankAtEdge,
}

/// What is wrong with a passphrase; an empty list means nothing was found. `obvious` are
/// words that anybody knows: the town's name, the person's, the merchant ID.
pub fn check_passphrase(passphrase: &str, obvious: &[&str]) -> Vec<PassphraseFinding> {
    let mut findings = Vec::new();
    let characters = passphrase.trim().chars().count();
    if characters < LEAST_CHARACTERS && different_words(passphrase) < ENOUGH_WORDS {
        findings.push(PassphraseFinding::TooShort {
            has: characters,
            needs: LEAST_CHARACTERS,
        });
    }
    if passphrase.trim() != passphrase {
        findings.push(PassphraseFinding::BlankAtEdge);
    }
    let folded = folded(passphrase);
    if repeats(&folded) {
        findings.push(PassphraseFinding::Repeats);
    } else if is_run(&folded) {
        findings.push(PassphraseFinding::Run);
    }
    findings.extend(little_beside(&folded, &COMMON).map(|word| PassphraseFinding::Common { word }));
    findings.extend(little_beside(&folded, obvious).map(|word| PassphraseFinding::Obvious { word }));
    findings
}

fn different_words(passphrase: &str) -> usize {
    let mut words: Vec<String> = passphrase
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | ','))
        .filter(|word| word.chars().count() >= 3)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.len()
}

/// Lower case letters and digits; the usual digits for letters turned back.
fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            '@' => 'a',
            '$' => 's',
            '!' => 'i',
            c => c,
        })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Digits that stand for letters, turned back.
fn unleeted(folded: &str) -> String {
    folded
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            c => c,
        })
        .collect()
}

fn repeats(folded: &str) -> bool {
    let characters: Vec<char> = folded.chars().collect();
    let mut different = characters.clone();
    different.sort_unstable();
    different.dedup();
    let a_pattern = (1..=characters.len() / 2).any(|length| {
        let (unit, rest) = characters.split_at(length);
        length * 2 <= characters.len() && rest.chunks(length).all(|part| unit.starts_with(part))
    });
    !characters.is_empty() && (different.len() < LEAST_DIFFERENT || a_pattern)
}

/// Whether more than half of it are steps along a row, in either direction.
fn is_run(folded: &str) -> bool {
    let characters: Vec<char> = folded.chars().collect();
    let steps = characters
        .windows(2)
        .filter(|pair| {
            let forward: String = pair.iter().collect();
            let backward: String = pair.iter().rev().collect();
            RUNS.iter()
                .any(|row| row.contains(&forward) || row.contains(&backward))
        })
        .count();
    steps * 2 > characters.len()
}

/// Words in `known` beside which too little is left.
fn little_beside<'a>(folded_text: &'a str, known: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    let plain = unleeted(folded_text);
    known.iter().filter_map(move |word| {
        let key = folded(word);
        let least = key.chars().count();
        if least < 3 {
            return None;
        }
        let left_as_typed = left_without(folded_text, &key);
        let left_as_read = left_without(&plain, &unleeted(&key));
        let left = left_as_typed.into_iter().chain(left_as_read).min()?;
        (left < LEAST_BESIDE).then(|| (*word).to_owned())
    })
}

/// How many characters are left without `word`; `None` when it is not in there.
fn left_without(text: &str, word: &str) -> Option<usize> {
    text.contains(word)
        .then(|| text.replace(word, "").chars().count())
}
