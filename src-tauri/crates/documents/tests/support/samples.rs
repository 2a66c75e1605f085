//! An invented town for tests and for looking at.

use counterfoil_documents::Stamp;
use counterfoil_documents::sheets::{
    AllowList, Ask, CallSheet, HandoffPin, HandoffSheet, HandoffTerminal, KindMark, KindShape, Letterhead,
    Unlocked, Verified,
};

/// Which PINs a sheet shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pins {
    /// Masked, all there.
    Masked,
    /// Masked, every fourth missing.
    SomeMissing,
    /// In full.
    Full,
}

pub fn stamp() -> Stamp {
    Stamp {
        at: "2026-10-06T18:14:00Z".parse().unwrap_or_default(),
        made: "October 6, 2026, 2:14 PM EDT".to_owned(),
        program: "Counterfoil 0.1.0".to_owned(),
    }
}

pub fn letterhead(mode: Option<&str>) -> Letterhead {
    Letterhead {
        account: "City of Alder Creek, Permits".to_owned(),
        account_id: "0042871234567".to_owned(),
        mode: mode.map(str::to_owned),
    }
}

fn kind(at: usize) -> KindMark {
    let (word, shape) = match at % 4 {
        0 => ("Retail", KindShape::Square),
        1 => ("Internet", KindShape::Circle),
        2 => ("Mail and phone", KindShape::Diamond),
        _ => ("Service", KindShape::Triangle),
    };
    KindMark {
        word: word.to_owned(),
        shape,
    }
}

pub fn call_sheet(mode: Option<&str>) -> CallSheet {
    let ask = |text: &str, detail: &str, asked: Option<&str>, confirmed: Option<&str>| Ask {
        text: text.to_owned(),
        detail: (!detail.is_empty()).then(|| detail.to_owned()),
        asked: asked.map(str::to_owned),
        confirmed: confirmed.map(str::to_owned),
    };
    CallSheet {
        letterhead: letterhead(mode),
        title: "Call sheet: Web Permits (Internet)".to_owned(),
        kind: kind(1),
        phone_hint: Some(
            "Call Converge support on the number in your welcome letter. Say that you call about the terminal \
             Web Permits, an Internet terminal."
                .to_owned(),
        ),
        have_ready: ["Tax ID", "Merchant ID", "Bank account, last four digits"].map(str::to_owned).to_vec(),
        asks: vec![
            ask("Enable the hosted payments page on this terminal.", "", Some("Oct 6"), Some("Oct 8")),
            ask("Allow-list the addresses below for this terminal.", "Internet terminals only.", Some("Oct 6"), None),
            ask("Register an API user for this terminal.", "They may call it an integration user.", Some("Oct 6"), None),
            ask("Join this terminal to the shared token vault.", "Yes, we keep cards on file.", Some("Oct 6"), None),
            ask("Enable POST for the return address.", "", None, None),
        ],
        allow_list: AllowList {
            addresses: ["203.0.113.10", "203.0.113.11", "198.51.100.0/28"].map(str::to_owned).to_vec(),
            note: None,
        },
        ticket: Some("88231".to_owned()),
        notes: Some("The agent on Oct 6 said that the vault takes two working days.".to_owned()),
    }
}

/// A PIN that stands for the real thing: 64 letters and digits.
pub fn pin(at: usize) -> String {
    const LETTERS: &[u8] = b"0O1lI8B5S2ZQ7KTABCDEFGHJLMNPRUVWXY3469";
    (0..64)
        .filter_map(|n| LETTERS.get((n * 7 + at * 11 + n * n) % LETTERS.len()))
        .map(|byte| char::from(*byte))
        .collect()
}

pub fn handoff(count: usize, pins: Pins, mode: Option<&str>) -> HandoffSheet {
    const NAMES: [&str; 6] = [
        "Parks Front Desk",
        "Web Permits",
        "Phone Payments",
        "Library Café",
        "Court Clerk Counter 2",
        "Web Utility",
    ];
    let terminals = (0..count).map(|at| {
        let name = NAMES.get(at % NAMES.len()).copied().unwrap_or_default();
        let name = if at < NAMES.len() {
            name.to_owned()
        } else {
            format!("{name} {}", at / NAMES.len() + 1)
        };
        let missing = pins == Pins::SomeMissing && at % 4 == 3;
        let good = !missing && at % 5 != 4;
        HandoffTerminal {
            name,
            kind: kind(at),
            user_id: Some(format!("apiuser50{:04}", 1205 + at)),
            pin: match pins {
                _ if missing => HandoffPin::Missing,
                Pins::Full => HandoffPin::Full(pin(at).into()),
                _ => HandoffPin::Masked {
                    ends: pin(at).split_off(60),
                },
            },
            verified: Verified {
                good,
                state: if good { "Verified" } else { "Not verified" }.to_owned(),
                date: good.then(|| "Oct 5, 2026, 9:30 AM".to_owned()),
            },
        }
    });
    HandoffSheet {
        letterhead: letterhead(mode),
        title: "Hand-off sheet: City of Alder Creek".to_owned(),
        environment: if mode.is_some() { "Practice" } else { "Live" }.to_owned(),
        unlocked: (pins == Pins::Full).then(|| Unlocked {
            recipient: "CivicPlus, onboarding team".to_owned(),
            purpose: "CivicPlus onboarding".to_owned(),
        }),
        draft_reasons: Vec::new(),
        terminals: terminals.collect(),
    }
}
