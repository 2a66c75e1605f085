use domain::{Coded, TransactionStatus};

use super::entry::Entry;
use super::tables;
use crate::codes::{AvsAnswer, Class, CvvAnswer, ErrorCode, GatewayStatus, ResultMessage};

/// The shelves of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// `errorCode`
    Error,
    /// `ssl_result_message`
    Message,
    /// `ssl_avs_response`
    Avs,
    /// `ssl_cvv2_response`
    Cvv,
    /// `ssl_trans_status`
    GatewayStatus,
    /// The product's own status words.
    Status,
    /// What has no code: silence, a web page, test mode.
    Situation,
}

impl Family {
    /// Every family, in the order of the book.
    pub const ALL: [Self; 7] = [
        Self::Error,
        Self::Message,
        Self::Avs,
        Self::Cvv,
        Self::Status,
        Self::GatewayStatus,
        Self::Situation,
    ];

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Message => "message",
            Self::Avs => "avs",
            Self::Cvv => "cvv",
            Self::GatewayStatus => "gateway_status",
            Self::Status => "status",
            Self::Situation => "situation",
        }
    }

    /// The family of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.word() == word)
    }
}

/// What may happen without any code of the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Situation {
    /// Not connected, or nothing came in time.
    NoAnswer,
    /// A web page or a foreign status came instead.
    ProxyAnswer,
    /// Something came that cannot be read.
    UnreadableAnswer,
    /// A list is shorter than it says.
    IncompleteList,
    /// Fabricated by test mode.
    TestMode,
    /// The cardholder must choose a currency first.
    CurrencyQuestion,
    /// No PIN is stored for the terminal.
    NoPin,
    /// The computer's secret store did not give the PIN.
    SecretUnavailable,
    /// Checks are paused after refused sign-ins.
    ChecksPaused,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Self; 9] = [
        Self::NoAnswer,
        Self::ProxyAnswer,
        Self::UnreadableAnswer,
        Self::IncompleteList,
        Self::TestMode,
        Self::CurrencyQuestion,
        Self::NoPin,
        Self::SecretUnavailable,
        Self::ChecksPaused,
    ];

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::ProxyAnswer => "proxy_answer",
            Self::UnreadableAnswer => "unreadable_answer",
            Self::IncompleteList => "incomplete_list",
            Self::TestMode => "test_mode",
            Self::CurrencyQuestion => "currency_question",
            Self::NoPin => "no_pin",
            Self::SecretUnavailable => "secret_unavailable",
            Self::ChecksPaused => "checks_paused",
        }
    }
}

/// One thing the book can be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A refusal.
    Error(ErrorCode),
    /// A result message.
    Message(ResultMessage),
    /// An address check.
    Avs(AvsAnswer),
    /// A security code check.
    Cvv(CvvAnswer),
    /// A status of the gateway.
    GatewayStatus(GatewayStatus),
    /// A status of the product.
    Status(TransactionStatus),
    /// No code at all.
    Situation(Situation),
}

impl Topic {
    /// Every topic the book has a page for, in its order.
    pub fn all() -> impl Iterator<Item = Self> {
        let errors = ErrorCode::ALL.iter().cloned().map(Self::Error);
        let messages = ResultMessage::ALL.iter().cloned().map(Self::Message);
        let avs = AvsAnswer::ALL.iter().cloned().map(Self::Avs);
        let cvv = CvvAnswer::ALL.iter().cloned().map(Self::Cvv);
        let statuses = TransactionStatus::ALL.iter().copied().map(Self::Status);
        let gateway = GatewayStatus::ALL.iter().cloned().map(Self::GatewayStatus);
        let situations = Situation::ALL.into_iter().map(Self::Situation);
        errors
            .chain(messages)
            .chain(avs)
            .chain(cvv)
            .chain(statuses)
            .chain(gateway)
            .chain(situations)
    }

    /// The topic of a raw value. Anything can be asked; an unlisted value gets an honest page.
    /// `None` only where the family is our own and the word is not one of it.
    pub fn of(family: Family, value: &str) -> Option<Self> {
        let value = value.trim();
        match family {
            Family::Error => Some(Self::Error(ErrorCode::from_wire(value))),
            Family::Message => Some(Self::Message(ResultMessage::from_wire(value))),
            Family::Avs => Some(Self::Avs(AvsAnswer::from_wire(value))),
            Family::Cvv => Some(Self::Cvv(CvvAnswer::from_wire(value))),
            Family::GatewayStatus => Some(Self::GatewayStatus(GatewayStatus::from_wire(value))),
            Family::Status => TransactionStatus::from_word(value).map(Self::Status),
            Family::Situation => Situation::ALL
                .into_iter()
                .find(|situation| situation.word() == value)
                .map(Self::Situation),
        }
    }

