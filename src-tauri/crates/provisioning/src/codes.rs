//! What each error code means and what to do, in plain words (sections 3 and 8).

/// Kinds of errors. One exists only if somebody acts differently on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// 1000, or HTTP 401 or 403: key, password or address.
    NotAuthorized,
    /// 1001, or HTTP 400 or 422 without a code: the request as a whole.
    InvalidRequest,
    /// 1002: a value breaks its rules.
    InvalidValue,
    /// 1003: a value has the wrong form.
    InvalidFormat,
    /// 1004: characters that are not allowed.
    InvalidCharacters,
    /// 1005: something is missing.
    Missing,
    /// 1006: something does not apply here.
    NotApplicable,
    /// 1007, or HTTP 404: what was referred to does not exist.
    NotFound,
    /// 1010 to 1018: a routing document.
    Routing,
    /// 9999, or HTTP 500 and above: inside the gateway.
    Internal,
    /// Any other code, or none where one is due.
    Unknown,
    /// Not an answer at all.
    Unreadable,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::NotAuthorized,
        Self::InvalidRequest,
        Self::InvalidValue,
        Self::InvalidFormat,
        Self::InvalidCharacters,
        Self::Missing,
        Self::NotApplicable,
        Self::NotFound,
        Self::Routing,
        Self::Internal,
        Self::Unknown,
        Self::Unreadable,
    ];

    /// The word used in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotAuthorized => "not_authorized",
            Self::InvalidRequest => "invalid_request",
            Self::InvalidValue => "invalid_value",
            Self::InvalidFormat => "invalid_format",
            Self::InvalidCharacters => "invalid_characters",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
            Self::NotFound => "not_found",
            Self::Routing => "routing",
            Self::Internal => "internal",
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The class of a code; without one, of an HTTP status that is not 2xx.
pub(crate) fn class_of(code: Option<i64>, status: Option<u16>) -> Class {
    match (code, status) {
        (Some(code), _) => known(code).map_or(Class::Unknown, |known| known.class),
        (None, Some(401 | 403)) => Class::NotAuthorized,
        (None, Some(404)) => Class::NotFound,
        (None, Some(400 | 422)) => Class::InvalidRequest,
        (None, Some(500..)) => Class::Internal,
        (None, _) => Class::Unknown,
    }
}

/// What a code means.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// The number; 0 for one that is not known.
    pub code: i64,
    /// Its kind.
    pub class: Class,
    /// What happened, in a few words.
    pub title: &'static str,
    /// What it means.
    pub means: &'static str,
    /// What to do.
    pub todo: &'static str,
}

/// The explanation of a code; any other number has one as well.
#[must_use]
pub fn explain(code: i64) -> &'static Explanation {
    known(code).unwrap_or(&UNKNOWN)
}

/// The explanation of an error: by its code, else by its class.
#[must_use]
pub fn explain_class(class: Class) -> &'static Explanation {
    match class {
        Class::Unknown => &UNKNOWN,
        Class::Unreadable => &UNREADABLE,
        known => CODES.iter().find(|page| page.class == known).unwrap_or(&UNKNOWN),
    }
}

fn known(code: i64) -> Option<&'static Explanation> {
    CODES.iter().find(|known| known.code == code)
}

const fn page(
    code: i64,
    class: Class,
    title: &'static str,
    means: &'static str,
    todo: &'static str,
) -> Explanation {
    Explanation {
        code,
        class,
        title,
        means,
        todo,
    }
}

/// A number that nobody has documented.
pub static UNKNOWN: Explanation = page(
    0,
    Class::Unknown,
    "The gateway refused, with a number that is not documented",
    "The gateway reports an error that its documentation does not list. After a change it is not certain \
     whether anything was done.",
    "Reload the list and compare. If the error stays, give its number and message to the gateway's support.",
);

/// Not an answer of this gateway.
pub static UNREADABLE: Explanation = page(
    0,
    Class::Unreadable,
    "The answer could not be read",
    "What came back is not an answer of the gateway. A proxy, a firewall or a wrong address often causes this.",
    "Check the base address. After a change, reload the list and compare before you repeat it.",
);

