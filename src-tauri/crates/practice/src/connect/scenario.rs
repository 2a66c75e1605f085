//! The scenarios: what happens at the card machine.

use serde::{Deserialize, Serialize};

/// A scenario. Without another choice, the last two digits of the amount choose it.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Scenario {
    /// 00 and all others: chip and PIN, approved.
    Chip,
    /// 01: contactless, approved.
    Contactless,
    /// 02: declined by the bank.
    Decline,
    /// 03: declined by the card.
    DeclineByCard,
    /// 04: a signature is asked for.
    Signature,
    /// 05: the answer to the signature cannot be worked off: void.
    SignatureFails,
    /// 06: waits a minute for a card and can be called off meanwhile.
    Waits,
    /// 07: too late to be called off from the start.
    TooLate,
    /// 08: timed out after 200 seconds; the machine approves later.
    TimedOutPaid,
    /// 09: timed out after 200 seconds; the machine never approves.
    TimedOutNotPaid,
    /// 10: reversed.
    Void,
    /// 11: a technical failure.
    Unsuccessful,
    /// 12: the customer takes other cash than asked for: five less.
    CashbackChanged,
    /// 13: a tip of a tenth is added.
    Gratuity,
    /// 14: the machine drops off the network for 30 seconds; timed out, approved all the same.
    Drops,
    /// 15: started, but the start is answered with 500.
    StartFails,
    /// 16: started, but the answer to the start is lost.
    StartLost,
    /// 17: the first looks are answered with half a body.
    Malformed,
    /// 18: a notification that nobody has heard of.
    UnknownNotification,
    /// 19: each look takes a while.
    Slow,
    /// 20: the first looks are answered with 429.
    Limited,
    /// 21: it ends without a result.
    WithoutResult,
    /// 22: it ends with a result that nobody has heard of.
    UnknownResult,
    /// 23: the chip fails three times, then the stripe and a signature.
    BadSwipe,
    /// 24: the paper has to be replaced.
    Paper,
    /// 25: the customer chooses the cash at the machine.
    EnterCashback,
    /// A typed card number; chosen by `cardholderNotPresent`.
    Keyed,
}

/// In the order of the last two digits of an amount.
const BY_AMOUNT: [Scenario; 26] = [
    Scenario::Chip,
    Scenario::Contactless,
    Scenario::Decline,
    Scenario::DeclineByCard,
    Scenario::Signature,
    Scenario::SignatureFails,
    Scenario::Waits,
    Scenario::TooLate,
    Scenario::TimedOutPaid,
    Scenario::TimedOutNotPaid,
    Scenario::Void,
    Scenario::Unsuccessful,
    Scenario::CashbackChanged,
    Scenario::Gratuity,
    Scenario::Drops,
    Scenario::StartFails,
    Scenario::StartLost,
    Scenario::Malformed,
    Scenario::UnknownNotification,
    Scenario::Slow,
    Scenario::Limited,
    Scenario::WithoutResult,
    Scenario::UnknownResult,
    Scenario::BadSwipe,
    Scenario::Paper,
    Scenario::EnterCashback,
];

