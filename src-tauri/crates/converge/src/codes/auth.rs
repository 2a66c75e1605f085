use super::codes;
use super::same::same_text;

codes! {
    /// The two-letter authorisation code of the HTTP header `AuthResponse` (section 18).
    /// Present since about 2017; nothing may depend on it.
    pub enum AuthCode matching [same_text] {
        Approved = "AA", "Approved";
        PartlyApproved = "AP", "Approved in part";
        CvvMismatch = "N7", "Declined: the security code does not match";
        PickUp = "NC", "Declined: keep the card";
        Declined = "ND", "Declined";
        Refer = "NR", "Declined: the bank wants a call";
        ReservedNf = "NF", "Listed by resellers without an explanation";
        ReservedNp = "NP", "Listed by resellers without an explanation";
    }
}

/// What the headers `AuthApproved` and `AuthDeclined` say (section 1). A hint only: the body
/// decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderVerdict {
    /// `AuthApproved: true`
    Approved,
    /// `AuthDeclined: true`
    Declined,
    /// Both: the headers contradict each other.
    Contradictory,
}

impl HeaderVerdict {
    /// Reads the two headers' values; `None` when neither says `true`, as with older answers.
    pub fn from_headers(approved: Option<&str>, declined: Option<&str>) -> Option<Self> {
        let says = |value: Option<&str>| value.is_some_and(|text| same_text("true", text));
        match (says(approved), says(declined)) {
            (true, false) => Some(Self::Approved),
            (false, true) => Some(Self::Declined),
            (true, true) => Some(Self::Contradictory),
            (false, false) => None,
        }
    }

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Contradictory => "contradictory",
        }
    }
}
