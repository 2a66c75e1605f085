//! End of day, terminal and papers (sections 7, 15 and 16).

use crate::answers::{BatchTotal, MailAnswer, SettleAnswer, SettlementList};
use crate::request::field::TRANSACTION_ID;
use crate::request::requests;
use crate::request::values::{PastedId, Wire};
use crate::rules::{Broken, BrokenRule};
use crate::terminal_setup::TerminalSetup;

requests! {
    /// `settle`: closes the open batch, all of it ([`Settle::all`]) or what is chosen. The
    /// answer says *scheduled*; `txnquery` tells when it happened (section 15).
    Settle = "settle", Money, Transactions => SettleAnswer {
        may { only: TransactionId }
    }

    /// `total`: what the open batch holds and [`Settle::all`] would settle (section 15).
    Total = "total", Reads, Transactions => BatchTotal {}

    /// `stlquery`: the result of a settlement by its batch reference. The sheet knows no
    /// more of it, so its answer is kept as it comes (section 15).
    SettlementQuery = "stlquery", Reads, Transactions => SettlementList {
        needs { batch: Batch }
    }

    /// `terminalsetup`: what the gateway says of the terminal itself (section 16).
    TerminalSetupQuery = "terminalsetup", Reads, Administration => TerminalSetup {}

    /// `txnemail`: sends the receipt of a transaction again. The sheet names the call only;
    /// its fields follow the other calls (section 7).
    MailReceipt = "txnemail", Records, Transactions => MailAnswer {
        needs { transaction: TransactionId }
        may { email: Email }
    }
}

impl Settle {
    /// Everything that is open. Say so only when everything is meant.
    #[must_use]
    pub fn all() -> Self {
        Self::new()
    }

    /// Only these transactions.
    ///
    /// # Errors
    /// An empty selection, or an empty or impossible id in it: to the gateway that would
    /// mean *everything*.
    pub fn chosen<I: AsRef<str>>(ids: impl IntoIterator<Item = I>) -> Result<Self, BrokenRule> {
        let ids: Vec<String> = ids.into_iter().map(|id| PastedId::from(id).to_wire()).collect();
        if ids.is_empty() || ids.iter().any(String::is_empty) {
            return Err(TRANSACTION_ID.broken(Broken::Missing));
        }
        ids.iter().try_for_each(|id| TRANSACTION_ID.check(id))?;
        let mut request = Self::new();
        match ids.as_slice() {
            [one] => request.0.put_text(TRANSACTION_ID, one),
            _ => request.0.put_group(ids),
        }
        Ok(request)
    }
}
