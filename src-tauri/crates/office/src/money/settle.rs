//! Settle now, for terminals that wait for it: the gateway's own total first, compared with our
//! copy; all of the batch or nothing, never an empty selection.

use domain::{Money, MoneyAct, TransactionStatus};
use history::Filter;
use jiff::tz::TimeZone;
use ledger::{IntentFilter, Terminal};

use super::begin::{self, Draft, Who};
use super::{seat, words};
use crate::approvals::{self, Proposed};
use crate::dto::{ActStarted, SettleLook, SettleOffer, SettleRequest, SettleTrouble};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::journal::{Call, Seat, Witness};
use crate::people::{self, Duty};
use crate::transactions::{Showing, money_words};
use crate::views::{self, AccountFacts, instant};

/// Payments of a batch that are watched until they are settled.
const WATCHED: usize = 5;
/// Rows of a batch that are looked at here.
const ROWS: u32 = 1_000;

/// What is open of a terminal in our copy.
struct Ours {
    count: u32,
    net: i64,
    ids: Vec<String>,
    troubles: Vec<SettleTrouble>,
}

async fn ours(office: &Office, facts: &AccountFacts, terminal: &Terminal) -> Result<Ours, OfficeError> {
    let rows = rows(
        office,
        facts,
        terminal,
        vec![TransactionStatus::Open, TransactionStatus::Held],
    )
    .await?;
    let mut ours = Ours {
        count: 0,
        net: 0,
        ids: Vec::new(),
        troubles: Vec::new(),
    };
    for row in rows {
        let trouble = match (row.status, row.amount) {
            (TransactionStatus::Held, _) => Some("Converge holds this payment; it does not settle."),
            (_, Some(0)) => Some("This payment has no amount; one such row can stop a whole batch."),
            (_, None) => Some("The amount of this payment could not be read."),
            _ => None,
        };
        if let Some(text) = trouble {
            ours.troubles.push(SettleTrouble {
                id: row.id.clone(),
                text: text.to_owned(),
            });
        }
        if row.status == TransactionStatus::Open {
            let minor = row.amount.unwrap_or(0);
            let back = matches!(
                row.kind,
                domain::TransactionType::Return | domain::TransactionType::Credit
            );
            ours.count = ours.count.saturating_add(1);
            ours.net = ours.net.saturating_add(if back { -minor.abs() } else { minor });
            if ours.ids.len() < WATCHED {
                ours.ids.push(row.id);
            }
        }
    }
    Ok(ours)
}

async fn rows(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
    statuses: Vec<TransactionStatus>,
) -> Result<Vec<history::PageRow>, OfficeError> {
    let showing = Showing::of(office, facts).await?;
    let sources: Vec<i64> = showing
        .terminals()
        .filter(|(_, id)| *id == terminal.id.as_str())
        .map(|(no, _)| no)
        .collect();
    if sources.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        sources,
        statuses,
        ..Filter::default()
    };
    let newest = history::Sort {
        column: history::SortColumn::Time,
        descending: true,
    };
    let found = office
        .history(move |history| history.first(&filter, newest, ROWS, &history::Cancel::new()))
        .await?;
    Ok(found.rows)
}

