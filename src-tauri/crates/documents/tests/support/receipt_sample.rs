//! A receipt for tests and for looking at.

use counterfoil_documents::receipt::{Copy, Entry, Language, Mode, Receipt, ReceiptKind};

/// A copy of the receipt of one plan payment with a service fee, in practice mode.
pub fn receipt(language: Language) -> Receipt {
    Receipt {
        language,
        kind: ReceiptKind::PlanPayment,
        mode: Mode::Practice,
        merchant: "City of Alder Creek".to_owned(),
        address: vec!["200 Main Street".to_owned(), "Alder Creek, CO 80000".to_owned()],
        amount: "$125.00".to_owned(),
        service_fee: "$3.13".to_owned(),
        total: "$128.13".to_owned(),
        time: "2026-10-06T14:14:00-06:00[America/Denver]".parse().ok(),
        time_raw: "10/06/2026 04:14:00 PM".to_owned(),
        terminal: "Web Permits".to_owned(),
        brand: "VISA".to_owned(),
        last4: "0174".to_owned(),
        entry: Some(Entry::OnFile),
        approval: "012345".to_owned(),
        transaction: "061026A41-C50F9757-C7F9-4684-9B7F-77393F69E77E".to_owned(),
        original: String::new(),
        plan: "Pool membership, 280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E".to_owned(),
        customer: "Ada Peña".to_owned(),
        invoice: "INV-7".to_owned(),
        description: String::new(),
        bank_answer: String::new(),
        copy: Some(Copy {
            number: 2,
            by: "clerk1".to_owned(),
        }),
    }
}
