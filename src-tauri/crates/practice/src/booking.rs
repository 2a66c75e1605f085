//! Decides what becomes of a charge and writes it into the books (Converge fact sheet
//! section 23, points 8 and 9).

use std::borrow::Cow;

use crate::detail::Detail;
use crate::instrument::is_expired;
use crate::outcomes::{self, APPROVAL, DUPLICATE, EXPIRED, PARTIAL, SIX_BLANKS};
use crate::payment::{Brand, Card, Kind, NONE, Payer, Payment, State};
use crate::random::digest;
use crate::record::decimal;
use crate::town::{Terminal, Town};

/// A batch that is open for longer must be settled first (section 9).
const MUST_SETTLE_AFTER: i64 = 7 * 86_400;

/// Who answers for a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// The cents of the amount choose.
    Asked,
    /// Approved without asking, with this approval code.
    Told(String),
}

/// A charge, or a refund, that is to be booked.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    pub(crate) kind: Kind,
    /// Minor units.
    pub(crate) amount: u32,
    pub(crate) card: Card,
    pub(crate) swiped: bool,
    pub(crate) host: Host,
    /// An approval of less than the amount is welcome.
    pub(crate) partial: bool,
    /// Number of the plan, if it is a payment of one.
    pub(crate) plan: u32,
    /// Index of the payment that it refunds or captures.
    pub(crate) original: u32,
    pub(crate) avs: u8,
    pub(crate) cvv: u8,
    pub(crate) user: String,
    pub(crate) texts: Vec<(&'static str, String)>,
    pub(crate) custom: Vec<(String, String)>,
    /// The foreign cardholder pays in the currency of home.
    pub(crate) at_home: bool,
}

impl Charge {
    pub(crate) fn new(kind: Kind, amount: u32, card: Card, user: &str) -> Charge {
        Charge {
            kind,
            amount,
            card,
            swiped: false,
            host: Host::Asked,
            partial: false,
            plan: NONE,
            original: NONE,
            avs: 0,
            cvv: 0,
            user: user.to_owned(),
            texts: Vec::new(),
            custom: Vec::new(),
            at_home: false,
        }
    }
}

/// Books a charge and gives its index; `None` when the terminal holds no more payments.
pub(crate) fn book(town: &mut Town, position: usize, charge: Charge, now: i64) -> Option<u32> {
    let terminal = town.terminal(position)?;
    let (message, amount) = decide(town, terminal, &charge, now);
    let approved = matches!(message.as_ref(), APPROVAL | PARTIAL);
    let index = u32::try_from(terminal.payments.len()).ok()?;
    let approval = match &charge.host {
        _ if !approved => SIX_BLANKS.to_owned(),
        Host::Told(code) => code.clone(),
        Host::Asked => outcomes::approval_code(town.seed, index, charge.card.brand),
    };
    let payment = Payment {
        time: now,
        amount,
        refunded: 0,
        original: charge.original,
        batch: NONE,
        invoice: NONE,
        approval: NONE,
        plan: charge.plan,
        description: 0,
        card: charge.card,
        payer: Payer::default(),
        kind: charge.kind,
        state: if approved { State::Open } else { State::Declined },
        message: 0,
        avs: charge.avs,
        cvv: if message == "DECLINED CVV2" {
            b'N'
        } else {
            charge.cvv
        },
        swiped: charge.swiped,
        referenced: false,
    };
    let detail = Detail {
        approval,
        issuer: issuer(&message, charge.amount),
        message: message.into_owned(),
        user: charge.user,
        requested: charge.amount,
        texts: charge.texts,
        custom: charge.custom,
        home: charge.at_home.then(|| home(amount)),
        signed: false,
    };
    let terminal = town.terminals.get_mut(position)?;
    let index = terminal.insert(payment)?;
    terminal.details.insert(index, detail);
    Some(index)
}