/// An open batch as the gateway and as our copy have it. Asks the gateway.
///
/// # Errors
/// Where the gateway cannot be asked.
pub async fn offer(office: &Office, request: SettleLook) -> Result<SettleOffer, OfficeError> {
    let (facts, terminal) = views::terminal(office, &request.terminal_id).await?;
    let ours = ours(office, &facts, &terminal).await?;
    let (_, count, net, _) = ask(office, &facts, &terminal).await?;
    let open = open_about(office, &facts, &terminal).await?;
    let currency = seat::currency(&facts, &terminal);
    let money = |minor: i64| Money { minor, currency };
    let agrees = (count, net) == (ours.count, ours.net);
    let (possible, meaning) = if open.is_some() {
        (
            false,
            "A settlement of this terminal is under way, or its outcome is not known yet.".to_owned(),
        )
    } else if count == 0 {
        (
            false,
            "The batch is empty: there is nothing to settle.".to_owned(),
        )
    } else if agrees {
        (
            true,
            "Converge and this PC agree about what is in the batch.".to_owned(),
        )
    } else {
        (
            true,
            format!(
                "Converge has {count} with {}, this PC has {} with {}. Sync first, then look again.",
                money_words(net, currency),
                ours.count,
                money_words(ours.net, currency)
            ),
        )
    };
    let act = MoneyAct::Settle {
        count,
        amount: money(net),
    };
    Ok(SettleOffer {
        terminal_id: terminal.id.to_string(),
        terminal_name: terminal.name.clone(),
        count,
        amount: money(net).into(),
        our_count: ours.count,
        our_amount: money(ours.net).into(),
        agrees,
        meaning,
        possible: possible && agrees,
        troubles: ours.troubles,
        needs_approval: approvals::is_needed(office, &people::acting(office), &act).await?,
        intent_id: open,
        asked_at: office.now().to_string(),
    })
}

async fn ask(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
) -> Result<(Seat, u32, i64, Option<i64>), OfficeError> {
    seat::safe(facts, terminal)?;
    let seat = seat::take(office, facts, terminal, None).await?;
    let (count, net, time) = match seat.batch_now().await {
        Ok(batch) => batch,
        Err(error) => return Err(seat::failed(office, facts, &error).await),
    };
    match (count, net) {
        (Some(count), Some(net)) => Ok((seat, count, net, time)),
        _ => Err(OfficeError::new(
            Code::MoneyRefused,
            "Converge's total of this batch could not be read, so nothing can be settled from here.",
        )),
    }
}

async fn open_about(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
) -> Result<Option<String>, OfficeError> {
    let filter = IntentFilter {
        account: Some(facts.account.id.to_string()),
        target: Some(terminal.id.to_string()),
        open: true,
        limit: 1,
    };
    let open = office.0.ledger.list_intents(&filter).await?;
    Ok(open.into_iter().next().map(|intent| intent.id))
}

/// Settles the open batch of a terminal, or asks a second person to.
///
/// # Errors
/// When the batch is not what was shown, or is empty, nothing is sent.
pub async fn submit(office: &Office, request: SettleRequest) -> Result<ActStarted, OfficeError> {
    let actor = people::require_fresh(office, Duty::Settle).await?;
    let _turn = office.0.keeper.turn().await;
    let (facts, terminal) = views::terminal(office, &request.terminal_id).await?;
    let currency = seat::currency(&facts, &terminal);
    let minor: i64 = request
        .amount_minor
        .parse()
        .map_err(|_| OfficeError::invalid("amount_minor", "not_a_number", "The amount could not be read."))?;
    let amount = Money { minor, currency };
    let proposed = Proposed {
        account: facts.account.id.clone(),
        terminal: terminal.id.clone(),
        target: terminal.id.to_string(),
        summary: format!(
            "settle {} payments with {} on {}",
            request.count,
            money_words(minor, currency),
            terminal.name
        ),
        act: MoneyAct::Settle {
            count: request.count,
            amount,
        },
        reason: "settle_now".to_owned(),
        note: request.note.trim().to_owned(),
    };
    if open_about(office, &facts, &terminal).await?.is_some() {
        return Err(begin::under_way());
    }
    if approvals::is_needed(office, &actor, &proposed.act).await? {
        unchanged(office, &facts, &terminal, &proposed.act).await?;
        return begin::put(office, &actor, proposed).await;
    }
    let intent_id = carry(office, &proposed, Who::alone(&actor), None).await?;
    Ok(ActStarted::UnderWay { intent_id })
}