    /// Its shelf.
    pub fn family(&self) -> Family {
        match self {
            Self::Error(_) => Family::Error,
            Self::Message(_) => Family::Message,
            Self::Avs(_) => Family::Avs,
            Self::Cvv(_) => Family::Cvv,
            Self::GatewayStatus(_) => Family::GatewayStatus,
            Self::Status(_) => Family::Status,
            Self::Situation(_) => Family::Situation,
        }
    }

    /// The value within its family, as the gateway or the product writes it.
    pub fn value(&self) -> &str {
        match self {
            Self::Error(code) => code.as_wire(),
            Self::Message(message) => message.as_wire(),
            Self::Avs(answer) => answer.as_wire(),
            Self::Cvv(answer) => answer.as_wire(),
            Self::GatewayStatus(status) => status.as_wire(),
            Self::Status(status) => status.word(),
            Self::Situation(situation) => situation.word(),
        }
    }

    /// A stable name of the page, fit for an address: `4014`, `avs-n`, `call-auth-center`,
    /// `status-settled`. [`Topic::find`] reads it.
    pub fn key(&self) -> String {
        let value = self.value();
        let named = |prefix: &str| match slug(value) {
            empty if empty.is_empty() => format!("{prefix}-blank"),
            slug => format!("{prefix}-{slug}"),
        };
        match self.family() {
            Family::Error => slug(value),
            Family::Message => named("message"),
            Family::Avs => named("avs"),
            Family::Cvv => named("cvv"),
            Family::GatewayStatus => named("gateway-status"),
            Family::Status => named("status"),
            Family::Situation => named("situation"),
        }
    }

    /// How a person refers to it: `4014`, `AVS N`, `DECLINED`, `Settled`.
    pub fn label(&self) -> String {
        let value = self.value();
        let shown = if value.is_empty() { "blank" } else { value };
        match self {
            Self::Message(ResultMessage::Silent) => "Message blank".to_owned(),
            Self::Error(_) | Self::Message(_) => shown.to_owned(),
            Self::Avs(_) => format!("AVS {shown}"),
            Self::Cvv(_) => format!("CVV {shown}"),
            Self::GatewayStatus(_) => format!("Gateway status {shown}"),
            Self::Status(_) => format!("Status {}", shown.replace('_', " ")),
            Self::Situation(_) => capital(&shown.replace('_', " ")),
        }
    }

    /// The gateway's name or a few words for it; `None` for an unlisted value.
    pub fn words(&self) -> Option<&'static str> {
        match self {
            Self::Error(code) => code.words(),
            Self::Message(message) => message.words(),
            Self::Avs(answer) => answer.words(),
            Self::Cvv(answer) => answer.words(),
            Self::GatewayStatus(status) => status.words(),
            Self::Status(_) | Self::Situation(_) => self.entry().map(|entry| entry.title),
        }
    }

    /// What kind of answer it is.
    pub fn class(&self) -> Class {
        match self {
            Self::Error(code) => code.class(),
            Self::Message(message) => class_of_message(message),
            Self::Avs(answer) if !answer.is_known() => Class::Unlisted,
            Self::Cvv(answer) if !answer.is_known() => Class::Unlisted,
            Self::Avs(_) | Self::Cvv(_) => Class::Information,
            Self::GatewayStatus(status) => match status {
                GatewayStatus::PostAuthRule | GatewayStatus::FraudRule | GatewayStatus::PreAuthRule => {
                    Class::Declined
                }
                GatewayStatus::Unknown(_) => Class::Unlisted,
                _ => Class::Information,
            },
            Self::Status(status) => match status {
                TransactionStatus::Declined | TransactionStatus::Failed => Class::Declined,
                TransactionStatus::Unknown => Class::Unlisted,
                _ => Class::Information,
            },
            Self::Situation(situation) => class_of_situation(*situation),
        }
    }

    pub(super) fn entry(&self) -> Option<&'static Entry> {
        tables::entry(self)
    }
}

fn class_of_message(message: &ResultMessage) -> Class {
    use ResultMessage as Message;
    match message {
        Message::Unknown(_) => Class::Unlisted,
        Message::Success | Message::ScheduledForSettlement | Message::Silent => Class::Information,
        Message::Error | Message::PreviouslyAuthorized => Class::State,
        approved if approved.is_approval() => Class::Information,
        _ => Class::Declined,
    }
}

fn class_of_situation(situation: Situation) -> Class {
    match situation {
        Situation::NoAnswer | Situation::ProxyAnswer | Situation::UnreadableAnswer => Class::RetryUncertain,
        Situation::IncompleteList | Situation::CurrencyQuestion => Class::State,
        Situation::TestMode => Class::Information,
        Situation::NoPin | Situation::SecretUnavailable => Class::Configuration,
        Situation::ChecksPaused => Class::RetryUnprocessed,
    }
}

/// Letters and digits in lower case, anything between them as one hyphen.
fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
