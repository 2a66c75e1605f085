//! Rights of API users: proved by a call that only reads, ticked by the town's administrator,
//! or missing for what the town intends to do.

use converge::book::Right;
use ledger::{ApiUser, Intended, Terminal, Tick, Work};

use crate::audit::{Note, read, word};
use crate::dto::{
    AuditObject, IdRequest, Intention, RightNeed, RightState, RightView, RightWord, RightsView,
    SetIntentions, TerminalRecord, TickRight, VerifyOutcome,
};
use crate::error::OfficeError;
use crate::findings::Unticked;
use crate::impact::list;
use crate::inner::Office;
use crate::views::{self, AccountFacts, instant, outcome_of};
use crate::{rules, snapshot, terminals, text_fields};

const RIGHTS: [RightWord; 6] = [
    RightWord::BatchesView,
    RightWord::BatchesSettle,
    RightWord::BatchesVoid,
    RightWord::CardReturn,
    RightWord::Tokens,
    RightWord::AccountAdministration,
];

fn book(right: RightWord) -> Right {
    match right {
        RightWord::BatchesView => Right::BatchesView,
        RightWord::BatchesSettle => Right::BatchesSettle,
        RightWord::BatchesVoid => Right::BatchesVoid,
        RightWord::CardReturn => Right::CardReturn,
        RightWord::Tokens => Right::Tokens,
        RightWord::AccountAdministration => Right::AccountAdministration,
    }
}

/// The right an intention needs, as far as the fact sheet names one (section 3).
fn needed(intention: Intention) -> Option<RightWord> {
    match intention {
        Intention::LookUp => Some(RightWord::BatchesView),
        Intention::Void => Some(RightWord::BatchesVoid),
        Intention::Return => Some(RightWord::CardReturn),
        Intention::Settle => Some(RightWord::BatchesSettle),
        Intention::Tokens => Some(RightWord::Tokens),
        Intention::Recurring | Intention::Installment => None,
    }
}

/// An intention, to stand after "To".
fn task(intention: Intention) -> &'static str {
    match intention {
        Intention::LookUp => "look payments up",
        Intention::Void => "void payments of the open batch",
        Intention::Return => "refund settled sales",
        Intention::Settle => "settle the batch by hand",
        Intention::Recurring => "run recurring plans",
        Intention::Installment => "run installment plans",
        Intention::Tokens => "keep cards on file",
    }
}

/// The portal's name, quoted where it is one.
fn quoted(right: RightWord) -> String {
    let words = book(right).words();
    match right {
        RightWord::Tokens | RightWord::AccountAdministration => words.to_owned(),
        _ => format!("\"{words}\""),
    }
}

/// The rights of one user.
pub async fn view(office: &Office, request: IdRequest) -> Result<RightsView, OfficeError> {
    let (facts, user) = views::user(office, &request.id).await?;
    Ok(view_of(&facts, &user))
}

fn view_of(facts: &AccountFacts, user: &ApiUser) -> RightsView {
    RightsView {
        user_id: user.id.to_string(),
        user_name: user.user_id.clone(),
        rights: RIGHTS
            .into_iter()
            .map(|right| right_view(facts, user, right))
            .collect(),
        missing: missing(facts, user),
    }
}

fn right_view(facts: &AccountFacts, user: &ApiUser, right: RightWord) -> RightView {
    let tick = tick_of(facts, user, right);
    let (state, since, by) = match (proof(facts, user, right), tick) {
        (Some((true, at)), _) => (RightState::Proved, Some(at), None),
        (Some((false, at)), _) => (RightState::Refused, Some(at), None),
        (None, Some(tick)) => (RightState::Ticked, Some(tick.at), Some(tick.by.clone())),
        (None, None) => (RightState::Unknown, None, None),
    };
    RightView {
        right,
        name: book(right).words().to_owned(),
        state,
        provable: matches!(right, RightWord::BatchesView | RightWord::AccountAdministration),
        since: since.map(instant),
        by,
        needed_for: needs(facts, user)
            .into_iter()
            .filter(|(intention, _)| needed(*intention) == Some(right))
            .map(|(intention, terminal)| RightNeed {
                intention,
                terminal_name: terminal.name.clone(),
            })
            .collect(),
    }
}

fn tick_of<'a>(facts: &'a AccountFacts, user: &ApiUser, right: RightWord) -> Option<&'a Tick> {
    let word = word(&right);
    facts
        .ticks
        .iter()
        .find(|tick| tick.user == user.id && tick.word == word)
}

