//! All words of a receipt, one table a language.

use serde::Serialize;

use super::{Entry, Language, ReceiptKind};

/// One language's words. `{…}` is filled in, so that word order can differ.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    #[serde(skip)]
    pub(super) lang: &'static str,
    pub(super) page: &'static str,
    pub(super) made: &'static str,
    pub(super) draft: &'static str,
    #[serde(skip)]
    pub(super) sale: &'static str,
    #[serde(skip)]
    pub(super) plan_payment: &'static str,
    #[serde(skip)]
    pub(super) refund: &'static str,
    #[serde(skip)]
    pub(super) void: &'static str,
    #[serde(skip)]
    pub(super) declined: &'static str,
    #[serde(skip)]
    pub(super) other: &'static str,
    #[serde(skip)]
    pub(super) refund_line: &'static str,
    #[serde(skip)]
    pub(super) void_line: &'static str,
    #[serde(skip)]
    pub(super) declined_line: &'static str,
    #[serde(skip)]
    pub(super) practice: &'static str,
    #[serde(skip)]
    pub(super) test: &'static str,
    #[serde(skip)]
    pub(super) copy: &'static str,
    #[serde(skip)]
    pub(super) copy_line: &'static str,
    #[serde(skip)]
    pub(super) amount: &'static str,
    #[serde(skip)]
    pub(super) service_fee: &'static str,
    #[serde(skip)]
    pub(super) total: &'static str,
    #[serde(skip)]
    pub(super) time: &'static str,
    #[serde(skip)]
    pub(super) terminal: &'static str,
    #[serde(skip)]
    pub(super) card: &'static str,
    #[serde(skip)]
    pub(super) card_ending: &'static str,
    #[serde(skip)]
    pub(super) entry: &'static str,
    #[serde(skip)]
    pub(super) approval: &'static str,
    #[serde(skip)]
    pub(super) transaction: &'static str,
    #[serde(skip)]
    pub(super) original: &'static str,
    #[serde(skip)]
    pub(super) plan: &'static str,
    #[serde(skip)]
    pub(super) customer: &'static str,
    #[serde(skip)]
    pub(super) invoice: &'static str,
    #[serde(skip)]
    pub(super) description: &'static str,
    #[serde(skip)]
    pub(super) bank_answer: &'static str,
    #[serde(skip)]
    pub(super) thanks: &'static str,
    #[serde(skip)]
    pub(super) subject: &'static str,
    #[serde(skip)]
    pub(super) keyed: &'static str,
    #[serde(skip)]
    pub(super) swiped: &'static str,
    #[serde(skip)]
    pub(super) chip: &'static str,
    #[serde(skip)]
    pub(super) contactless: &'static str,
    #[serde(skip)]
    pub(super) on_file: &'static str,
    #[serde(skip)]
    pub(super) months: [&'static str; 12],
    /// `{month}`, `{day}`, `{year}`, `{time}`, `{zone}`.
    #[serde(skip)]
    pub(super) moment: &'static str,
}

const ENGLISH: Words = Words {
    lang: "en",
    page: "Page {n} of {total}",
    made: "Made {made} by {program}",
    draft: "PRACTICE",
    sale: "Receipt",
    plan_payment: "Receipt for a plan payment",
    refund: "Refund receipt",
    void: "Void receipt",
    declined: "Declined payment",
    other: "Record of a card transaction",
    refund_line: "This amount goes back to the card. It may take some days to appear there.",
    void_line: "This payment was taken out before it settled. The card is not charged.",
    declined_line: "Nothing was charged. This is no proof of payment.",
    practice: "PRACTICE: no money moves",
    test: "TEST: no money moves",
    copy: "COPY {number}",
    copy_line: "Copy {number} of this receipt, made by {by}.",
    amount: "Amount",
    service_fee: "Service fee",
    total: "Total charged",
    time: "Date and time",
    terminal: "Terminal",
    card: "Card",
    card_ending: "{brand} ending in {last4}",
    entry: "Entry",
    approval: "Approval code",
    transaction: "Transaction ID",
    original: "Original transaction",
    plan: "Plan",
    customer: "Customer",
    invoice: "Invoice",
    description: "Description",
    bank_answer: "Answer of the bank",
    thanks: "Thank you.",
    subject: "{title} from {merchant}",
    keyed: "Keyed",
    swiped: "Swiped",
    chip: "Chip",
    contactless: "Contactless",
    on_file: "Card on file",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    moment: "{month} {day}, {year}, {time} {zone}",
};

const SPANISH: Words = Words {
    lang: "es",
    page: "Página {n} de {total}",
    made: "Hecho el {made} con {program}",
    draft: "PRÁCTICA",
    sale: "Recibo",
    plan_payment: "Recibo de un pago del plan",
    refund: "Recibo de reembolso",
    void: "Recibo de anulación",
    declined: "Pago rechazado",
    other: "Registro de una transacción con tarjeta",
    refund_line: "Este importe se devuelve a la tarjeta. Puede tardar algunos días en aparecer.",
    void_line: "Este pago se anuló antes de liquidarse. No se hace ningún cargo a la tarjeta.",
    declined_line: "No se cobró nada. Este documento no es un comprobante de pago.",
    practice: "PRÁCTICA: no se mueve dinero",
    test: "PRUEBA: no se mueve dinero",
    copy: "COPIA {number}",
    copy_line: "Copia {number} de este recibo, hecha por {by}.",
    amount: "Importe",
    service_fee: "Cargo por servicio",
    total: "Total cobrado",
    time: "Fecha y hora",
    terminal: "Terminal",
    card: "Tarjeta",
    card_ending: "{brand} terminada en {last4}",
    entry: "Lectura",
    approval: "Código de aprobación",
    transaction: "ID de transacción",
    original: "Transacción original",
    plan: "Plan",
    customer: "Cliente",
    invoice: "Factura",
    description: "Descripción",
    bank_answer: "Respuesta del banco",
    thanks: "Gracias.",
    subject: "{title} de {merchant}",
    keyed: "Tecleada",
    swiped: "Deslizada",
    chip: "Chip",
    contactless: "Sin contacto",
    on_file: "Tarjeta guardada",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    moment: "{day} de {month} de {year}, {time} {zone}",
};

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }

    pub(super) fn title(&self, kind: ReceiptKind) -> &'static str {
        match kind {
            ReceiptKind::Sale => self.sale,
            ReceiptKind::PlanPayment => self.plan_payment,
            ReceiptKind::Refund => self.refund,
            ReceiptKind::Void => self.void,
            ReceiptKind::Declined => self.declined,
            ReceiptKind::Other => self.other,
        }
    }

    /// What to know about a kind of receipt.
    pub(super) fn line(&self, kind: ReceiptKind) -> Option<&'static str> {
        match kind {
            ReceiptKind::Refund => Some(self.refund_line),
            ReceiptKind::Void => Some(self.void_line),
            ReceiptKind::Declined => Some(self.declined_line),
            ReceiptKind::Sale | ReceiptKind::PlanPayment | ReceiptKind::Other => None,
        }
    }

    pub(super) fn entry(&self, entry: Entry) -> &'static str {
        match entry {
            Entry::Keyed => self.keyed,
            Entry::Swiped => self.swiped,
            Entry::Chip => self.chip,
            Entry::Contactless => self.contactless,
            Entry::OnFile => self.on_file,
        }
    }
}

/// Puts values into a pattern.
pub(super) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(pattern.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}
