//! Writes the table of all fields, `FIELDS.md`.

use crate::check::Severity;
use crate::currency::{CurrencyKind, CurrencyList};
use crate::description::{Alphabet, Check, Field, Kind, Procedure, Provider, Rule, Status};
use crate::known::Catalogue;

const HEAD: &str = "# Fields of the integration catalogue\n\n\
Written from the descriptions under `providers/` by `cargo run -p counterfoil-catalog --example fields_page`; a test \
fails when it is stale. The first column is what the service's guide names; a dash means that the guide does not \
name the field.\n";

/// The page, in Markdown.
pub fn fields_page(catalogue: &Catalogue) -> String {
    let mut page = HEAD.to_owned();
    for provider in catalogue.providers() {
        section(provider, &mut page);
    }
    page
}

fn section(provider: &Provider, page: &mut String) {
    let soon = match provider.status {
        Status::Available => "",
        Status::ComingSoon => " (coming soon)",
    };
    page.push_str(&format!("\n## {}{soon}\n\n", provider.name));
    page.push_str(&format!("`{}`: {}\n\n", provider.id, provider.description));
    page.push_str(
        "| The guide names | Field | Kind | Required | Rules | Known from |\n|---|---|---|---|---|---|\n",
    );
    for field in &provider.fields {
        page.push_str(&row(field));
    }
    page.push('\n');
    if provider.fields.iter().any(|field| field.kind == Kind::Currencies)
        || !provider.currencies.codes.is_empty()
    {
        page.push_str(&format!("Currencies: {}\n\n", currencies(&provider.currencies)));
    }
    page.push_str(&format!("Connection test: {}\n", test(provider.test.procedure)));
}

fn row(field: &Field) -> String {
    let seed = if field.seed.is_empty() { "–" } else { &field.seed };
    let required = match (field.required, field.expected) {
        (true, _) => "yes",
        (false, true) => "needed to work",
        (false, false) => "no",
    };
    let rules: Vec<String> = own_rules(field)
        .into_iter()
        .chain(field.checks.iter().map(rule))
        .collect();
    let cells = [
        seed.to_owned(),
        format!("{} (`{}`)", field.label, field.id),
        field.kind.word().to_owned(),
        required.to_owned(),
        rules.join("; "),
        field.source.words().to_owned(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn own_rules(field: &Field) -> Vec<String> {
    let mut rules = Vec::new();
    match field.kind {
        Kind::Url => rules.push("error unless https".to_owned()),
        Kind::Email => rules.push("error unless an e-mail address".to_owned()),
        Kind::Amount => rules.push("error unless a number of 0 or more".to_owned()),
        Kind::Percent => rules.push("error unless 0 to 100".to_owned()),
        Kind::Mode => rules.push("test or live".to_owned()),
        Kind::Yesno => rules.push("yes or no".to_owned()),
        Kind::ReadonlyUrl => rules.push("shown after saving, never entered".to_owned()),
        Kind::Reference => rules.push("error when the record is gone".to_owned()),
        Kind::Multi | Kind::Choice => {
            let labels: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
            rules.push(labels.join(", "));
        }
        Kind::Currencies => rules.push("one or more of those below".to_owned()),
        Kind::Text | Kind::Secret => {}
    }
    if field.locked {
        rules.push("cannot be changed after the first save".to_owned());
    }
    if field.generate {
        rules.push("can be made for you".to_owned());
    }
    if !field.default.is_empty() {
        rules.push(format!("default {}", field.default.join(", ")));
    }
    rules
}

fn rule(check: &Check) -> String {
    let what = match &check.rule {
        Rule::Key {
            test, live, suffix, ..
        } => {
            return format!(
                "error when the mode differs: test {}, live {}; warning unless {} characters follow",
                code(test),
                code(live),
                suffix.length_words()
            );
        }
        Rule::Shape(shape) => {
            let of = shape.alphabet.as_ref().map(Alphabet::words);
            let of = of.map(|of| format!(" ({of})")).unwrap_or_default();
            format!("unless {} characters{of}", shape.length_words())
        }
        Rule::Prefix { any } => format!("unless it starts with {}", code(any)),
        Rule::NotPrefix { any } => format!("when it starts with {}", code(any)),
        Rule::Contains { text } => format!("unless it contains `{text}`"),
        Rule::Groups { of, by, .. } => {
            let sizes: Vec<String> = of.iter().map(usize::to_string).collect();
            format!("unless in groups of {} joined by `{by}`", sizes.join(", "))
        }
        Rule::Host { under, .. } => format!("unless a host under {}", code(under)),
        Rule::Known { values } => format!("when one of {}", code(values)),
    };
    let severity = match check.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    format!("{severity} {what}")
}

fn code(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
    texts.join(", ")
}

fn currencies(list: &CurrencyList) -> String {
    if list.kind == CurrencyKind::Ticker {
        return format!("any coin by its ticker, for example {}.", list.codes.join(" "));
    }
    let mut text = format!("{} ({}).", list.codes.join(" "), list.codes.len());
    let of = |exponent: u32| -> Vec<&str> {
        let codes = list.codes.iter().map(String::as_str);
        codes
            .filter(|code| list.unit(code).is_some_and(|unit| unit.exponent == exponent))
            .collect()
    };
    for (exponent, words) in [(0, "Without decimals"), (3, "With three decimals")] {
        let codes = of(exponent);
        if !codes.is_empty() {
            text.push_str(&format!(" {words}: {}.", codes.join(" ")));
        }
    }
    let steps: Vec<String> = list
        .steps
        .iter()
        .map(|(code, step)| format!("{code} {step}"))
        .collect();
    if !steps.is_empty() {
        text.push_str(&format!(
            " Multiples of so many minor units only: {}.",
            steps.join(", ")
        ));
    }
    if list.others != Severity::Error {
        text.push_str(" Others are taken with a warning.");
    }
    text
}

fn test(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::PaypalBalance => "NVP `GetBalance`.",
        Procedure::PaypalIpn => {
            "cannot be tested without a message; the way to PayPal is, and a pasted message is verified."
        }
        Procedure::StripeBalance => "`GET /v1/balance`; `livemode` must fit the mode.",
        Procedure::DuoCheck => "`GET /auth/v2/ping`, then the signed `GET /auth/v2/check`.",
        Procedure::RazorpayPayments => "`GET /v1/payments?count=1`.",
        Procedure::PaystackBalance => "`GET /balance`.",
        Procedure::PaymongoWebhooks => "`GET /v1/webhooks`.",
        Procedure::NowpaymentsCoins => "`GET /v1/status`, then `GET /v1/merchant/coins`.",
        Procedure::References => "both records exist; nothing is called.",
        Procedure::ByHand => "cannot be tested automatically; the form says how to check.",
    }
}
