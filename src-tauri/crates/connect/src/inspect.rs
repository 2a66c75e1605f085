//! Looking at an answer that somebody sends in: what is it, what does it say?

use crate::json::Unreadable;
use crate::outcome::Outcome;
use crate::problem::{Problem, read_problem};
use crate::report::{Report, read_report};
use crate::terminal::{TerminalList, read_terminal, read_terminals};
use crate::transaction::{Transaction, read_transaction};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A transaction that was started or polled.
    Transaction,
    /// The list of card machines.
    Terminals,
    /// One card machine.
    Terminal,
    /// A report that was started or polled.
    Report,
    /// An answer that is known to be an error.
    Error,
}

impl Kind {
    /// `transaction`, `terminals`, `terminal`, `report` or `error`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Transaction => "transaction",
            Self::Terminals => "terminals",
            Self::Terminal => "terminal",
            Self::Report => "report",
            Self::Error => "error",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A transaction.
    Transaction(Box<Transaction>),
    /// Card machines; one when one was asked for.
    Terminals(TerminalList),
    /// A report.
    Report(Box<Report>),
    /// An error's words.
    Problem(Problem),
    /// Nothing that can be read.
    Nothing(Unreadable),
}

/// An answer taken apart. Card numbers are masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What was asked for.
    pub kind: Kind,
    /// The HTTP status, when it is known.
    pub status: Option<u16>,
    /// What was found.
    pub seen: Seen,
}

/// Takes an answer apart. With a status other than 2xx it is read as an error, whatever was
/// asked for.
pub fn inspect(kind: Kind, status: Option<u16>, bytes: &[u8]) -> Inspection {
    let failed = status.is_some_and(|status| !(200..300).contains(&status));
    let kind_read = if failed { Kind::Error } else { kind };
    let read = match kind_read {
        Kind::Transaction => read_transaction(bytes).map(|read| Seen::Transaction(Box::new(read))),
        Kind::Terminals => read_terminals(bytes).map(Seen::Terminals),
        Kind::Terminal => read_terminal(bytes).map(|terminal| {
            Seen::Terminals(TerminalList {
                terminals: vec![terminal],
                left_out: 0,
            })
        }),
        Kind::Report => read_report(bytes).map(|read| Seen::Report(Box::new(read))),
        Kind::Error => read_problem(bytes).map(Seen::Problem),
    };
    Inspection {
        kind,
        status,
        seen: read.unwrap_or_else(Seen::Nothing),
    }
}

impl Inspection {
    /// What was asked for has finished.
    pub fn finished(&self) -> bool {
        match &self.seen {
            Seen::Transaction(transaction) => transaction.finished(),
            Seen::Report(report) => report.finished(),
            Seen::Terminals(_) | Seen::Problem(_) | Seen::Nothing(_) => false,
        }
    }

    /// The answer leaves open what became of what was asked for, so that somebody has to look.
    /// A transaction that is still running is not unknown.
    ///
    /// | asked for | unknown when |
    /// |---|---|
    /// | transaction | `TIMED_OUT`, another result, finished without one; any answer that is no transaction, HTTP errors included |
    /// | report | as for a transaction: whether totals were reset is not told |
    /// | error | 5xx and other statuses that do not say that nothing was started; without a status, when there are no words |
    /// | terminals, terminal | never: nothing is at stake |
    pub fn unknown(&self) -> bool {
        match (&self.seen, self.kind) {
            (Seen::Transaction(transaction), _) => transaction.outcome() == Outcome::Unknown,
            (Seen::Report(report), _) => report.unknown(),
            (_, Kind::Terminals | Kind::Terminal) | (Seen::Terminals(_), _) => false,
            (_, Kind::Transaction | Kind::Report) => true,
            (seen, Kind::Error) => match self.status {
                Some(status) => !nothing_was_started(status),
                None => !matches!(seen, Seen::Problem(problem) if problem.message.is_some()),
            },
        }
    }
}

/// Statuses with which the service refuses a request before it does anything (sections 3 and
/// 10), and those that mean the same everywhere.
pub(crate) fn nothing_was_started(status: u16) -> bool {
    matches!(status, 400 | 401 | 403 | 404 | 405 | 406 | 415 | 422)
}
