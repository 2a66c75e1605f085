//! One button: a void while the payment sits in the open batch, a return after settlement.

use domain::{ActKind, Currency, Money, MoneyAct, TransactionStatus, TransactionType, exponent, parse_minor};
use history::{Detail, Origin};
use ledger::{IntentFilter, Terminal};

use super::begin::{self, Draft, Who};
use super::seat;
use super::words;
use crate::approvals::{self, Proposed};
use crate::dto::{ActStarted, DetailRequest, MoneyView, ReverseKind, ReverseOffer, ReverseRequest};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::journal::{Call, PaymentShown, Seat, Shown, Witness};
use crate::people::{self, Duty};
use crate::transactions::{self, Showing, money_words};
use crate::views::{self, AccountFacts};

/// More acts about one payment there cannot be in earnest.
const ABOUT_ONE: i64 = 1_000;

/// What is known of a payment before anything is asked.
struct Payment {
    facts: AccountFacts,
    terminal: Terminal,
    found: Detail,
    currency: Currency,
    /// The latest intent about it, from before it was looked up.
    after: Option<String>,
    /// Our own book: it was voided from here.
    voided: bool,
    /// Our own book: minor units that went back from here. Converge's list may lag behind.
    returned: i64,
}

impl Payment {
    async fn find(office: &Office, account: &str, id: &str) -> Result<Self, OfficeError> {
        let facts = views::facts(office, account).await?;
        let showing = Showing::of(office, &facts).await?;
        let found = transactions::find(office, &showing, id)
            .await?
            .ok_or_else(|| OfficeError::not_found("transaction").with("id", id))?;
        let (terminal, _) = showing.terminal(found.row.source);
        let terminal = facts.terminal(&terminal)?.clone();
        let after = begin::latest(office, &facts.account.id, &found.row.id).await?;
        let about = IntentFilter {
            account: Some(facts.account.id.to_string()),
            target: Some(found.row.id.clone()),
            open: false,
            limit: ABOUT_ONE,
        };
        let done: Vec<_> = office.0.ledger.list_intents(&about).await?;
        let done = || done.iter().filter(|intent| intent.state.is_done());
        let returned = done()
            .filter(|intent| intent.kind == ActKind::Return)
            .filter_map(|intent| intent.amount)
            .map(|amount| amount.minor)
            .fold(0, i64::saturating_add);
        Ok(Self {
            voided: done().any(|intent| intent.kind == ActKind::Void),
            returned,
            after,
            currency: found.row.currency,
            terminal,
            facts,
            found,
        })
    }

    fn money(&self, minor: i64) -> Money {
        Money {
            minor,
            currency: self.currency,
        }
    }

    fn amount(&self) -> Option<i64> {
        self.found.row.amount.filter(|minor| *minor > 0)
    }

    /// Why it can never be reversed, whatever the gateway shows now.
    fn never(&self) -> Option<(&'static str, String)> {
        use TransactionStatus as Status;
        use TransactionType as Type;
        let row = &self.found.row;
        if !matches!(
            row.kind,
            Type::Sale | Type::Force | Type::Installment | Type::Recurring | Type::Void
        ) {
            return Some((
                "not_a_sale",
                "Only a payment can be reversed. Money never goes back without an earlier payment."
                    .to_owned(),
            ));
        }
        match row.status {
            Status::Declined | Status::Failed => Some((
                "declined",
                "This payment was declined: nobody was charged, so there is nothing to give back.".to_owned(),
            )),
            Status::Voided => Some((
                "voided",
                "This payment was voided already: the resident is not charged.".to_owned(),
            )),
            _ if row.origin == Origin::File => Some((
                "from_file",
                "This payment was read from a file. Sync its day first, so that it can be looked up."
                    .to_owned(),
            )),
            _ if self.amount().is_none() => Some((
                "unread_amount",
                "The amount of this payment could not be read exactly. Reverse it in the Converge portal."
                    .to_owned(),
            )),
            _ => None,
        }
    }
}

