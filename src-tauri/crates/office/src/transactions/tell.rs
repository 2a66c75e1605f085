//! What to tell the resident at the counter. Nothing about why a bank distrusts a card: that is
//! between the bank and its customer.

use converge::codes::{AvsAnswer, CvvAnswer, ResultMessage};
use domain::TransactionStatus;

const BANK: &str = "Your bank did not approve this payment. It does not tell us why; the number on the back of the card can. Would you like to pay another way?";
const LIMIT: &str = "Your bank did not approve this amount. The card may have a daily limit or not enough left on it. Would you like to use another card, or pay a part with it?";
const AGAIN: &str =
    "The bank could not be reached just now and nothing was charged. May we try once more in a minute?";
const OURS: &str = "The payment did not go through because of a setting on our side, not because of your card. Nothing was charged.";
const READ_AGAIN: &str = "The card's details were not accepted. May we read the number and the date again?";

/// By the result message.
pub(super) fn message(message: &ResultMessage) -> &'static str {
    use ResultMessage as Message;
    match message {
        Message::PartialApproval => {
            "The card covered a part of the amount. Would you like to pay the rest another way?"
        }
        Message::ApprovedInTest => "This was a test. No payment was made, and it still has to be paid.",
        approved if approved.is_approval() => "",
        Message::DeclineCvv2 => {
            "The security code does not fit the card. May we read it again? It is on the back, or on the front of an American Express card."
        }
        Message::OverLimit | Message::ExceedsBalance | Message::AmountError => LIMIT,
        Message::ExpiredCard => {
            "The date on the card does not fit. May we check it, or do you have a newer card?"
        }
        Message::IncorrectPin => {
            "The card's PIN was not right. Would you like to try once more, or use another card?"
        }
        Message::InvalidCard => READ_AGAIN,
        Message::PleaseRetry | Message::NetworkError | Message::DeclinedHelp => AGAIN,
        Message::InvalidTermId
        | Message::InvalidTermId1
        | Message::InvalidTermId2
        | Message::ApplTypeError
        | Message::MustSettle
        | Message::SequenceError
        | Message::MaxMonthlyVolume => OURS,
        Message::PreviouslyAuthorized => {
            "The same amount was charged to this card a moment ago. Let us see first whether that payment went through."
        }
        Message::CallAuthCenter | Message::CallRef => {
            "Your bank wants a call before it approves this payment. You can call the number on the back of the card, or pay another way."
        }
        Message::Success | Message::ScheduledForSettlement | Message::Silent | Message::Error => "",
        _ => BANK,
    }
}

/// By the address check: only where the payment did not go through.
pub(super) fn avs(answer: &AvsAnswer, status: TransactionStatus) -> &'static str {
    let differs = matches!(
        answer,
        AvsAnswer::Neither | AvsAnswer::StreetOnly | AvsAnswer::PostalOnly | AvsAnswer::LongPostalOnly
    );
    if differs && stopped(status) {
        "The address does not fit the one your bank has. May we have the street and ZIP code as they stand on the card's statement?"
    } else {
        ""
    }
}

/// By the security code check: only where the payment did not go through.
pub(super) fn cvv(answer: &CvvAnswer, status: TransactionStatus) -> &'static str {
    let differs = matches!(answer, CvvAnswer::NoMatch | CvvAnswer::ShouldBePresent);
    if differs && stopped(status) {
        "The security code does not fit the card. May we read it again?"
    } else {
        ""
    }
}

fn stopped(status: TransactionStatus) -> bool {
    matches!(status, TransactionStatus::Declined | TransactionStatus::Failed)
}

/// By what became of the payment.
pub(super) fn status(status: TransactionStatus) -> &'static str {
    match status {
        TransactionStatus::Open => {
            "The payment is approved. It may stand as pending on your card for a day or two."
        }
        TransactionStatus::Settled => "The payment went through.",
        TransactionStatus::Voided => {
            "The payment was taken back before it was charged. If it still stands as pending, it goes away within a few days."
        }
        TransactionStatus::Declined => "The payment was not approved. Nothing was charged.",
        TransactionStatus::Refunded => {
            "The whole amount was given back. Banks take up to ten days to show it."
        }
        TransactionStatus::PartlyRefunded => {
            "A part of the amount was given back. Banks take up to ten days to show it."
        }
        TransactionStatus::Held => "The payment is approved and waits for a check on our side.",
        TransactionStatus::Failed => {
            "The payment was stopped by a rule and will not be charged. If it stands as pending, it goes away within a few days."
        }
        TransactionStatus::Unknown => {
            "We cannot say yet what became of this payment. Please do not pay again before we have looked."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_at_the_counter_is_told_that_a_card_is_lost_or_stolen() {
        let pick_up = message(&ResultMessage::from_wire("PICK UP CARD"));
        assert_eq!(pick_up, BANK);
        for all in ResultMessage::ALL {
            let said = message(all).to_lowercase();
            assert!(!said.contains("stolen") && !said.contains("lost"), "{said}");
        }
    }

    #[test]
    fn an_approval_needs_no_words_and_a_decline_has_some() {
        assert_eq!(message(&ResultMessage::from_wire("APPROVAL")), "");
        assert_ne!(message(&ResultMessage::from_wire("DECLINED")), "");
        assert_ne!(message(&ResultMessage::from_wire("SOMETHING NEW")), "");
    }

    #[test]
    fn a_check_that_differs_is_mentioned_only_where_the_payment_was_stopped() {
        assert_eq!(avs(&AvsAnswer::Neither, TransactionStatus::Settled), "");
        assert_ne!(avs(&AvsAnswer::Neither, TransactionStatus::Declined), "");
        assert_ne!(cvv(&CvvAnswer::NoMatch, TransactionStatus::Failed), "");
        assert_eq!(cvv(&CvvAnswer::Match, TransactionStatus::Failed), "");
    }
}