/// One thing that happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A notification.
    Say(&'static str),
    /// The card is there: from now on it is too late to call off.
    CardIn,
    /// Time passes, in steps.
    Wait(u64),
    /// The signature question; nothing goes on until it is answered or its time is over.
    Ask,
    /// The machine drops off the network for so many milliseconds.
    Drop(u64),
    /// The end.
    End(Verdict),
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A result.
    Result(&'static str),
    /// Timed out after 200 seconds; whether the machine approves later.
    TimedOut {
        /// It does.
        paid: bool,
    },
    /// Without a result.
    Nothing,
}

const APPROVED: Step = Step::End(Verdict::Result("SUCCESSFUL"));

impl Scenario {
    /// The scenario of an amount.
    pub(crate) fn of(amount: u64, keyed: bool) -> Scenario {
        if keyed && amount.is_multiple_of(100) {
            return Scenario::Keyed;
        }
        let digits = usize::try_from(amount % 100).unwrap_or_default();
        BY_AMOUNT.get(digits).copied().unwrap_or(Scenario::Chip)
    }

    /// What happens, after TRANSACTION_STARTED.
    pub(crate) fn steps(self) -> Vec<Step> {
        use Step::{Ask, CardIn, Drop, End, Say, Wait};
        let card = [Say("PRESENT_CARD"), CardIn, Say("PLEASE_WAIT")];
        let pin = [Say("PIN_ENTRY"), Say("CONNECTING"), Say("CONNECTION_MADE")];
        let line = [Say("CONNECTING"), Say("CONNECTION_MADE")];
        let good = [Say("APPROVED"), Say("REMOVE_CARD"), APPROVED];
        let ended = |result| End(Verdict::Result(result));
        match self {
            Scenario::Contactless => [&card[..], &line, &[Say("APPROVED"), APPROVED]].concat(),
            Scenario::Keyed => [
                &[CardIn, Say("PLEASE_WAIT")][..],
                &line,
                &[Say("APPROVED"), APPROVED],
            ]
            .concat(),
            Scenario::Decline => {
                let end = [Say("DECLINED"), Say("REMOVE_CARD"), ended("DECLINED")];
                [&card[..], &pin, &end].concat()
            }
            Scenario::DeclineByCard => {
                let end = [Say("DECLINED_BY_CARD"), Say("REMOVE_CARD"), ended("DECLINED")];
                [&card[..], &pin, &end].concat()
            }
            Scenario::Signature => [&card[..], &line, &[Ask]].concat(),
            Scenario::SignatureFails => [&card[..], &line, &[Ask, ended("VOID")]].concat(),
            Scenario::Waits => [&[Say("PRESENT_CARD"), Wait(60)][..], &[CardIn], &pin, &good].concat(),
            Scenario::TooLate => [&[CardIn][..], &card, &pin, &[Wait(5)], &good].concat(),
            Scenario::TimedOutPaid => [&card[..], &line, &[End(Verdict::TimedOut { paid: true })]].concat(),
            Scenario::TimedOutNotPaid => {
                [&card[..], &line, &[End(Verdict::TimedOut { paid: false })]].concat()
            }
            Scenario::Void => [&card[..], &pin, &[Say("PROCESSING_ERROR"), ended("VOID")]].concat(),
            Scenario::Unsuccessful => [
                &card[..],
                &[Say("RETRYING"), Say("PROCESSING_ERROR"), ended("UNSUCCESSFUL")],
            ]
            .concat(),
            Scenario::Drops => [&card[..], &pin, &[Drop(30_000)]].concat(),
            Scenario::UnknownNotification => [&card[..], &[Say("WAVE_AT_MACHINE")], &pin, &good].concat(),
            Scenario::WithoutResult => [&card[..], &pin, &[End(Verdict::Nothing)]].concat(),
            Scenario::UnknownResult => [&card[..], &pin, &[ended("PARTLY_SUCCESSFUL")]].concat(),
            Scenario::BadSwipe => {
                let trouble = [
                    Say("PRESENT_CARD"),
                    Say("CARD_ERROR"),
                    Say("RE_PRESENT_CARD"),
                    Say("PRESENT_CARD"),
                    Say("CARD_ERROR"),
                    Say("RE_PRESENT_CARD"),
                    Say("PRESENT_CARD"),
                    Say("BAD_SWIPE"),
                    Say("RE_PRESENT_CARD"),
                    CardIn,
                ];
                [&trouble[..], &line, &[Ask]].concat()
            }
            Scenario::Paper => [&card[..], &pin, &[Say("REPLACE_PAPER"), Wait(3)], &good].concat(),
            Scenario::EnterCashback => [&[Say("ENTER_CASHBACK")][..], &card, &pin, &good].concat(),
            _ => [&card[..], &pin, &good].concat(),
        }
    }

    /// How the card comes to the machine.
    pub(crate) fn method(self) -> (&'static str, &'static str) {
        match self {
            Scenario::Contactless => ("CONTACTLESS", "NONE"),
            Scenario::Keyed => ("KEYED", "NONE"),
            Scenario::Signature | Scenario::SignatureFails => ("ICC_CHIP", "SIGNATURE"),
            Scenario::BadSwipe => ("SWIPED", "SIGNATURE"),
            _ => ("ICC_CHIP", "PIN"),
        }
    }
}
