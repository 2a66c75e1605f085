//! Everything about one payment.

use domain::decode_once_more;
use history::Detail;
use ledger::{Attachment, PaymentAct, PaymentEvent, StoredNote};

use super::{Showing, links, meanings, timeline, versions};
use crate::days;
use crate::dto::{AttachmentView, DetailRequest, NoteView, TxnDetail, WireField};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views::{self, AccountFacts, instant};

/// Everything about one transaction.
pub async fn detail(office: &Office, request: DetailRequest) -> Result<TxnDetail, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let found = find(office, &showing, &request.id)
        .await?
        .ok_or_else(|| OfficeError::not_found("transaction").with("id", request.id))?;
    let linked = links::of(office, &showing, &found).await?;
    note_view(office, &facts, &found.row.id).await;
    let ours = Ours::of(office, &facts, &found.row.id).await?;
    let timeline = timeline::of(&facts, &showing, &found, &linked, &ours);
    let mut row = vec![showing.row(found.row.clone(), &[])];
    showing.fill(office, &facts, &mut row).await?;
    let Some(mut row) = row.pop() else {
        return Err(OfficeError::not_found("transaction"));
    };
    row.time_raw = raw(&found, "ssl_txn_time");
    row.amount_raw = raw(&found, "ssl_amount");
    let shown = |name: &str| shown(&found, name);
    Ok(TxnDetail {
        description: row.description.clone(),
        approval_code: row.approval_code.clone(),
        result_message: shown("ssl_result_message"),
        user_name: row.user_name.clone(),
        batch: row.batch.clone(),
        settled_at_raw: found.settled_raw.clone(),
        refunded: row.refunded.clone(),
        entry_mode: shown("ssl_entry_mode"),
        avs: shown("ssl_avs_response"),
        cvv: shown("ssl_cvv2_response"),
        recurring_id: shown("ssl_recurring_id"),
        zone_assumed: facts.account.gateway_zone.clone(),
        display_zone: facts.account.display_zone.clone(),
        first_seen: instant(found.first_seen),
        last_seen: instant(found.last_seen),
        earlier: versions::views(&found.earlier, &found.fields),
        meanings: meanings::of(&found),
        timeline,
        sale: linked.sale,
        returns: linked.returns,
        note_list: ours.notes.into_iter().map(note_of).collect(),
        attachments: ours.files.into_iter().map(file_of).collect(),
        fields: found
            .fields
            .into_iter()
            .map(|(name, value)| WireField { name, value })
            .collect(),
        row,
    })
}

/// What people here did with a payment.
pub(super) struct Ours {
    pub(super) notes: Vec<StoredNote>,
    pub(super) files: Vec<Attachment>,
    /// Who looked at it.
    pub(super) events: Vec<PaymentEvent>,
    /// What they changed, newest first.
    pub(super) audit: Vec<ledger::Audit>,
}

/// Most entries of the audit that a timeline shows.
const ENTRIES: i64 = 500;

impl Ours {
    async fn of(office: &Office, facts: &AccountFacts, id: &str) -> Result<Self, OfficeError> {
        let (ledger, account) = (&office.0.ledger, &facts.account.id);
        let filter = ledger::AuditFilter {
            account: Some(account.to_string()),
            object: Some(id.to_owned()),
            limit: ENTRIES,
            ..ledger::AuditFilter::default()
        };
        Ok(Self {
            notes: ledger.notes_of(account, id).await?,
            files: ledger.attachments_of(account, id).await?,
            events: ledger.payment_events(account, id).await?,
            audit: ledger.list_audit(&filter).await?,
        })
    }
}

/// One transaction of an account, by the gateway's id.
pub(crate) async fn find(
    office: &Office,
    showing: &Showing,
    id: &str,
) -> Result<Option<Detail>, OfficeError> {
    let sources = showing.everything().sources;
    let id = id.to_owned();
    office.history(move |history| history.detail(&sources, &id)).await
}

/// A field as the gateway wrote it.
pub(crate) fn raw(detail: &Detail, name: &str) -> String {
    versions::field(&detail.fields, name)
        .unwrap_or_default()
        .to_owned()
}

/// A field as people read it.
pub(super) fn shown(detail: &Detail, name: &str) -> String {
    let raw = versions::field(&detail.fields, name).unwrap_or_default();
    decode_once_more(raw.trim()).into_owned()
}

/// Notes who looked, once a day. Reading works where nothing can be written.
async fn note_view(office: &Office, facts: &AccountFacts, id: &str) {
    if !office.writes() {
        return;
    }
    let event = PaymentEvent {
        act: PaymentAct::Viewed,
        who: crate::people::acting(office).name,
        at: office.now().as_second(),
    };
    let day = days::number(days::today(office, &facts.account));
    let ids = [id.to_owned()];
    let noted = office
        .0
        .ledger
        .note_payment_act(&facts.account.id, &ids, &event, day)
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "who looked at a payment could not be noted");
    }
}

fn note_of(note: StoredNote) -> NoteView {
    NoteView {
        id: note.id,
        text: note.text,
        who: note.who,
        at: instant(note.at),
        edited: note.edited,
    }
}

fn file_of(file: Attachment) -> AttachmentView {
    AttachmentView {
        id: file.id,
        name: file.name,
        size: file.size,
        who: file.who,
        at: instant(file.at),
    }
}