/// Asks for the batch and compares it with what was shown and with our copy.
async fn unchanged(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
    act: &MoneyAct,
) -> Result<(Seat, Ours, Option<i64>), OfficeError> {
    let ours = ours(office, facts, terminal).await?;
    let (seat, count, net, time) = ask(office, facts, terminal).await?;
    let MoneyAct::Settle {
        count: shown,
        amount: shown_net,
    } = act
    else {
        return Err(OfficeError::not_found("batch"));
    };
    if count == 0 {
        return Err(OfficeError::new(
            Code::MoneyRefused,
            "The batch is empty: there is nothing to settle. Nothing was sent.",
        ));
    }
    if (count, net) != (*shown, shown_net.minor) {
        return Err(OfficeError::new(
            Code::MoneyChanged,
            "The batch has changed since it was shown. Nothing was sent; look at it again.",
        ));
    }
    if (count, net) != (ours.count, ours.net) {
        return Err(OfficeError::new(
            Code::MoneyChanged,
            "Converge and this PC do not agree about the batch. Nothing was sent; sync, then look again.",
        ));
    }
    Ok((seat, ours, time))
}

pub(crate) async fn carry(
    office: &Office,
    proposed: &Proposed,
    who: Who,
    previous: Option<String>,
) -> Result<String, OfficeError> {
    let facts = views::facts(office, proposed.account.as_str()).await?;
    let terminal = facts.terminal(proposed.terminal.as_str())?;
    let after = begin::latest(office, &facts.account.id, &proposed.target).await?;
    let (seat, ours, time) = unchanged(office, &facts, terminal, &proposed.act).await?;
    let (count, amount) = match &proposed.act {
        MoneyAct::Settle { count, amount } => (*count, amount.minor),
        _ => return Err(OfficeError::not_found("batch")),
    };
    let gateway_time = words::gateway_time(time, office.now().as_millisecond())?;
    let draft = Draft {
        id: begin::new_id(office),
        account: facts.account.id.clone(),
        terminal: terminal.id.clone(),
        act: proposed.act.clone(),
        target: proposed.target.clone(),
        witness: Witness::Batch {
            count,
            amount,
            open: ours.ids,
            gateway_time,
        },
        who,
        reason: proposed.reason.clone(),
        note: proposed.note.clone(),
        previous,
        after,
    };
    begin::begin(office, seat, Call::Settle(converge::Settle::all()), draft).await
}

/// When the batch of today usually settles, as the batches before tell: an instant. `None` where
/// they do not agree or there are none.
pub(crate) async fn usual_time(
    office: &Office,
    facts: &AccountFacts,
    terminal: &Terminal,
) -> Result<Option<String>, OfficeError> {
    let zone = TimeZone::get(&facts.account.gateway_zone).unwrap_or(TimeZone::UTC);
    let settled = rows(office, facts, terminal, vec![TransactionStatus::Settled]).await?;
    let showing = Showing::of(office, facts).await?;
    let mut batches: Vec<(String, i64)> = Vec::new();
    for row in settled {
        if batches.len() >= 5 {
            break;
        }
        if row.batch.is_empty() || batches.iter().any(|(batch, _)| *batch == row.batch) {
            continue;
        }
        let found = crate::transactions::find(office, &showing, &row.id).await?;
        let time = found.and_then(|found| domain::parse_wire_time(&found.settled_raw, &zone));
        if let Some(time) = time {
            let minute = i64::from(time.wall.hour()) * 60 + i64::from(time.wall.minute());
            batches.push((row.batch, minute));
        }
    }
    let minutes: Vec<i64> = batches.into_iter().map(|(_, minute)| minute).collect();
    let (Some(first), Some(last)) = (minutes.iter().min(), minutes.iter().max()) else {
        return Ok(None);
    };
    // Batches that a person settled by hand say nothing about the clock.
    if minutes.len() < 3 || last - first > 10 {
        return Ok(None);
    }
    let now = office.now().to_zoned(zone.clone());
    let at = |day: jiff::civil::Date| {
        let (hour, minute) = (i8::try_from(first / 60).ok()?, i8::try_from(first % 60).ok()?);
        day.at(hour, minute, 0, 0).to_zoned(zone.clone()).ok()
    };
    let today = at(now.date()).filter(|time| *time > now);
    let next = today.or_else(|| at(now.date().tomorrow().ok()?));
    Ok(next.map(|time| instant(time.timestamp().as_second())))
}
