//! `terminalsetup` (Converge fact sheet section 16): how the terminal is configured.

use crate::options::TerminalOptions;
use crate::writer::Style;

const MERCHANT: [(&str, &str); 12] = [
    ("Address1", "200 Main Street"),
    ("Address2", ""),
    ("City", "Alder Creek"),
    // The gateway spells it so.
    ("StateProvice", "CO"),
    ("PostalCode", "80000"),
    ("ContactName", "Finance & Records"),
    ("ContactPhone1", "3035550100"),
    ("ContactPhone2", ""),
    ("ContactEmail", "finance@aldercreek.example"),
    ("TerminalEmail", ""),
    ("SMSEmail", ""),
    ("MerchantURL", "https://aldercreek.example"),
];

const PAYMENT_TYPES: [(&str, &str); 6] = [
    ("Credit", "Y"),
    ("Debit", "Y"),
    ("Gift", "N"),
    ("FoodStamp", "N"),
    ("CashBenefit", "N"),
    ("Cash", "N"),
];

const CARD_BRANDS: [(&str, &str); 6] = [
    ("Visa", "Y"),
    ("MasterCard", "Y"),
    ("Amex", "Y"),
    ("Discover", "Y"),
    ("JCB", "N"),
    ("UnionPay", "N"),
];

/// Writes the whole `<txn>`.
pub(crate) fn write(options: &TerminalOptions, style: &mut Style, out: &mut String) {
    let terminal = [
        ("vm_friendly_name", options.name.as_str()),
        ("vm_region", "USA"),
        ("vm_time_zone", &options.time_zone),
        ("vm_currency", &options.currency),
        ("vm_market_segment", options.market_segment.wire()),
        ("vm_status", options.status.wire()),
        ("vm_processing_type", "Host"),
    ];
    let mut information = String::new();
    let checks = [("ECheck", if options.checks { "Y" } else { "N" })];
    let types: Vec<_> = PAYMENT_TYPES.into_iter().chain(checks).collect();
    group(style, &mut information, "vm_payment_types", &types);
    group(style, &mut information, "vm_card_brands", &CARD_BRANDS);
    let name = [("MerchantName", options.merchant_name.as_str())];
    let merchant: Vec<_> = name.into_iter().chain(MERCHANT).collect();
    out.push_str("<txn>");
    group(style, out, "MerchantInformation", &merchant);
    out.push_str("<TerminalInformation>");
    elements(style, out, &terminal);
    out.push_str(&information);
    out.push_str("</TerminalInformation></txn>");
}

fn group(style: &mut Style, out: &mut String, name: &str, fields: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    elements(style, out, fields);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn elements(style: &mut Style, out: &mut String, fields: &[(&str, &str)]) {
    let mut order: Vec<_> = fields.iter().collect();
    style.random.shuffle(&mut order);
    for (name, value) in order {
        style.element(out, name, value);
    }
}
