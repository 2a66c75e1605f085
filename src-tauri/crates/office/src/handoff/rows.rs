//! Which terminals are handed over, and what stands in the way.

use std::collections::HashMap;

use domain::Sensitive;

use crate::call_sheet::tolerated;
use crate::dto::{
    AccountRequest, AccountView, Finding, FindingKind, FindingWeight, HandoffRow, NextStep, PinState,
    TaskOwner, VerifyOutcome,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{self, AccountFacts};
use crate::{findings, paper, pins};

/// Full PINs by our id of the terminal.
pub(super) type Pins = HashMap<String, Sensitive<String>>;

/// An account's terminals as they are handed over.
pub(super) struct HandOff {
    pub(super) account: AccountView,
    pub(super) rows: Vec<HandoffRow>,
    pub(super) blockers: Vec<Finding>,
    facts: AccountFacts,
}

/// Gathers the terminals named by our ids, or all that are in use.
pub(super) async fn gather(
    office: &Office,
    account: &str,
    chosen: Option<&[String]>,
) -> Result<HandOff, OfficeError> {
    let facts = views::facts(office, account).await?;
    let account = views::account(office, &facts.account.id).await?;
    for id in chosen.unwrap_or_default() {
        if !account.terminals.iter().any(|t| t.id == *id) {
            return Err(OfficeError::not_found("terminal").with("id", id.clone()));
        }
    }
    let taken = |id: &String| chosen.is_none_or(|ids| ids.contains(id));
    let mut rows = Vec::new();
    for terminal in account.terminals.iter().filter(|t| t.active && taken(&t.id)) {
        rows.push(row(&account, &facts, terminal)?);
    }
    if rows.is_empty() {
        return Err(OfficeError::invalid(
            "terminal_ids",
            "handoff_empty",
            "There is no terminal in use to hand over.",
        ));
    }
    let blockers = blockers(office, &account, &rows).await?;
    Ok(HandOff {
        account,
        rows,
        blockers,
        facts,
    })
}

fn row(
    account: &AccountView,
    facts: &AccountFacts,
    terminal: &crate::dto::TerminalView,
) -> Result<HandoffRow, OfficeError> {
    let used = facts.credential(facts.terminal(&terminal.id)?);
    let credential = used.and_then(|used| terminal.credentials.iter().find(|c| c.id == used.id.as_str()));
    let user = terminal
        .user_id
        .as_ref()
        .and_then(|id| account.users.iter().find(|u| u.id == *id))
        .map(|user| user.user_id.clone());
    let pin_state = credential.map_or(PinState::Missing, |c| c.state);
    Ok(HandoffRow {
        terminal_id: terminal.id.clone(),
        terminal_name: terminal.name.clone(),
        kind: terminal.kind,
        user_name: user.or_else(|| credential.map(|c| c.user_name.clone())),
        pin_state,
        ends: credential.and_then(|c| c.ends.clone()),
        verified_at: credential
            .filter(|c| c.outcome == Some(VerifyOutcome::Verified))
            .and_then(|c| c.checked_at.clone()),
    })
}

/// What blocks: findings that weigh so much, about these terminals. What is merely missing
/// makes a draft. A conflict blocks even where no finding tells of it.
async fn blockers(
    office: &Office,
    account: &AccountView,
    rows: &[HandoffRow],
) -> Result<Vec<Finding>, OfficeError> {
    let request = AccountRequest {
        account_id: account.id.clone(),
    };
    let found = tolerated(findings::show(office, request).await)?.map_or_else(Vec::new, |f| f.findings);
    let here = |finding: &Finding| {
        finding.terminal_ids.is_empty()
            || finding
                .terminal_ids
                .iter()
                .any(|id| rows.iter().any(|row| row.terminal_id == *id))
    };
    let missing = |kind: FindingKind| {
        matches!(
            kind,
            FindingKind::PinMissing
                | FindingKind::PinLost
                | FindingKind::PinUnverified
                | FindingKind::TerminalWithoutUser
        )
    };
    let mut blockers: Vec<Finding> = found
        .into_iter()
        .filter(|f| f.weight == FindingWeight::Blocks && !missing(f.kind) && here(f))
        .collect();
    for row in rows.iter().filter(|row| row.pin_state == PinState::Conflict) {
        if !blockers.iter().any(|b| b.terminal_ids.contains(&row.terminal_id)) {
            blockers.push(conflict(account, row));
        }
    }
    Ok(blockers)
}

fn conflict(account: &AccountView, row: &HandoffRow) -> Finding {
    let others: Vec<String> = account
        .terminals
        .iter()
        .filter(|t| t.id == row.terminal_id)
        .flat_map(|t| &t.credentials)
        .flat_map(|c| c.conflicts_with.clone())
        .collect();
    Finding {
        kind: FindingKind::PinDuplicate,
        weight: FindingWeight::Blocks,
        terminal_ids: vec![row.terminal_id.clone()],
        user_id: None,
        title: format!(
            "{} has the same PIN as {}.",
            row.terminal_name,
            paper::listed(&others)
        ),
        evidence: Vec::new(),
        means: "Payments of one would be taken on the other.".to_owned(),
        advice: "Paste the right PIN for each terminal.".to_owned(),
        next: NextStep::PastePin {
            terminal_id: row.terminal_id.clone(),
        },
        owner: TaskOwner::You,
        gateway_code: None,
    }
}

impl HandOff {
    /// Why it is only a draft; each a sentence.
    pub(super) fn draft(&self) -> Vec<String> {
        let mut reasons: Vec<String> = self.clauses().into_iter().map(|clause| clause + ".").collect();
        let missing = self.rows.iter().filter(|row| row.pin_state == PinState::Missing);
        reasons.extend(missing.map(|row| format!("{} has no PIN.", row.terminal_name)));
        reasons
    }

    /// The same as clauses, without missing PINs: the sheet finds those by itself.
    pub(super) fn clauses(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        for row in &self.rows {
            if row.user_name.is_none() {
                clauses.push(format!("{} has no API user", row.terminal_name));
            }
            if row.pin_state == PinState::Lost {
                clauses.push(format!(
                    "the PIN of {} is gone from this computer",
                    row.terminal_name
                ));
            }
        }
        clauses
    }

    /// How many PINs there are to hand over.
    pub(super) fn pins(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| row.pin_state != PinState::Missing)
            .count()
    }

    /// Names of the terminals that something blocks.
    pub(super) fn blocked_terminals(&self) -> Vec<String> {
        let named = |row: &&HandoffRow| {
            self.blockers
                .iter()
                .any(|b| b.terminal_ids.is_empty() || b.terminal_ids.contains(&row.terminal_id))
        };
        self.rows
            .iter()
            .filter(named)
            .map(|row| row.terminal_name.clone())
            .collect()
    }

    /// Full PINs from the vault; all or none.
    pub(super) async fn fetch(&self, office: &Office) -> Result<Pins, OfficeError> {
        let mut all = Pins::new();
        for row in &self.rows {
            let terminal = self.facts.terminal(&row.terminal_id)?;
            if let Some(credential) = self.facts.credential(terminal) {
                let pin = pins::fetch(office, credential).await.map_err(|error| {
                    let message = format!("{} ({})", error.message, row.terminal_name);
                    OfficeError { message, ..error }
                })?;
                all.insert(row.terminal_id.clone(), pin);
            }
        }
        Ok(all)
    }
}
