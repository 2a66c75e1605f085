//! The card of a new plan: that of an earlier approved payment. Cards are not typed here.

use domain::{TransactionStatus, TransactionType};
use ledger::PlanCard;

use super::book::Book;
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::{Showing, find};

/// The card of a payment, by the gateway's id of it.
///
/// # Errors
/// When the payment is not in the local copy, ran at another terminal, or is none whose card
/// the gateway would take: an approved sale, authorization, force or return.
pub(super) async fn of_payment(
    office: &Office,
    book: &Book,
    terminal: &str,
    id: &str,
) -> Result<PlanCard, OfficeError> {
    let refused = |reason: &str, message: String| OfficeError::invalid("card_of", reason, message);
    let showing = Showing::of(office, &book.facts).await?;
    let Some(detail) = find(office, &showing, id).await? else {
        return Err(refused(
            "payment_not_here",
            "There is no such payment in the local copy. Copy the payments from Converge first, or choose another one."
                .to_owned(),
        ));
    };
    let row = &detail.row;
    let (source, name) = showing.terminal(row.source);
    if source != terminal {
        return Err(refused(
            "payment_elsewhere",
            format!("This payment ran at {name}. Choose one of the plan's own terminal."),
        ));
    }
    use TransactionStatus as Status;
    use TransactionType as Type;
    let approved = matches!(
        row.status,
        Status::Open | Status::Settled | Status::Refunded | Status::PartlyRefunded
    );
    let fits = matches!(
        row.kind,
        Type::Sale | Type::Authorization | Type::Force | Type::Return | Type::Recurring | Type::Installment
    );
    if !approved || !fits {
        return Err(refused(
            "payment_not_approved",
            "Choose an approved payment: Converge takes the card of an approved one only.".to_owned(),
        ));
    }
    let field = |wanted: &str| {
        let found = detail.fields.iter().find(|(name, _)| name == wanted);
        found.map_or("", |(_, text)| text.trim())
    };
    let expiry = field("ssl_exp_date");
    Ok(PlanCard {
        of_payment: Some(row.id.clone()),
        brand: field("ssl_card_short_description").to_owned(),
        last4: row.last4.clone(),
        expiry: Some(expiry)
            .filter(|text| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
            .unwrap_or_default()
            .to_owned(),
    })
}
