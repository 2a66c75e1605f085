use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The language of a receipt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptLanguage {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

/// A receipt of one payment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptRequest {
    /// Our id of the account.
    pub account_id: String,
    /// Converge's id of the payment.
    pub id: String,
    /// In which language.
    pub language: ReceiptLanguage,
}

/// A receipt before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptPreview {
    /// Its heading.
    pub title: String,
    /// Subject of an e-mail.
    pub subject: String,
    /// The whole as plain text, to be copied into an e-mail.
    pub text: String,
    /// Which copy the next one written here is; 0 is the first receipt.
    pub copy: u32,
    /// What to know, sentences.
    pub warnings: Vec<String>,
}

/// Write a receipt.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteReceipt {
    /// Our id of the account.
    pub account_id: String,
    /// Converge's id of the payment.
    pub id: String,
    /// In which language.
    pub language: ReceiptLanguage,
    /// Open it in the viewer to be printed, instead of saving it.
    pub print: bool,
}
