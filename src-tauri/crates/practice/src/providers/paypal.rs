//! PayPal's NVP call `GetBalance`, and the address that verifies notices (sheet, sections 3, 4).

use axum::http::Method;

use super::accounts::Keys;
use super::asked::{Asked, Body, Told};

/// The address for real money.
pub(super) fn live(asked: &Asked<'_>) -> Told {
    balance(asked, &asked.accounts.live, &asked.accounts.test)
}

/// The sandbox.
pub(super) fn sandbox(asked: &Asked<'_>) -> Told {
    balance(asked, &asked.accounts.test, &asked.accounts.live)
}

fn balance(asked: &Asked<'_>, own: &Keys, other: &Keys) -> Told {
    if !asked.is(&Method::POST, "/nvp") {
        return form(&[("ACK", "Failure"), ("L_ERRORCODE0", "81002")]);
    }
    let given = fields(&asked.body);
    let get = |name: &str| {
        let found = given.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let keys = if asked.other_mode { other } else { own };
    let right = get("USER") == keys.paypal_user
        && get("PWD") == keys.paypal_password
        && get("SIGNATURE") == keys.paypal_signature;
    if get("VERSION").parse::<u32>().is_err() {
        return failure("10006", "Version error", "Version is not supported");
    }
    if !right {
        return security_header();
    }
    if get("METHOD") != "GetBalance" {
        return failure("81002", "Unspecified Method", "Method Specified is not Supported");
    }
    form(&[
        ("L_AMT0", "1234.50"),
        ("L_CURRENCYCODE0", "USD"),
        ("L_AMT1", "800"),
        ("L_CURRENCYCODE1", "JPY"),
        ("TIMESTAMP", "2026-10-06T22:10:00Z"),
        ("CORRELATIONID", "4b5a6c7d8e9f0"),
        ("ACK", "Success"),
        ("VERSION", "124"),
        ("BUILD", "58807128"),
    ])
}

fn security_header() -> Told {
    failure("10002", "Security error", "Security header is not valid")
}

fn failure(code: &str, short: &str, long: &str) -> Told {
    form(&[
        ("TIMESTAMP", "2026-10-06T22:10:00Z"),
        ("CORRELATIONID", "4b5a6c7d8e9f0"),
        ("ACK", "Failure"),
        ("L_ERRORCODE0", code),
        ("L_SHORTMESSAGE0", short),
        ("L_LONGMESSAGE0", long),
        ("L_SEVERITYCODE0", "Error"),
    ])
}

fn form(pairs: &[(&str, &str)]) -> Told {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Told {
        status: 200,
        body: Body::Form(pairs.iter().map(owned).collect()),
    }
}

/// PayPal refuses with HTTP 200; only overload and its own trouble have another status.
pub(super) fn refused(status: u16) -> Told {
    match status {
        401 => security_header(),
        403 => failure(
            "10007",
            "Permission denied",
            "You do not have permissions to make this API call",
        ),
        _ => Told {
            status,
            ..failure("10001", "Internal Error", "Internal Error")
        },
    }
}

/// Verifies a notice: the command first, then the message as it was sent. Genuine is one with
/// the id of a payment of this practice, 17 capitals and digits that start with `PRACTICE`.
pub(super) fn notification(asked: &Asked<'_>) -> Told {
    let body = String::from_utf8_lossy(&asked.body);
    let message = body.strip_prefix("cmd=_notify-validate");
    let genuine = message.is_some_and(|message| {
        fields(message.trim_start_matches('&').as_bytes())
            .iter()
            .any(|(name, value)| name == "txn_id" && value.len() == 17 && value.starts_with("PRACTICE"))
    });
    let good = genuine && asked.is(&Method::POST, "/cgi-bin/webscr") && !asked.other_mode;
    Told {
        status: 200,
        body: Body::Text(if good { "VERIFIED" } else { "INVALID" }),
    }
}

/// Reads form-encoded text.
fn fields(body: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(body);
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}

fn plain(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(bytes.next()), digit(bytes.next()));
                let value = high.zip(low).map(|(high, low)| high * 16 + low);
                out.extend(value.and_then(|value| u8::try_from(value).ok()));
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