/// What the last check of this user's PINs says of a right: whether it is there, and since when.
fn proof(facts: &AccountFacts, user: &ApiUser, right: RightWord) -> Option<(bool, i64)> {
    let own = facts.credentials.iter().filter(|c| c.user == user.id);
    let checked = own.filter_map(|c| {
        let verdict = c.verdict.as_ref()?;
        Some((c, outcome_of(&verdict.outcome)?, verdict.at))
    });
    match right {
        RightWord::BatchesView => checked
            .filter_map(|(_, outcome, at)| match outcome {
                VerifyOutcome::Verified => Some((true, at)),
                VerifyOutcome::RightMissing => Some((false, at)),
                _ => None,
            })
            .max_by_key(|(held, at)| (*at, *held)),
        // The terminal's own settings were read with this user's PIN.
        RightWord::AccountAdministration => checked
            .filter(|(credential, outcome, _)| {
                let terminal = facts.terminals.iter().find(|t| t.id == credential.terminal);
                *outcome == VerifyOutcome::Verified
                    && terminal.is_some_and(|terminal| {
                        terminal.reported != ledger::Reported::default() && facts.uses(terminal, user)
                    })
            })
            .map(|(_, _, at)| (true, at))
            .max_by_key(|(_, at)| *at),
        _ => None,
    }
}

/// What is intended on the terminals in use of a user.
fn needs<'a>(facts: &'a AccountFacts, user: &ApiUser) -> Vec<(Intention, &'a Terminal)> {
    let terminals: Vec<&Terminal> = facts
        .active_terminals()
        .filter(|terminal| facts.uses(terminal, user))
        .collect();
    let mut needs = Vec::new();
    for intention in rules::INTENTIONS {
        let word = word(&intention);
        for terminal in &terminals {
            let intended = intention == Intention::LookUp
                || facts.intentions_of(&terminal.id).iter().any(|i| i.word == word);
            if intended {
                needs.push((intention, *terminal));
            }
        }
    }
    needs
}

/// What a user lacks for what is intended, each a sentence. Looking up counts only once it was
/// refused: until then a check will tell.
pub(crate) fn missing(facts: &AccountFacts, user: &ApiUser) -> Vec<String> {
    let needs = needs(facts, user);
    rules::INTENTIONS
        .into_iter()
        .filter_map(|intention| {
            let right = needed(intention)?;
            let names: Vec<&str> = needs
                .iter()
                .filter(|(of, _)| *of == intention)
                .map(|(_, terminal)| terminal.name.as_str())
                .collect();
            let lacking = match right_view(facts, user, right).state {
                RightState::Refused => true,
                RightState::Unknown => intention != Intention::LookUp,
                RightState::Proved | RightState::Ticked => false,
            };
            (lacking && !names.is_empty()).then(|| {
                format!(
                    "To {} on {}, {} also needs {}.",
                    task(intention),
                    list(&names),
                    user.user_id,
                    quoted(right)
                )
            })
        })
        .collect()
}

/// Rights that something intended needs, and that nobody proved, ticked or was refused.
pub(crate) fn unticked(facts: &AccountFacts, user: &ApiUser) -> Vec<Unticked> {
    needs(facts, user)
        .into_iter()
        .filter(|(intention, _)| *intention != Intention::LookUp)
        .filter_map(|(intention, terminal)| {
            let right = needed(intention)?;
            let unknown = right_view(facts, user, right).state == RightState::Unknown;
            unknown.then(|| Unticked {
                right: book(right).words().to_owned(),
                intention,
                terminal: terminal.name.clone(),
            })
        })
        .collect()
}

/// Notes that the town's administrator gave a right, or took it away.
pub async fn tick(office: &Office, request: TickRight) -> Result<RightsView, OfficeError> {
    let _turn = office.turn().await;
    let (facts, user) = views::user(office, &request.user_id).await?;
    let old = tick_of(&facts, &user, request.right);
    if old.is_some() != request.ticked {
        let new = request.ticked.then(|| Tick {
            user: user.id.clone(),
            word: word(&request.right),
            at: office.now().as_second(),
            by: crate::people::acting(office).name,
        });
        let mut work = office.0.ledger.begin().await?;
        put_tick(office, &mut work, &user, (old, new.as_ref()), None).await?;
        work.commit().await?;
    }
    view(office, IdRequest { id: request.user_id }).await
}

