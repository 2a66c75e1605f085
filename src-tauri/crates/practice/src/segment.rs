//! Facts that Elavon keeps about a terminal: its market segment and whether it is in service
//! (Converge fact sheet sections 4 and 16).

use serde::{Deserialize, Serialize};

/// The market segment of a terminal. Elavon sets it, never a request.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Segment {
    /// A counter with the card present.
    Retail,
    /// A counter of the Service and Restaurant segment.
    Service,
    /// Mail order and telephone order: a clerk keys what the payer says.
    Moto,
    /// Web pages.
    Internet,
}

impl Segment {
    /// The word in our own description of the town.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Segment::Retail => "retail",
            Segment::Service => "service",
            Segment::Moto => "moto",
            Segment::Internet => "internet",
        }
    }

    /// The word of `vm_market_segment`.
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Segment::Retail => "Retail",
            Segment::Service => "Service",
            Segment::Moto => "MOTO",
            Segment::Internet => "Internet",
        }
    }

    /// The card is never there: no track data and no signature, but plans.
    pub(crate) fn is_remote(self) -> bool {
        matches!(self, Segment::Moto | Segment::Internet)
    }

    /// `ssl_eci_ind` of a payment without 3-D Secure: the card schemes' own numbers, because
    /// the sheet says only that answers carry it. Empty at a counter.
    pub(crate) fn eci(self) -> &'static str {
        match self {
            Segment::Retail | Segment::Service => "",
            Segment::Moto => "1",
            Segment::Internet => "7",
        }
    }
}

/// Whether a terminal is in service, `vm_status`.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminalStatus {
    /// In service.
    #[serde(rename = "ACTIVE")]
    Active,
    /// Ordered, not opened yet: takes no payments.
    #[serde(rename = "NOT LIVE")]
    NotLive,
    /// Stopped: takes no payments.
    #[serde(rename = "SUSPENDED")]
    Suspended,
}

impl TerminalStatus {
    /// The word of `vm_status`.
    pub(crate) fn wire(self) -> &'static str {
        match self {
            TerminalStatus::Active => "ACTIVE",
            TerminalStatus::NotLive => "NOT LIVE",
            TerminalStatus::Suspended => "SUSPENDED",
        }
    }
}
