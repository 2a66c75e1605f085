//! All transaction types (Converge fact sheet section 7) and who may run them (sections 3, 4
//! and 23, point 4).

use crate::instrument;
use crate::plan::Book;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::segment::Segment;
use crate::town::Terminal;
use crate::users::UserState;

/// What is done with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Add,
    Update,
    Delete,
    Sale,
}

/// A call on plans: the credit card family and its electronic check siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlanCall {
    pub(crate) act: Act,
    pub(crate) book: Book,
    pub(crate) check: bool,
}

/// What a request wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Sale,
    AuthOnly,
    Force,
    Credit,
    Verify,
    AvsOnly,
    Balance,
    Complete,
    Return,
    Void,
    Delete,
    Tip,
    Signature,
    GetToken,
    QueryToken,
    UpdateToken,
    DeleteToken,
    Plan(PlanCall),
    Settle,
    Total,
    TxnQuery,
    StlQuery,
    RecurringQuery,
    Email,
    Setup,
    /// Known to Converge, not simulated: no terminal has permission.
    Absent,
}

const fn plan(act: Act, book: Book, check: bool) -> Call {
    Call::Plan(PlanCall { act, book, check })
}

use Act::{Add, Delete, Sale, Update};
use Book::{Installment, Recurring};

static CALLS: [(&str, Call); 42] = [
    ("ccsale", Call::Sale),
    ("ccauthonly", Call::AuthOnly),
    ("ccavsonly", Call::AvsOnly),
    ("ccverify", Call::Verify),
    ("ccforce", Call::Force),
    ("cccomplete", Call::Complete),
    ("ccreturn", Call::Return),
    ("cccredit", Call::Credit),
    ("ccvoid", Call::Void),
    ("ccdelete", Call::Delete),
    ("ccupdatetip", Call::Tip),
    ("ccsignature", Call::Signature),
    ("ccbalinquiry", Call::Balance),
    ("ccgettoken", Call::GetToken),
    ("ccquerytoken", Call::QueryToken),
    ("ccupdatetoken", Call::UpdateToken),
    ("ccdeletetoken", Call::DeleteToken),
    ("ccaddrecurring", plan(Add, Recurring, false)),
    ("ccupdaterecurring", plan(Update, Recurring, false)),
    ("ccdeleterecurring", plan(Delete, Recurring, false)),
    ("ccrecurringsale", plan(Sale, Recurring, false)),
    ("ccaddinstall", plan(Add, Installment, false)),
    ("ccupdateinstall", plan(Update, Installment, false)),
    ("ccdeleteinstall", plan(Delete, Installment, false)),
    ("ccinstallsale", plan(Sale, Installment, false)),
    ("ecsaddrecurring", plan(Add, Recurring, true)),
    ("ecsupdaterecurring", plan(Update, Recurring, true)),
    ("ecsdeleterecurring", plan(Delete, Recurring, true)),
    ("ecsrecurringsale", plan(Sale, Recurring, true)),
    ("ecsaddinstall", plan(Add, Installment, true)),
    ("ecsupdateinstall", plan(Update, Installment, true)),
    ("ecsdeleteinstall", plan(Delete, Installment, true)),
    ("ecsinstallsale", plan(Sale, Installment, true)),
    ("settle", Call::Settle),
    ("total", Call::Total),
    ("txnquery", Call::TxnQuery),
    ("stlquery", Call::StlQuery),
    ("recurringquery", Call::RecurringQuery),
    ("txnemail", Call::Email),
    ("terminalsetup", Call::Setup),
    ("ecspurchase", Call::Absent),
    ("ecsvoid", Call::Absent),
];

