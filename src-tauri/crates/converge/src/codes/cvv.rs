use super::codes;
use super::same::same_text;

codes! {
    /// `ssl_cvv2_response`: how the security code compared (section 19). It never undoes an
    /// approval by itself.
    pub enum CvvAnswer matching [same_text] {
        Match = "M", "The security code matches";
        NoMatch = "N", "The security code does not match";
        NotProcessed = "P", "The security code was not checked";
        ShouldBePresent = "S", "The card should have a security code, but none was given";
        IssuerUnable = "U", "The bank cannot check security codes";
        NotPerformed = "", "No security code check was made";
    }
}