/// What the gateway shows and what follows from it.
struct Ways {
    what: ReverseKind,
    remains: i64,
    refunded: i64,
    pending: i64,
    why: Option<(&'static str, String)>,
}

/// What the one button of a payment does now. Asks the gateway.
///
/// # Errors
/// Where the payment is not in our copy. That Converge cannot be reached is an offer of nothing.
pub async fn offer(office: &Office, request: DetailRequest) -> Result<ReverseOffer, OfficeError> {
    let payment = Payment::find(office, &request.account_id, &request.id).await?;
    let open = open_about(office, &payment).await?;
    let pending = pending(office, &payment).await?;
    let ways = match payment.never() {
        Some(why) => nothing(&payment, pending, why),
        None => match ask(office, &payment).await {
            Ok((_, shown)) => ways(&payment, &shown, pending),
            Err(error) => nothing(&payment, pending, (offline_word(&error), error.message)),
        },
    };
    let ways = match &open {
        Some(_) => nothing(
            &payment,
            pending,
            (
                "under_way",
                "Something about this payment is under way, or its outcome is not known yet.".to_owned(),
            ),
        ),
        None => ways,
    };
    view(office, &payment, &ways, open).await
}

async fn view(
    office: &Office,
    payment: &Payment,
    ways: &Ways,
    open: Option<String>,
) -> Result<ReverseOffer, OfficeError> {
    let money = |minor: i64| -> MoneyView { payment.money(minor).into() };
    let amount = payment.amount();
    let fee = fee(payment);
    let until = match ways.what {
        ReverseKind::Void => super::settle::usual_time(office, &payment.facts, &payment.terminal).await?,
        _ => None,
    };
    let meaning = match (&ways.why, ways.what) {
        (Some((_, sentence)), _) => sentence.clone(),
        (None, ReverseKind::Void) => "Void: the resident will not be charged.".to_owned(),
        (None, _) if fee.is_some() => format!(
            "Refund: the money goes back to the same card. The service fee of {} is not returned.",
            money_words(fee.unwrap_or_default(), payment.currency)
        ),
        (None, _) => "Refund: the money goes back to the same card, usually within a few days.".to_owned(),
    };
    let act = amount.map(|minor| act_of(payment, ways.what, minor, ways.remains));
    let needs_approval = match act {
        Some(act) => approvals::is_needed(office, &people::acting(office), &act).await?,
        None => false,
    };
    let row = &payment.found.row;
    Ok(ReverseOffer {
        account_id: payment.facts.account.id.to_string(),
        id: row.id.clone(),
        terminal_name: payment.terminal.name.clone(),
        customer: row.customer.clone(),
        invoice: row.invoice.clone(),
        what: ways.what,
        meaning,
        why: ways.why.as_ref().map(|(word, _)| (*word).to_owned()),
        amount: amount.map(money),
        refunded: Some(money(ways.refunded)),
        pending: Some(money(ways.pending)),
        remains: Some(money(ways.remains)),
        fee: fee.map(money),
        until,
        partial: ways.what == ReverseKind::Return,
        needs_approval,
        intent_id: open,
    })
}

fn act_of(payment: &Payment, what: ReverseKind, minor: i64, remains: i64) -> MoneyAct {
    let txn = payment.found.row.id.clone();
    let amount = payment.money(minor);
    match what {
        ReverseKind::Void => MoneyAct::Void { txn, amount },
        _ => MoneyAct::Return {
            txn,
            whole: minor == remains && payment.amount() == Some(minor),
            amount,
        },
    }
}

fn fee(payment: &Payment) -> Option<i64> {
    let text = transactions::raw(&payment.found, "ssl_service_fee_amount");
    parse_minor(&text, exponent(payment.currency)).filter(|minor| *minor > 0)
}

fn nothing(payment: &Payment, pending: i64, why: (&'static str, String)) -> Ways {
    let refunded = payment.found.refunded.unwrap_or(0).abs();
    Ways {
        what: ReverseKind::Nothing,
        remains: (payment.amount().unwrap_or(0) - refunded - pending).max(0),
        refunded,
        pending,
        why: Some(why),
    }
}

fn ways(payment: &Payment, shown: &PaymentShown, pending: i64) -> Ways {
    let refunded = shown.refunded.unwrap_or(0).abs().max(payment.returned);
    let remains = (payment.amount().unwrap_or(0) - refunded - pending).max(0);
    let shown = if payment.voided {
        Some(Shown::Voided)
    } else {
        shown.shown
    };
    let (what, why) = match shown {
        None => (
            ReverseKind::Nothing,
            Some((
                "not_found",
                "Converge does not show this payment through this terminal's PIN. Check the terminal in Setup."
                    .to_owned(),
            )),
        ),
        Some(Shown::Voided) => (
            ReverseKind::Nothing,
            Some((
                "voided",
                "This payment was voided already: the resident is not charged.".to_owned(),
            )),
        ),
        Some(Shown::Other) => (
            ReverseKind::Nothing,
            Some((
                "held",
                "Converge holds this payment. Release or void it in the Converge portal.".to_owned(),
            )),
        ),
        _ if remains == 0 && pending > 0 => (
            ReverseKind::Nothing,
            Some((
                "requested",
                format!(
                    "{} remains while a request about this payment is open.",
                    money_words(0, payment.currency)
                ),
            )),
        ),
        _ if remains == 0 => (
            ReverseKind::Nothing,
            Some(("returned", "All of this payment was given back already.".to_owned())),
        ),
        Some(Shown::Open) if refunded == 0 && pending == 0 => (ReverseKind::Void, None),
        Some(Shown::Open | Shown::Settled) => (ReverseKind::Return, None),
    };
    Ways {
        what,
        remains,
        refunded,
        pending,
        why,
    }
}

fn offline_word(error: &OfficeError) -> &'static str {
    match error.code {
        Code::SecretMissing => "no_pin",
        _ => "offline",
    }
}

/// Asks the gateway how the payment stands.
async fn ask(office: &Office, payment: &Payment) -> Result<(Seat, PaymentShown), OfficeError> {
    seat::safe(&payment.facts, &payment.terminal)?;
    let seat = seat::take(office, &payment.facts, &payment.terminal, None).await?;
    match seat.payment_now(&payment.found.row.id).await {
        Ok(shown) => Ok((seat, shown)),
        Err(error) => Err(seat::failed(office, &payment.facts, &error).await),
    }
}

async fn open_about(office: &Office, payment: &Payment) -> Result<Option<String>, OfficeError> {
    let filter = IntentFilter {
        account: Some(payment.facts.account.id.to_string()),
        target: Some(payment.found.row.id.clone()),
        open: true,
        limit: 1,
    };
    let open = office.0.ledger.list_intents(&filter).await?;
    Ok(open.into_iter().next().map(|intent| intent.id))
}

/// Minor units that open requests ask back of it.
async fn pending(office: &Office, payment: &Payment) -> Result<i64, OfficeError> {
    let asked = approvals::pending(office, &payment.facts.account.id, &payment.found.row.id).await?;
    Ok(asked
        .iter()
        .filter_map(|request| request.amount)
        .map(|amount| amount.minor)
        .fold(0, i64::saturating_add))
}

/// Reverses a payment, or asks a second person to.
///
/// # Errors
/// Whatever does not fit stops it before anything is sent: another last four, more than remains,
/// a payment that was settled since the person looked, a missing reason.
pub async fn submit(office: &Office, request: ReverseRequest) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::RequestReverse).await?;
    let _turn = office.0.keeper.turn().await;
    let payment = Payment::find(office, &request.account_id, &request.id).await?;
    if let Some((_, sentence)) = payment.never() {
        return Err(OfficeError::new(Code::MoneyRefused, sentence));
    }
    if open_about(office, &payment).await?.is_some() {
        return Err(begin::under_way());
    }
    same_card(&payment, &request.last4)?;
    let pending = pending(office, &payment).await?;
    let (seat, shown) = ask(office, &payment).await?;
    let ways = ways(&payment, &shown, pending);
    if let Some((why, sentence)) = ways.why {
        return Err(OfficeError::new(Code::MoneyRefused, sentence).with("why", why));
    }
    if ways.what != request.what {
        return Err(changed(ways.what));
    }
    let minor = amount(&payment, &ways, &request.amount)?;
    let act = act_of(&payment, ways.what, minor, ways.remains);
    let proposed = Proposed {
        account: payment.facts.account.id.clone(),
        terminal: payment.terminal.id.clone(),
        target: payment.found.row.id.clone(),
        summary: summary(&payment, &act),
        act,
        reason: reason(&request.reason)?,
        note: request.note.trim().to_owned(),
    };
    if approvals::is_needed(office, &actor, &proposed.act).await? {
        return begin::put(office, &actor, proposed).await;
    }
    let intent_id = arm(
        office,
        &payment,
        seat,
        &shown,
        &proposed,
        Who::alone(&actor),
        None,
    )
    .await?;
    Ok(ActStarted::UnderWay { intent_id })
}