/// Every documented code, 1008 and 1009 included, which the documentation leaves open.
pub static CODES: [Explanation; 20] = [
    page(
        1000,
        Class::NotAuthorized,
        "The gateway does not accept the key",
        "Key and password do not belong together, or this computer's internet address is not on the key's \
         allow-list. Nothing was changed.",
        "Enter key and password again. If they are right, ask the platform's administrator to look at the \
         allow-list under System Setup, API Keys: addresses are separated by commas, without blanks.",
    ),
    page(
        1001,
        Class::InvalidRequest,
        "The gateway does not accept the request",
        "The request as a whole was refused. Nothing was changed.",
        "Reload the connector and try again. If it stays, report it with the message: the form may be at fault.",
    ),
    page(
        1002,
        Class::InvalidValue,
        "A value is not allowed",
        "One value breaks its rules: it is not one of the values that can be chosen, too long, out of range, or \
         already used by another connector. Nothing was changed.",
        "Look at the field that the message names, and correct it.",
    ),
    page(
        1003,
        Class::InvalidFormat,
        "A value has the wrong form",
        "One value is not written as it must be, such as a country that is not two capital letters. Nothing was \
         changed.",
        "Look at the field that the message names, and correct how it is written.",
    ),
    page(
        1004,
        Class::InvalidCharacters,
        "A value holds characters that are not allowed",
        "One value holds a blank, a line break or another character that the gateway does not take. Nothing was \
         changed.",
        "Type the value again by hand; text that was copied often carries blanks at its end.",
    ),
    page(
        1005,
        Class::Missing,
        "Something is missing",
        "A field that must be filled in is empty. Nothing was changed.",
        "Fill in name, adapter, method and API key, and the required fields of the adapter.",
    ),
    page(
        1006,
        Class::NotApplicable,
        "Something does not apply here",
        "A field was sent that makes no sense for this connector, such as both blocks of a meta-connector, or \
         terminals for an adapter without terminals. Nothing was changed.",
        "Take the field away, or choose the adapter that it belongs to.",
    ),
    page(
        1007,
        Class::NotFound,
        "It does not exist any more",
        "The connector, the merchant or something else that was referred to does not exist, or this key may not \
         see it. Nothing was changed.",
        "Reload the list and choose again.",
    ),
    page(
        1008,
        Class::Unknown,
        "The gateway refused with a number without documentation",
        "The gateway's documentation leaves 1008 open. After a change it is not certain whether anything was done.",
        "Reload the list and compare. If the error stays, give its number and message to the gateway's support.",
    ),
    page(
        1009,
        Class::Unknown,
        "The gateway refused with a number without documentation",
        "The gateway's documentation leaves 1009 open. After a change it is not certain whether anything was done.",
        "Reload the list and compare. If the error stays, give its number and message to the gateway's support.",
    ),
    page(
        1010,
        Class::Routing,
        "The routing rules are not valid",
        "The rules as a whole were refused: their form, their version, a rule that is not known, or a method that \
         is not linked. Nothing was changed.",
        "Reload the rules, make the change again and save.",
    ),
    page(
        1011,
        Class::Routing,
        "A condition is not available",
        "A rule uses a condition that does not exist or cannot be used for this connector. Nothing was changed.",
        "Choose another condition from the list. Multi-method rules know fewer of them.",
    ),
    page(
        1012,
        Class::Routing,
        "A condition has the wrong values",
        "The values of a condition do not fit it. Nothing was changed.",
        "Open the rule and fill in the condition's values again.",
    ),
    page(
        1013,
        Class::Routing,
        "A rule refers to a connector that cannot be used",
        "A rule names a connector that does not exist, is switched off or archived, belongs to another merchant, or \
         is a meta-connector itself. Nothing was changed.",
        "Choose a connector of the same merchant that is switched on.",
    ),
    page(
        1014,
        Class::Routing,
        "The rules do not fit together",
        "A rule has no end, or it ends in something that does not belong there. Nothing was changed.",
        "Give every branch of the rules an end: a connector for routing, on or off for availability.",
    ),
    page(
        1015,
        Class::Routing,
        "A rule is there twice",
        "Two rules carry the same identifier, usually after a rule was copied. Nothing was changed.",
        "Delete one of the two and create it again.",
    ),
    page(
        1016,
        Class::Routing,
        "This connector has no routing",
        "Rules belong to meta-connectors, and this is an ordinary connector. Nothing was changed.",
        "Choose a meta-connector.",
    ),
    page(
        1017,
        Class::Routing,
        "This is a multi-method connector",
        "Its rules are of the multi-method kind. Nothing was changed.",
        "Open its multi-method rules.",
    ),
    page(
        1018,
        Class::Routing,
        "This is a routing connector",
        "Its rules are of the classic kind. Nothing was changed.",
        "Open its routing rules.",
    ),
    page(
        9999,
        Class::Internal,
        "The gateway has a problem of its own",
        "Something failed inside the gateway. After a change it is not certain whether it was done.",
        "Reload the list and compare before you repeat a change. Reading can simply be tried again.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_code_has_its_own_page_and_class() {
        for code in (1000..=1018).chain([9999]) {
            let page = explain(code);
            assert_eq!(page.code, code);
            assert!(!page.title.ends_with('.') && page.means.ends_with('.') && page.todo.ends_with('.'));
        }
        assert_eq!(explain(4711).class, Class::Unknown);
        for code in 1010..=1018 {
            assert_eq!(explain(code).class, Class::Routing);
        }
    }

    #[test]
    fn without_a_code_the_status_decides() {
        for (status, class) in [
            (401, Class::NotAuthorized),
            (404, Class::NotFound),
            (422, Class::InvalidRequest),
            (500, Class::Internal),
            (503, Class::Internal),
            (302, Class::Unknown),
        ] {
            assert_eq!(class_of(None, Some(status)), class, "{status}");
        }
        assert_eq!(class_of(Some(1004), Some(500)), Class::InvalidCharacters);
    }

    #[test]
    fn words_are_plain_and_calm() {
        let all = CODES.iter().chain([&UNKNOWN, &UNREADABLE]);
        for page in all {
            for text in [page.title, page.means, page.todo] {
                assert!(!text.contains('!') && !text.contains("please"), "{text}");
            }
        }
        for class in Class::ALL {
            assert_eq!(explain_class(class).class, class);
        }
    }
}
