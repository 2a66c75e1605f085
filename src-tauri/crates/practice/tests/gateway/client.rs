//! A tiny HTTP client and a tiny reader of answers, both of our own.

use std::collections::HashMap;

use counterfoil_practice::{Config, Gateway};
use jiff::Timestamp;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// 4:10 PM in the town, a Tuesday.
pub fn anchor() -> Timestamp {
    "2026-10-06T22:10:00Z".parse().unwrap()
}

pub async fn start() -> Gateway {
    Gateway::start(Config::alder_creek(anchor())).await.unwrap()
}

/// An answer as it came.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
    /// The chunked body ended as it should.
    pub whole: bool,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn field(&self, name: &str) -> Option<String> {
        fields(&self.text()).remove(name)
    }

    pub fn code(&self) -> String {
        self.field("errorCode").unwrap_or_default()
    }
}

/// Sends one request and reads to the end of the connection.
pub async fn send(
    gateway: &Gateway,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> std::io::Result<Reply> {
    let endpoint = gateway.description().endpoint.clone();
    let host = endpoint
        .trim_start_matches("http://")
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    let mut stream = TcpStream::connect(&host).await?;
    let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    stream.write_all(request.as_bytes()).await?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).await?;
    if raw.is_empty() {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(parse(&raw))
}

/// The connection broke before an answer. Wine tells a reset as an end.
pub fn assert_broken(error: &std::io::Error) {
    let kind = error.kind();
    let end = cfg!(windows) && kind == std::io::ErrorKind::UnexpectedEof;
    assert!(end || kind == std::io::ErrorKind::ConnectionReset, "{error}");
}

fn parse(raw: &[u8]) -> Reply {
    let end = raw.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(raw[..end].to_vec())
        .unwrap()
        .to_ascii_lowercase();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    let rest = &raw[end + 4..];
    let (body, whole) = if head.contains("transfer-encoding: chunked") {
        dechunk(rest)
    } else {
        (rest.to_vec(), true)
    };
    Reply {
        status,
        head,
        body,
        whole,
    }
}

fn dechunk(mut rest: &[u8]) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        rest = &rest[end + 2..];
        if size == 0 {
            return (body, true);
        }
        let got = size.min(rest.len());
        body.extend_from_slice(&rest[..got]);
        rest = rest.get(size + 2..).unwrap_or_default();
    }
    (body, false)
}

pub async fn get(gateway: &Gateway, path: &str) -> Reply {
    send(gateway, "GET", path, &[], "").await.unwrap()
}

pub async fn post_json(gateway: &Gateway, path: &str, body: &str) -> Reply {
    send(
        gateway,
        "POST",
        path,
        &[("Content-Type", "application/json")],
        body,
    )
    .await
    .unwrap()
}

pub async fn fault(gateway: &Gateway, body: &str) {
    assert_eq!(
        post_json(gateway, "/practice/faults", body).await.status,
        200,
        "{body}"
    );
}

/// Posts request XML, fully form-encoded.
pub async fn try_xml(gateway: &Gateway, page: &str, xml: &str) -> std::io::Result<Reply> {
    let mut body = String::from("xmldata=");
    for byte in xml.bytes() {
        body.push_str(&format!("%{byte:02X}"));
    }
    let path = format!("/VirtualMerchant/{page}");
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    send(gateway, "POST", &path, &form, &body).await
}

pub async fn xml(gateway: &Gateway, page: &str, xml: &str) -> Reply {
    try_xml(gateway, page, xml).await.unwrap()
}

/// Account, user and PIN of a terminal, as request elements.
pub fn credentials(gateway: &Gateway, terminal: &str) -> String {
    let description = gateway.description();
    let (user, pin) = description
        .users
        .iter()
        .flat_map(|user| user.terminals.iter().map(move |t| (user, t)))
        .find(|(_, t)| t.name == terminal)
        .map(|(user, t)| (&user.user_id, &t.pin))
        .unwrap();
    format!(
        "<ssl_merchant_id>004287</ssl_merchant_id><ssl_user_id>{user}</ssl_user_id><ssl_pin>{pin}</ssl_pin>"
    )
}

/// Asks with any user and PIN.
pub async fn open_with(gateway: &Gateway, page: &str, user: &str, pin: &str, kind: &str) -> Reply {
    let fields = format!(
        "<txn><ssl_merchant_id>004287</ssl_merchant_id><ssl_user_id>{user}</ssl_user_id>\
        <ssl_pin>{pin}</ssl_pin><ssl_transaction_type>{kind}</ssl_transaction_type></txn>"
    );
    xml(gateway, page, &fields).await
}

pub fn request(gateway: &Gateway, terminal: &str, kind: &str, more: &str) -> String {
    let credentials = credentials(gateway, terminal);
    format!("<txn>{credentials}<ssl_transaction_type>{kind}</ssl_transaction_type>{more}</txn>")
}

pub async fn ask(gateway: &Gateway, terminal: &str, kind: &str, more: &str) -> Reply {
    xml(gateway, "processxml.do", &request(gateway, terminal, kind, more)).await
}

pub fn dates(start: &str, end: &str) -> String {
    format!(
        "<ssl_search_start_date>{start}</ssl_search_start_date><ssl_search_end_date>{end}</ssl_search_end_date>"
    )
}

pub const TERMINALS: [&str; 4] = [
    "Parks Front Desk",
    "Web Permits",
    "Utility Counter",
    "Web Utility",
];

/// The first days of the windows that cover the whole town, and their last days.
pub fn months() -> Vec<(String, String)> {
    let mut day = jiff::civil::date(2025, 3, 1);
    let mut months = Vec::new();
    while day <= jiff::civil::date(2026, 10, 31) {
        let wire = |d: jiff::civil::Date| d.strftime("%m/%d/%Y").to_string();
        months.push((wire(day), wire(day.last_of_month())));
        day = day.last_of_month().tomorrow().unwrap();
    }
    months
}

/// All records of a terminal by month windows; checks each declared count.
pub async fn all_records(gateway: &Gateway, terminal: &str) -> Vec<HashMap<String, String>> {
    let mut all = Vec::new();
    for (start, end) in months() {
        let reply = ask(gateway, terminal, "txnquery", &dates(&start, &end)).await;
        let records = records(&reply.text());
        assert_eq!(reply.field("ssl_txn_count"), Some(records.len().to_string()));
        all.extend(records);
    }
    all
}

/// The elements of each record of a list.
pub fn records(xml: &str) -> Vec<HashMap<String, String>> {
    xml.split("<txn>")
        .skip(1)
        .map(|part| fields(part.split("</txn>").next().unwrap()))
        .collect()
}

/// All innermost elements, unescaped once.
pub fn fields(xml: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for piece in xml.split('<').skip(1) {
        if let Some((name, text)) = piece.split_once('>')
            && !name.starts_with(['/', '?'])
        {
            found.insert(name.to_owned(), unescape(text));
        }
    }
    found
}

pub fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

pub async fn ledger(gateway: &Gateway) -> Value {
    get(gateway, "/practice/ledger").await.json()
}
