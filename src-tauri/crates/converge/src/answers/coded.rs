//! The coded fields of any answer or record as typed values (sections 14, 17 to 19). What the
//! tables do not list stays as it came, in the `Unknown` arm of its type.

use crate::codes::{
    AvsAnswer, CardShortDescription, CardType, CvvAnswer, ErrorCode, GatewayStatus, ResultMessage,
};
use crate::error::GatewayError;
use crate::fields::Fields;

/// A view of the coded fields; `None` where the answer says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Coded<'a>(pub(crate) &'a Fields);

impl Fields {
    /// The coded fields as typed values.
    pub fn coded(&self) -> Coded<'_> {
        Coded(self)
    }
}

impl Coded<'_> {
    /// `errorCode`
    pub fn error(&self) -> Option<ErrorCode> {
        GatewayError::of(self.0).map(|error| error.error_code())
    }

    /// `ssl_result_message`
    pub fn result_message(&self) -> Option<ResultMessage> {
        self.0.said("ssl_result_message").map(ResultMessage::from_wire)
    }

    /// `ssl_avs_response`; blank means that the address was not checked.
    pub fn avs(&self) -> Option<AvsAnswer> {
        self.0.said("ssl_avs_response").map(AvsAnswer::from_wire)
    }

    /// `ssl_cvv2_response`; blank means that the security code was not checked.
    pub fn cvv(&self) -> Option<CvvAnswer> {
        self.0.said("ssl_cvv2_response").map(CvvAnswer::from_wire)
    }

    /// `ssl_card_short_description`
    pub fn brand(&self) -> Option<CardShortDescription> {
        self.0
            .said("ssl_card_short_description")
            .map(CardShortDescription::from_wire)
    }

    /// `ssl_card_type`
    pub fn card_type(&self) -> Option<CardType> {
        self.0.said("ssl_card_type").map(CardType::from_wire)
    }

    /// `ssl_trans_status` of a record, e.g. `STL`.
    pub fn status(&self) -> Option<GatewayStatus> {
        self.0.said("ssl_trans_status").map(GatewayStatus::from_wire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_codes_are_typed_and_others_keep_their_text() {
        let mut fields = Fields::default();
        for (name, value) in [
            ("ssl_result_message", "PLEASE RETRY5270"),
            ("ssl_avs_response", "N"),
            ("ssl_cvv2_response", "?"),
            ("ssl_trans_status", "STL"),
            ("ssl_card_short_description", ""),
            ("errorCode", "4014"),
        ] {
            fields.push(name, value);
        }
        let coded = fields.coded();
        assert!(coded.result_message().is_some_and(|message| message.is_known()));
        assert_eq!(coded.avs(), Some(AvsAnswer::from_wire("N")));
        assert_eq!(coded.cvv(), Some(CvvAnswer::Unknown("?".into())));
        assert!(coded.status().is_some_and(|status| status.is_known()));
        assert_eq!(coded.brand(), None);
        assert_eq!(coded.error(), Some(ErrorCode::from_wire("4014")));
    }
}