/// Carries out what was approved, if the payment still stands as it did.
pub(crate) async fn carry(
    office: &Office,
    proposed: &Proposed,
    who: Who,
    previous: Option<String>,
) -> Result<String, OfficeError> {
    let payment = Payment::find(office, proposed.account.as_str(), &proposed.target).await?;
    if open_about(office, &payment).await?.is_some() {
        return Err(begin::under_way());
    }
    let (seat, shown) = ask(office, &payment).await?;
    // The request that is carried out counts no longer against what remains.
    let ways = ways(&payment, &shown, 0);
    let asked = proposed.act.amount().map_or(0, |amount| amount.minor);
    match (&proposed.act, ways.what) {
        (MoneyAct::Void { .. }, ReverseKind::Void) | (MoneyAct::Return { .. }, ReverseKind::Return)
            if asked <= ways.remains => {}
        // A return was asked for while the payment was open, in part.
        (MoneyAct::Return { .. }, ReverseKind::Void) if asked <= ways.remains => {}
        (_, what) => {
            return Err(match ways.why {
                Some((why, sentence)) => OfficeError::new(Code::MoneyRefused, sentence).with("why", why),
                None => changed(what),
            });
        }
    }
    arm(office, &payment, seat, &shown, proposed, who, previous).await
}

async fn arm(
    office: &Office,
    payment: &Payment,
    seat: Seat,
    shown: &PaymentShown,
    proposed: &Proposed,
    who: Who,
    previous: Option<String>,
) -> Result<String, OfficeError> {
    let id = begin::new_id(office);
    let row = &payment.found.row;
    let now = office.now().as_millisecond();
    let gateway_time = words::gateway_time(shown.gateway_time, now)?;
    let (returns, complete, _) = seat
        .since(gateway_time, |record| {
            record.kind() == TransactionType::Return && record.last4() == shown.last4
        })
        .await
        .map_err(|error| words::unreachable(&error))?;
    if !complete {
        // What was there before could be taken for what comes of this.
        return Err(words::witness_incomplete());
    }
    let call = match &proposed.act {
        MoneyAct::Void { .. } => Call::Void(converge::Void::new(&row.id)),
        _ => {
            let amount = proposed.act.amount().unwrap_or(payment.money(0));
            Call::Return(converge::Return::new(&row.id).amount(amount).own_reference(&id))
        }
    };
    let draft = Draft {
        id,
        account: payment.facts.account.id.clone(),
        terminal: payment.terminal.id.clone(),
        act: proposed.act.clone(),
        target: row.id.clone(),
        witness: Witness::Payment {
            id: row.id.clone(),
            last4: shown.last4.clone(),
            shown: shown.shown.unwrap_or(Shown::Other),
            refunded: shown.refunded.unwrap_or(0),
            returns: returns.into_iter().map(|seen| seen.id).collect(),
            gateway_time,
        },
        who,
        reason: proposed.reason.clone(),
        note: proposed.note.clone(),
        previous,
        after: payment.after.clone(),
    };
    begin::begin(office, seat, call, draft).await
}