/// The message and the amount that it is for.
fn decide(town: &Town, terminal: &Terminal, charge: &Charge, now: i64) -> (Cow<'static, str>, u32) {
    let declined = |message: &'static str| (Cow::Borrowed(message), charge.amount);
    if is_duplicate(terminal, charge, now) {
        return declined(DUPLICATE);
    }
    if charge.host != Host::Asked {
        return declined(APPROVAL);
    }
    if let Some(day) = must_settle(town, terminal, now) {
        return (Cow::Owned(format!("MUST SETTLE {day}")), charge.amount);
    }
    if is_expired(charge.card, town.zones.eastern_clock(now)) {
        return declined(EXPIRED);
    }
    let message = outcomes::message(charge.card, charge.amount);
    match terminal.options.balance_minor {
        Some(balance) if message == APPROVAL && balance < charge.amount => {
            if charge.partial && balance > 0 {
                (Cow::Borrowed(PARTIAL), balance)
            } else {
                declined("REQ. EXCEEDS BAL.")
            }
        }
        _ => declined(message),
    }
}

/// Same kind, card, amount and invoice within the window that the merchant set.
fn is_duplicate(terminal: &Terminal, charge: &Charge, now: i64) -> bool {
    let window = i64::from(terminal.options.duplicate_seconds);
    let charges = matches!(
        charge.kind,
        Kind::Sale | Kind::AuthOnly | Kind::Force | Kind::Credit
    );
    if window == 0 || !charges || charge.plan != NONE || charge.original != NONE {
        return false;
    }
    let given = charge
        .texts
        .iter()
        .find(|(name, _)| *name == "ssl_invoice_number");
    let invoice = given.map_or("", |(_, text)| text);
    let newest_first = terminal.order.iter().rev().copied();
    newest_first
        .filter_map(|index| terminal.payment(index).map(|payment| (index, payment)))
        .take_while(|(_, payment)| now.saturating_sub(payment.time) < window)
        .any(|(index, payment)| {
            payment.stands()
                && payment.kind == charge.kind
                && payment.amount == charge.amount
                && payment.plan == NONE
                && (payment.card.brand, payment.card.last_four) == (charge.card.brand, charge.card.last_four)
                && terminal.text(index, "ssl_invoice_number") == invoice
        })
}

/// `MMDD` of the oldest open payment, when the terminal waits for a settlement too long.
fn must_settle(town: &Town, terminal: &Terminal, now: i64) -> Option<String> {
    if terminal.options.auto_settle {
        return None;
    }
    let oldest = terminal.oldest_open()?;
    let clock = town.zones.eastern_clock(oldest);
    (now.saturating_sub(oldest) > MUST_SETTLE_AFTER)
        .then(|| format!("{:02}{:02}", clock.month(), clock.day()))
}

/// `00` when approved; of a decline the cents, which follow the host's own code numbers.
fn issuer(message: &str, amount: u32) -> String {
    match message {
        APPROVAL | PARTIAL => "00".to_owned(),
        DUPLICATE => String::new(),
        EXPIRED => "54".to_owned(),
        "REQ. EXCEEDS BAL." => "51".to_owned(),
        _ => format!("{:02}", amount % 100),
    }
}

/// What the cardholder pays at home, at the invented rate of 1.25.
pub(crate) fn home(amount: u32) -> (&'static str, String, &'static str) {
    let amount = i64::from(amount) * 125 / 100;
    ("CAD", decimal(amount), "1.25")
}

/// The answer of the address check for what was sent (section 19), a blank when nothing was.
pub(crate) fn avs(address: Option<&str>, zip: Option<&str>) -> u8 {
    let digits = zip.map_or(0, |zip| zip.bytes().filter(u8::is_ascii_digit).count());
    match (address, digits) {
        (None, 0) => b' ',
        (None, 9) => b'W',
        (None, _) => b'Z',
        (Some(_), 0) => b'A',
        (Some(_), 9) => b'X',
        (Some(address), _) if digest(address).is_multiple_of(9) => b'Z',
        (Some(_), _) => b'Y',
    }
}

/// The charge has neither card checks nor cents of its own: checks are always good here.
pub(crate) fn cvv(card: Card, value: Option<&str>) -> u8 {
    match value {
        _ if card.brand == Brand::Check => 0,
        Some(_) => b'M',
        None => 0,
    }
}
