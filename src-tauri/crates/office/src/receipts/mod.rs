//! Receipts of payments: printed, saved, copied into an e-mail. A further one says that it is
//! a copy, which one and who made it; each is noted.

mod gather;

use documents::receipt::Receipt;
use documents::{Pdf, Stamp};
use serde_json::json;

use gather::Subject;

use crate::audit::Note;
use crate::dto::{
    AuditObject, AuditResult, FileWritten, ReceiptLanguage, ReceiptPreview, ReceiptRequest, WriteReceipt,
};
use crate::error::OfficeError;
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::paper;
use crate::ports::FileKind;

/// A receipt before it is written, with its text for an e-mail.
///
/// # Errors
/// When the payment is not in the local copy.
pub async fn preview(office: &Office, request: ReceiptRequest) -> Result<ReceiptPreview, OfficeError> {
    let subject = Subject::of(office, &request.account_id, &request.id, request.language).await?;
    let receipt = &subject.receipt;
    Ok(ReceiptPreview {
        title: receipt.title(),
        subject: receipt.subject(),
        text: receipt.text(),
        copy: receipt.copy.as_ref().map_or(0, |copy| copy.number),
        warnings: subject.warnings(),
    })
}

/// Writes a receipt: saved where the person says, or opened in the viewer to be printed. What
/// is noted is safe before the file is there.
///
/// # Errors
/// When the payment is not in the local copy, or the file could not be written.
pub async fn write(office: &Office, request: WriteReceipt) -> Result<FileWritten, OfficeError> {
    // Two at once must not both be the first.
    let _turn = office.turn().await;
    let subject = Subject::of(office, &request.account_id, &request.id, request.language).await?;
    let name = files::suggested(&subject.file_name(), "pdf");
    let place = if request.print {
        None
    } else {
        match office
            .0
            .ports
            .files
            .choose_save(FileKind::Pdf, name.clone())
            .await
        {
            Some(path) => Some(path),
            None => {
                let note = subject
                    .note("receipt_cancelled", "canceled a receipt")
                    .ended(AuditResult::Cancelled);
                return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
            }
        }
    };
    let pdf = print(office, subject.receipt.clone()).await?;
    let act = if request.print {
        "opened a receipt to print"
    } else {
        "saved a receipt"
    };
    let noted = paper::noted(office, subject.note("receipt_written", act)).await?;
    let written = match place {
        Some(path) => files::write(path, pdf.bytes(), Readers::Folder).await,
        None => files::open_to_print(office, &name, pdf.bytes()).await,
    };
    match written {
        Ok(written) => Ok(written.told(noted.sentence)),
        Err(error) => {
            paper::noted_failure(
                office,
                subject.note("receipt_failed", "could not write a receipt"),
            )
            .await;
            Err(error)
        }
    }
}

async fn print(office: &Office, receipt: Receipt) -> Result<Pdf, OfficeError> {
    let at = office.now();
    let zoned = at.to_zoned(paper::zone(office));
    let stamp = Stamp {
        at,
        made: documents::receipt::moment(receipt.language, &zoned),
        program: paper::program(),
    };
    tokio::task::spawn_blocking(move || documents::receipt::receipt(&receipt, &stamp))
        .await?
        .map_err(|error| OfficeError::internal(&error))
}

impl Subject {
    fn note(&self, action: &'static str, did: &str) -> Note {
        let copy = self.receipt.copy.as_ref().map(|copy| copy.number);
        let which = copy.map_or_else(String::new, |number| format!(" (copy {number})"));
        let language = match self.language {
            ReceiptLanguage::English => "English",
            ReceiptLanguage::Spanish => "Spanish",
        };
        let id = &self.receipt.transaction;
        Note::new(
            action,
            AuditObject::Payment,
            format!("{did}{which} in {language} on payment {id}."),
        )
        .about(id.clone(), id.clone())
        .account(self.account.clone())
        .change(None, Some(json!({ "language": self.language, "copy": copy })))
    }
}
