use crate::codes::coded;

coded! {
    /// What became of a payment, in the words used everywhere in the product.
    pub enum TransactionStatus {
        /// Approved, in the open batch; can still be voided.
        Open = 1, "open";
        /// Money moved.
        Settled = 2, "settled";
        /// Taken out of the batch before settlement; no money moved.
        Voided = 3, "voided";
        /// The issuer said no.
        Declined = 4, "declined";
        /// Settled and given back in full.
        Refunded = 5, "refunded";
        /// Settled and given back in part.
        PartlyRefunded = 6, "partly_refunded";
        /// Pended or under review: held out of settlement.
        Held = 7, "held";
        /// Failed a rule of the terminal.
        Failed = 8, "failed";
        /// The gateway says something we do not know.
        Unknown = 9, "unknown";
    }
}

coded! {
    /// What kind of transaction it is.
    pub enum TransactionType {
        /// Money taken.
        Sale = 1, "sale";
        /// Money given back for an earlier sale.
        Return = 2, "return";
        /// Money given without an earlier sale.
        Credit = 3, "credit";
        /// Money reserved, not taken.
        Authorization = 4, "authorization";
        /// A sale with an approval obtained before.
        Force = 5, "force";
        /// A transaction that was voided or deleted.
        Void = 6, "void";
        /// A card check without an amount.
        Verification = 7, "verification";
        /// One payment of an installment plan.
        Installment = 8, "installment";
        /// One payment of a recurring plan.
        Recurring = 9, "recurring";
        /// Cash taken.
        Cash = 10, "cash";
        /// Anything else; the raw text is kept.
        Other = 11, "other";
    }
}

coded! {
    /// Card brand as `ssl_card_short_description` names it.
    pub enum CardBrand {
        /// VISA
        Visa = 1, "visa";
        /// MC
        Mastercard = 2, "mastercard";
        /// AMEX
        Amex = 3, "amex";
        /// DISC
        Discover = 4, "discover";
        /// JCB
        Jcb = 5, "jcb";
        /// CUP
        UnionPay = 6, "unionpay";
        /// PP
        PayPal = 7, "paypal";
        /// A brand we do not know.
        Other = 8, "other";
        /// No card at all.
        None = 9, "none";
    }
}

impl CardBrand {
    /// Reads the brand's wire name (Converge fact sheet, section 19).
    pub fn from_wire(text: &str) -> Self {
        match text.trim().to_ascii_uppercase().as_str() {
            "" => Self::None,
            "VISA" => Self::Visa,
            "MC" => Self::Mastercard,
            "AMEX" => Self::Amex,
            "DISC" => Self::Discover,
            "JCB" => Self::Jcb,
            "CUP" => Self::UnionPay,
            "PP" => Self::PayPal,
            _ => Self::Other,
        }
    }
}

/// On which side of the totals a transaction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Adds to sales.
    Sale,
    /// Adds to refunds.
    Refund,
}

impl TransactionType {
    /// Reads `ssl_transaction_type` of an answer or a record (Converge fact sheet, section 7).
    pub fn from_wire(text: &str) -> Self {
        match text.trim().to_ascii_uppercase().as_str() {
            "SALE" | "CCSALE" | "PURCHASE" | "DBPURCHASE" | "ECSPURCHASE" | "PLDPURCHASE" => Self::Sale,
            "FORCE" | "CCFORCE" | "CCCOMPLETE" => Self::Force,
            "RETURN" | "CCRETURN" | "DBRETURN" => Self::Return,
            "CREDIT" | "CCCREDIT" => Self::Credit,
            "AUTHONLY" | "CCAUTHONLY" => Self::Authorization,
            "VOID" | "DELETE" | "CCVOID" | "CCDELETE" | "ECSVOID" => Self::Void,
            "CARDVERIFICATION" | "VERIFY" | "CCVERIFY" | "AVSONLY" | "CCAVSONLY" => Self::Verification,
            "CCINSTALLSALE" | "INSTALLSALE" => Self::Installment,
            "CCRECURRINGSALE" | "RECURRINGSALE" => Self::Recurring,
            "CASHSALE" => Self::Cash,
            _ => Self::Other,
        }
    }

    /// Where an approved transaction of this type counts.
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Sale | Self::Force | Self::Installment | Self::Recurring | Self::Cash => Some(Side::Sale),
            Self::Return | Self::Credit => Some(Side::Refund),
            _ => None,
        }
    }
}

