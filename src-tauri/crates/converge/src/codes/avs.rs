use super::codes;
use super::same::same_text;

codes! {
    /// `ssl_avs_response`: how the address compared with the one the bank knows (section 19).
    /// AVS is the address verification service. It never undoes an approval by itself.
    pub enum AvsAnswer matching [same_text] {
        StreetOnly = "A", "Street matches, postal code does not";
        StreetOnlyForeign = "B", "Street matches, postal code could not be compared (international)";
        NotComparableForeign = "C", "Street and postal code could not be compared (international)";
        BothForeign = "D", "Street and postal code match (international)";
        Error = "E", "The address check had an error";
        BothUnitedKingdom = "F", "Street and postal code match (United Kingdom)";
        NotParticipatingForeign = "G", "The bank abroad takes no part in address checks";
        NotVerifiedForeign = "I", "Address not verified (international)";
        BothInternational = "M", "Street and postal code match (international)";
        Neither = "N", "Neither street nor postal code match";
        NoAnswerSent = "O", "No answer was sent to the address check";
        PostalOnlyForeign = "P", "Postal code matches, street could not be compared";
        Retry = "R", "The address check was not available";
        NotSupported = "S", "The bank does not support address checks";
        NoInformation = "U", "The bank has no address information";
        LongPostalOnly = "W", "9-digit ZIP matches, street does not";
        Exact = "X", "Street and 9-digit ZIP match";
        Both = "Y", "Street and 5-digit ZIP match";
        PostalOnly = "Z", "5-digit ZIP matches, street does not";
        NotPerformed = "", "No address check was made";
    }
}
