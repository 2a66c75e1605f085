//! The API's HTTP side: reads a request, lets the desk decide, applies faults, streams.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::post;
use futures_util::stream;
use jiff::fmt::rfc2822::DateTimePrinter;

use crate::answer::{Answer, Oddities, Pieces};
use crate::calendar::instant;
use crate::desk::{self, Ask, Door};
use crate::faults::{FaultKind, Struck};
use crate::form::Verdict;
use crate::journal::LogEntry;
use crate::random::Random;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::shared::Shared;
use crate::wire::Breaker;
use crate::writer::{Ampersands, Style};

/// A request longer than this is no request of this API, in bytes.
const LONGEST: usize = 256 * 1024;

const MAINTENANCE: &str = "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>\
    <body><h1>We'll be back soon</h1><p>The service is down for maintenance.</p></body></html>\n";
const UNAUTHORIZED: &str = "<!DOCTYPE html>\n<html><head><title>Error</title></head>\
    <body><h1>401</h1><p>Authorization required.</p></body></html>\n";

/// Headers seen on recorded answers (Converge fact sheet section 1).
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_TYPE, "text/xml"),
    (header::CONTENT_DISPOSITION, "inline; filename=response.xml"),
    (
        header::CACHE_CONTROL,
        "no-store, no-cache, must-revalidate, post-check=0, pre-check=0",
    ),
    (header::PRAGMA, "no-cache"),
    (header::EXPIRES, "0"),
    (header::SERVER, "Apache"),
    (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
    (header::SET_COOKIE, "JSESSIONID=PRACTICE; HttpOnly"),
];

/// The addresses of the API.
pub(crate) fn router() -> Router<Arc<Shared>> {
    let mut router = Router::new();
    for base in ["/VirtualMerchant", "/VirtualMerchantDemo"] {
        router = router
            .route(&format!("{base}/processxml.do"), post(process))
            .route(&format!("{base}/accountxml.do"), post(account));
    }
    router
}

async fn process(State(shared): State<Arc<Shared>>, request: HttpRequest) -> Response {
    call(&shared, Door::Process, request).await
}

async fn account(State(shared): State<Arc<Shared>>, request: HttpRequest) -> Response {
    call(&shared, Door::Account, request).await
}

async fn call(shared: &Shared, door: Door, http: HttpRequest) -> Response {
    let seq = shared.next();
    let path = http.uri().path().to_owned();
    let breaker = http.extensions().get::<Breaker>().cloned().unwrap_or_default();
    let mut entry = LogEntry {
        seq,
        path,
        transaction_type: None,
        terminal: None,
        answered: String::new(),
    };
    if shared.faults().before_reading() {
        entry.answered = "reset".to_owned();
        shared.journal().add(entry);
        return reset(&breaker);
    }
    let request = read(http).await;
    entry.transaction_type = request
        .as_ref()
        .ok()
        .and_then(Request::known_type)
        .map(str::to_owned);
    let struck = shared
        .faults()
        .after_reading(entry.transaction_type.as_deref().unwrap_or(""));
    let answer = decide(shared, door, request, &struck, &mut entry);
    entry.answered = match struck.kind() {
        FaultKind::None => answer.summary(),
        FaultKind::ResetBeforeReading | FaultKind::ResetAfterReading => "reset".to_owned(),
        kind => format!("{} ({kind:?})", answer.summary()),
    };
    // Written down before any delay: the caller may not wait for the end.
    shared.journal().add(entry);
    if struck.delay > 0 {
        tokio::time::sleep(Duration::from_millis(struck.delay)).await;
    }
    let seed = shared.town().seed;
    let mut response = respond(answer, seed, seq, &struck, &breaker);
    if let Some(date) = date(shared.now()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

/// The gateway's own clock, which need not be the machine's (section 1).
fn date(now: i64) -> Option<HeaderValue> {
    let text = DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&instant(now))
        .ok()?;
    HeaderValue::from_str(&text).ok()
}

/// A body that is not a form holds no `xmldata`.
async fn read(http: HttpRequest) -> Result<Request, Refusal> {
    let kind = http
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Refusal::new("6042"));
    }
    match to_bytes(http.into_body(), LONGEST).await {
        Ok(body) => Request::read(&body),
        Err(_) => Err(Refusal::new("6042")),
    }
}