impl TransactionStatus {
    /// Whether money moved or will move at the next settlement. Declined, voided, held and
    /// failed transactions count in no total.
    pub fn counts(self) -> bool {
        matches!(
            self,
            Self::Open | Self::Settled | Self::Refunded | Self::PartlyRefunded
        )
    }
}

/// What a record says about its state; absent text is empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// `ssl_trans_status`
    pub trans_status: &'a str,
    /// `ssl_transaction_type`
    pub wire_type: &'a str,
    /// `ssl_result_message`
    pub result_message: &'a str,
    /// Amount in minor units, where it could be read.
    pub amount: Option<i64>,
    /// What was given back already, in minor units.
    pub refunded: Option<i64>,
}

/// Tells a record's status. Records carry no `ssl_result`: approval is told by the result
/// message together with the status (Converge fact sheet, section 14).
pub fn read_status(facts: Facts<'_>) -> TransactionStatus {
    let kind = TransactionType::from_wire(facts.wire_type);
    let status = facts.trans_status.trim().to_ascii_uppercase();
    if kind == TransactionType::Void {
        return TransactionStatus::Voided;
    }
    if matches!(status.as_str(), "PST" | "FPR" | "PRE") {
        return TransactionStatus::Failed;
    }
    if !facts.result_message.trim().is_empty() && !is_approval(facts.result_message) {
        return TransactionStatus::Declined;
    }
    match status.as_str() {
        "STL" => settled(facts, kind),
        "OPN" => TransactionStatus::Open,
        "PEN" | "REV" => TransactionStatus::Held,
        _ => TransactionStatus::Unknown,
    }
}

fn settled(facts: Facts<'_>, kind: TransactionType) -> TransactionStatus {
    let refunded = facts.refunded.unwrap_or(0);
    if kind.side() != Some(Side::Sale) || refunded <= 0 {
        TransactionStatus::Settled
    } else if facts.amount.is_some_and(|amount| refunded >= amount) {
        TransactionStatus::Refunded
    } else {
        TransactionStatus::PartlyRefunded
    }
}

/// Whether a result message means approved; French-language terminals answer `APPROBAT`,
/// test mode `APPROVED` (Converge fact sheet, sections 5 and 20).
pub fn is_approval(message: &str) -> bool {
    let message = message.trim().trim_end_matches('.').to_ascii_uppercase();
    matches!(
        message.as_str(),
        "APPROVAL" | "PARTIAL APPROVAL" | "APPROBAT" | "APPROVED"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(trans_status: &str, wire_type: &str, result_message: &str, refunded: i64) -> TransactionStatus {
        read_status(Facts {
            trans_status,
            wire_type,
            result_message,
            amount: Some(1_000),
            refunded: Some(refunded),
        })
    }

    #[test]
    fn the_status_is_told_from_message_type_and_gateway_status_together() {
        use TransactionStatus::*;
        for (trans, kind, message, refunded, expected) in [
            ("OPN", "SALE", "APPROVAL", 0, Open),
            ("STL", "SALE", "APPROVAL", 0, Settled),
            ("STL", "SALE", "APPROVAL", 400, PartlyRefunded),
            ("STL", "SALE", "APPROVAL", 1_000, Refunded),
            ("STL", "RETURN", "APPROVAL", 0, Settled),
            ("OPN", "SALE", "DECLINED CVV2", 0, Declined),
            ("STL", "SALE", "approbat", 0, Settled),
            ("OPN", "VOID", "APPROVAL", 0, Voided),
            ("STL", "DELETE", "APPROVAL", 0, Voided),
            ("PST", "SALE", "APPROVAL", 0, Failed),
            ("PEN", "SALE", "APPROVAL", 0, Held),
            ("REV", "SALE", "PARTIAL APPROVAL", 0, Held),
            ("", "SALE", "APPROVAL", 0, Unknown),
            ("XYZ", "SALE", "", 0, Unknown),
        ] {
            assert_eq!(
                status(trans, kind, message, refunded),
                expected,
                "{trans} {kind} {message}"
            );
        }
    }

    #[test]
    fn authorizations_and_verifications_count_on_no_side() {
        assert_eq!(TransactionType::from_wire("AUTHONLY").side(), None);
        assert_eq!(
            TransactionType::from_wire("ccinstallsale").side(),
            Some(Side::Sale)
        );
        assert_eq!(TransactionType::from_wire("return").side(), Some(Side::Refund));
    }
}