fn same_card(payment: &Payment, typed: &str) -> Result<(), OfficeError> {
    let known = &payment.found.row.last4;
    if known.is_empty() || typed.trim() == known {
        return Ok(());
    }
    Err(OfficeError::invalid(
        "last4",
        "other_card",
        "The last four digits do not match this payment. Look at the card or the receipt again.",
    ))
}

fn amount(payment: &Payment, ways: &Ways, typed: &str) -> Result<i64, OfficeError> {
    let minor = words::read_amount(typed, payment.currency).filter(|minor| *minor > 0);
    let most = || money_words(ways.remains, payment.currency);
    match minor {
        None => Err(OfficeError::invalid(
            "amount",
            "not_an_amount",
            format!("Type the amount like 180.00. At most {} remains.", most()),
        )),
        Some(minor) if minor > ways.remains => Err(OfficeError::invalid(
            "amount",
            "too_much",
            format!("At most {} remains.", most()),
        )),
        Some(minor) if ways.what == ReverseKind::Void && Some(minor) != payment.amount() => {
            Err(OfficeError::invalid(
                "amount",
                "void_is_whole",
                "Before settlement only the whole payment can be voided. To give back a part, wait until it has settled.",
            ))
        }
        Some(minor) => Ok(minor),
    }
}

fn reason(typed: &str) -> Result<String, OfficeError> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(OfficeError::invalid("reason", "missing", "Choose a reason."));
    }
    Ok(text.to_owned())
}

fn changed(now: ReverseKind) -> OfficeError {
    let sentence = match now {
        ReverseKind::Void => "This payment is in the open batch now: reversing it would void it.",
        ReverseKind::Return => "This payment has settled meanwhile: reversing it would be a refund now.",
        ReverseKind::Nothing => "This payment cannot be reversed now.",
    };
    OfficeError::new(
        Code::MoneyChanged,
        format!("{sentence} Nothing was sent; look at it again."),
    )
}

fn summary(payment: &Payment, act: &MoneyAct) -> String {
    let row = &payment.found.row;
    let amount = act.amount().map_or(0, |amount| amount.minor);
    let amount = money_words(amount, payment.currency);
    let card = if row.last4.is_empty() {
        String::new()
    } else {
        format!(" (card ending {})", row.last4)
    };
    match act {
        MoneyAct::Void { .. } => format!("void the payment of {amount}{card} on {}", payment.terminal.name),
        _ => format!(
            "refund {amount} of the payment of {}{card} on {}",
            money_words(payment.amount().unwrap_or(0), payment.currency),
            payment.terminal.name
        ),
    }
}