fn decide(
    shared: &Shared,
    door: Door,
    request: Result<Request, Refusal>,
    struck: &Struck,
    entry: &mut LogEntry,
) -> Answer {
    let asked = || -> Result<Answer, Refusal> {
        let request = request?;
        let town = shared.town();
        let caller = desk::identify(&town, &entry.path, &request)?;
        entry.terminal = Some(caller.terminal.place.name.to_owned());
        let (name, call) = desk::resolve(&town, caller, door, &request)?;
        if !struck.books() {
            return Err(Refusal::new("4022"));
        }
        let ask = Ask {
            request: &request,
            position: caller.terminal.position,
            name,
            call,
            user: caller.user.id,
            now: shared.now(),
            manner: struck.manner,
        };
        if call.only_reads() {
            return desk::read(&town, &ask);
        }
        // Let go of the town first, so that the change need not copy it.
        drop(town);
        shared.change(|town| desk::write(town, &ask))
    };
    let answer = asked().unwrap_or_else(Answer::Refused);
    let code = struck.fault.as_ref().and_then(|fault| fault.code.as_deref());
    match code
        .and_then(Refusal::of_code)
        .filter(|_| struck.kind() == FaultKind::Error)
    {
        Some(refusal) => Answer::Refused(refusal),
        None => answer,
    }
}

fn respond(answer: Answer, seed: u64, seq: u64, struck: &Struck, breaker: &Breaker) -> Response {
    let html =
        |status, page: &'static str| (status, [(header::CONTENT_TYPE, "text/html")], page).into_response();
    match struck.kind() {
        FaultKind::ResetBeforeReading | FaultKind::ResetAfterReading => return reset(breaker),
        FaultKind::Empty => return (HEADERS, Body::empty()).into_response(),
        FaultKind::Html => return html(StatusCode::OK, MAINTENANCE),
        FaultKind::Http503 => return html(StatusCode::SERVICE_UNAVAILABLE, MAINTENANCE),
        FaultKind::Http401 => return html(StatusCode::UNAUTHORIZED, UNAUTHORIZED),
        _ => {}
    }
    let ampersands = match struck.kind() {
        FaultKind::UnescapedAmpersand => Ampersands::Bare,
        FaultKind::DoubleAmpersand => Ampersands::Twice,
        _ => Ampersands::Usual,
    };
    let verdict = answer.verdict().map(verdict_headers);
    let mut random = Random::new(seed, seq);
    let odd = Oddities {
        miscount: u64::from(struck.kind() == FaultKind::WrongCount),
        count_last: random.below(8) == 0,
        stray_ampersand: ampersands != Ampersands::Usual,
        unheard: struck.kind() == FaultKind::ExtraFields,
    };
    let style = Style { random, ampersands };
    let pieces = Pieces::new(answer, style, odd).map(Bytes::from);
    (HEADERS, verdict, damaged(pieces, struck, breaker)).into_response()
}

/// What authorisations carry since about 2017 (section 1).
fn verdict_headers(verdict: &Verdict) -> AppendHeaders<[(&'static str, String); 3]> {
    let name = if verdict.approved {
        "AuthApproved"
    } else {
        "AuthDeclined"
    };
    AppendHeaders([
        (name, "true".to_owned()),
        ("AuthResponse", verdict.letters.to_owned()),
        ("CPID", verdict.node.clone()),
    ])
}

/// The body with the faults that concern its bytes.
fn damaged(pieces: impl Iterator<Item = Bytes> + Send + 'static, struck: &Struck, breaker: &Breaker) -> Body {
    let before = match struck.kind() {
        FaultKind::Bom => Some(Bytes::from_static(b"\xEF\xBB\xBF")),
        FaultKind::LeadingBlanks => Some(Bytes::from_static(b"\r\n\r\n  \t")),
        _ => None,
    };
    let pieces = before.into_iter().chain(pieces);
    let Some(fault) = struck
        .fault
        .as_ref()
        .filter(|fault| fault.fault == FaultKind::Truncate)
    else {
        return streamed(pieces, None);
    };
    let mut left = usize::try_from(fault.bytes.unwrap_or(0)).unwrap_or(usize::MAX);
    let short = pieces.map_while(move |piece| {
        let kept = piece.slice(..piece.len().min(left));
        left -= kept.len();
        (!kept.is_empty()).then_some(kept)
    });
    streamed(short, (!fault.clean).then(|| breaker.clone()))
}

/// A chunked body. With a breaker the connection ends where the last piece ends.
pub(crate) fn streamed(
    mut pieces: impl Iterator<Item = Bytes> + Send + 'static,
    breaker: Option<Breaker>,
) -> Body {
    Body::from_stream(stream::poll_fn(move |_| match (pieces.next(), &breaker) {
        (Some(piece), _) => Poll::Ready(Some(Ok::<_, Infallible>(piece))),
        (None, None) => Poll::Ready(None),
        (None, Some(breaker)) => {
            // The server flushes what it has and finds the connection cut.
            breaker.cut();
            Poll::Pending
        }
    }))
}

/// The answer is never sent: the connection breaks at its first byte.
fn reset(breaker: &Breaker) -> Response {
    breaker.reset();
    StatusCode::OK.into_response()
}