/// Saves a tick, or that there is none, with its entry.
pub(crate) async fn put_tick(
    office: &Office,
    work: &mut Work,
    user: &ApiUser,
    (old, new): (Option<&Tick>, Option<&Tick>),
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let Some(right) = new.or(old).map(|tick| tick.word.clone()) else {
        return Ok(());
    };
    let name = read(&right).map_or_else(|| right.clone(), quoted);
    let (action, sentence) = match new {
        Some(tick) => {
            work.put_tick(tick).await?;
            ("right_ticked", format!("ticked {name} for {}.", user.user_id))
        }
        None => {
            work.remove_tick(&user.id, &right).await?;
            ("right_unticked", format!("unticked {name} for {}.", user.user_id))
        }
    };
    let note = Note::new(action, AuditObject::User, back.map_or(sentence, str::to_owned))
        .about(user.id.as_str(), &user.user_id)
        .account(user.account.as_str())
        .change(
            Some(snapshot::tick(&right, old).into()),
            Some(snapshot::tick(&right, new).into()),
        );
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// Says what is intended on a terminal. What its kind rules out needs a typed sentence, once.
pub async fn set_intentions(office: &Office, request: SetIntentions) -> Result<TerminalRecord, OfficeError> {
    let _turn = office.turn().await;
    let (facts, terminal) = views::terminal(office, &request.terminal_id).await?;
    let sentence = text_fields::override_sentence(request.override_reason.as_deref())?;
    let known = facts.intentions_of(&terminal.id);
    let mut wanted = request.intentions;
    wanted.sort();
    wanted.dedup();
    let mut new = Vec::new();
    for intention in wanted
        .into_iter()
        .filter(|intention| *intention != Intention::LookUp)
    {
        let word = word(&intention);
        let excuse = known
            .iter()
            .find(|intended| intended.word == word)
            .and_then(|intended| intended.override_reason.clone());
        let override_reason = match rules::impossible(terminal.kind, intention) {
            None => None,
            Some(reason) => match excuse.or_else(|| sentence.clone()) {
                Some(sentence) => Some(sentence),
                None => {
                    return Err(rules::not_for_kind(terminal.kind, reason).with("intention", word));
                }
            },
        };
        new.push(Intended {
            terminal: terminal.id.clone(),
            word,
            override_reason,
        });
    }
    let mut work = office.0.ledger.begin().await?;
    put_intentions(office, &mut work, &facts, &terminal, &new, None).await?;
    work.commit().await?;
    terminals::record(
        office,
        IdRequest {
            id: request.terminal_id,
        },
    )
    .await
}

/// Saves what is intended with its entry; nothing where nothing changed.
pub(crate) async fn put_intentions(
    office: &Office,
    work: &mut Work,
    facts: &AccountFacts,
    terminal: &Terminal,
    new: &[Intended],
    back: Option<&str>,
) -> Result<(), OfficeError> {
    let old = facts.intentions_of(&terminal.id);
    let (before, after) = (
        snapshot::intentions(&old),
        snapshot::intentions(&new.iter().collect::<Vec<_>>()),
    );
    let Some((before, after)) = snapshot::difference(&before, &after) else {
        return Ok(());
    };
    work.put_intentions(&terminal.id, new).await?;
    let named: Vec<&str> = new.iter().filter_map(|i| read(&i.word)).map(task).collect();
    let named = if named.is_empty() {
        "nothing but looking payments up".to_owned()
    } else {
        list(&named)
    };
    let known = |intended: &&Intended| old.iter().any(|o| o.override_reason == intended.override_reason);
    let overridden = new
        .iter()
        .filter(|intended| intended.override_reason.is_some())
        .find(|intended| !known(intended));
    let prefix = overridden.map_or_else(String::new, |_| {
        format!(
            "overrode the rule that plans cannot run on {}: ",
            rules::a_terminal(terminal.kind)
        )
    });
    let sentence = format!("{prefix}set what is intended on {}: {named}.", terminal.name);
    let reason = overridden.and_then(|intended| intended.override_reason.clone());
    let note = Note::new(
        "intentions_changed",
        AuditObject::Terminal,
        back.map_or(sentence, str::to_owned),
    )
    .about(terminal.id.as_str(), &terminal.name)
    .account(terminal.account.as_str())
    .reason(&reason.unwrap_or_default())
    .change(Some(before.into()), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(())
}