/// Types of families that the town does not use: debit, EMV, EBT, gift, loyalty, cash.
static ABSENT: [&str; 35] = [
    "dbpurchase",
    "dbreturn",
    "dbbainquiry",
    "pldpurchase",
    "emvchipsale",
    "emvchipauthonly",
    "emvswipesale",
    "emvswipeauthonly",
    "emvchipupdatetxn",
    "emvreverse",
    "emvkeyexchange",
    "fspurchase",
    "fsreturn",
    "fsbainquiry",
    "fsforcepurchase",
    "fsforcereturn",
    "cbpurchase",
    "cbbainquiry",
    "egcactivation",
    "egcsale",
    "egccardrefund",
    "egcreload",
    "egcbalinquiry",
    "egccredit",
    "egcgettoken",
    "ltenrollment",
    "ltredeem",
    "ltreturn",
    "ltaddpoints",
    "ltinquiry",
    "ltmemberinquiry",
    "ltvoid",
    "ltdelete",
    "cashsale",
    "cashcredit",
];

/// The known type with this name in any case. The name given back is the table's own, so
/// that nothing else that was sent in its place can reach a log.
pub(crate) fn find(sent: &str) -> Option<(&'static str, Call)> {
    let absent = ABSENT.iter().map(|name| (*name, Call::Absent));
    CALLS
        .iter()
        .copied()
        .chain(absent)
        .find(|(name, _)| name.eq_ignore_ascii_case(sent))
}

impl Call {
    /// Reads only: answered from the town as it is, also in test mode.
    pub(crate) fn only_reads(self) -> bool {
        matches!(
            self,
            Call::Total | Call::TxnQuery | Call::StlQuery | Call::RecurringQuery | Call::Setup | Call::Absent
        )
    }

    fn is_token(self) -> bool {
        matches!(
            self,
            Call::GetToken | Call::QueryToken | Call::UpdateToken | Call::DeleteToken
        )
    }

    /// The right has to be given twice: at the terminal and to the user.
    fn has_right(self, terminal: &Terminal, user: &UserState) -> bool {
        let options = &terminal.options;
        match self {
            Call::TxnQuery | Call::Total | Call::StlQuery => options.view && user.view,
            Call::Settle => options.settle && user.settle,
            Call::Void | Call::Delete => options.void && user.void,
            Call::Setup => options.setup && user.setup,
            Call::Absent => true,
            _ => options.process && user.process,
        }
    }
}

/// Segment, option and right: 4014, 4016, 4023, 5042, 5074, 5087, 5123.
pub(crate) fn permit(
    name: &'static str,
    call: Call,
    terminal: &Terminal,
    user: &UserState,
    request: &Request,
) -> Result<(), Refusal> {
    let options = &terminal.options;
    let segment = options.market_segment;
    let remote = segment.is_remote();
    let pays = !call.only_reads();
    let denied = || Err(Refusal::about("4016", name));
    let barred = || Err(Refusal::new("4014"));
    match call {
        Call::Absent => return denied(),
        _ if !call.has_right(terminal, user) => return barred(),
        _ if pays && !options.takes_payments() => return barred(),
        Call::Settle if !options.settlement => return Err(Refusal::new("4023")),
        Call::Credit if !options.unlinked_credit => return denied(),
        // Tips belong to the Service segment; here nobody has enabled them.
        Call::Tip if segment == Segment::Service => return denied(),
        Call::Tip => return barred(),
        Call::Plan(_) | Call::RecurringQuery if !remote => return barred(),
        Call::Plan(_) | Call::RecurringQuery if !options.recurring => return denied(),
        Call::Plan(plan) if plan.check && !options.checks => return denied(),
        _ if call.is_token() && !options.tokenization => return barred(),
        Call::Signature if remote => return Err(Refusal::new("5074")),
        Call::Email if !options.email => return Err(Refusal::new("5123")),
        _ => {}
    }
    if pays && remote && instrument::was_read(request) {
        return Err(Refusal::new("5042"));
    }
    // No terminal of the town has the Multi-Currency option.
    if pays && request.get("ssl_transaction_currency").is_some() {
        return Err(Refusal::new("5087"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_listed_once_and_found_in_any_case() {
        let names: Vec<&str> = CALLS.iter().map(|(name, _)| *name).chain(ABSENT).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
            assert_eq!(find(&name.to_uppercase()).map(|(found, _)| found), Some(*name));
        }
        assert_eq!(find("nonsense"), None);
    }
}
