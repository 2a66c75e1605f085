//! A till with a simulated service and quick clocks.

use std::time::Duration;

use counterfoil_connect::run::{Command, End, Event, Journal, NotWritten, Run, Timing};
use counterfoil_connect::{
    Client, Credentials, Endpoint, Notification, Pace, Settings, Started, TransactionKind, TransactionRequest,
};
use domain::{Currency, Sensitive};
use practice::connect::{ConnectConfig, ConnectSimulator, Quirks};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub const TID: &str = "01000001";

pub async fn service() -> ConnectSimulator {
    service_with(Quirks::default()).await
}

pub async fn service_with(quirks: Quirks) -> ConnectSimulator {
    let config = ConnectConfig {
        step: 2,
        quirks,
        ..ConnectConfig::new("2026-10-06T09:00:00Z".parse().unwrap())
    };
    ConnectSimulator::start(config).await.unwrap()
}

pub fn credentials(service: &ConnectSimulator) -> Credentials {
    let told = service.description();
    Credentials {
        till: "till-1".into(),
        key: Sensitive::new(told.key),
        software_house: told.software_house,
        installer: told.installer,
    }
}

pub fn settings() -> Settings {
    Settings {
        read: Duration::from_secs(5),
        change: Duration::from_secs(5),
        pause: Duration::from_millis(5),
        ..Settings::default()
    }
}

pub fn client(service: &ConnectSimulator) -> Client {
    client_with(service, credentials(service), Pace::new(Duration::from_millis(1)))
}

pub fn client_with(service: &ConnectSimulator, credentials: Credentials, pace: Pace) -> Client {
    let endpoint = Endpoint::read(&service.description().endpoint).unwrap();
    Client::new(endpoint, credentials, settings(), pace).unwrap()
}

pub fn timing() -> Timing {
    Timing {
        poll: Duration::from_millis(4),
        present: Duration::from_secs(5),
        keyed: Duration::from_secs(5),
        not_found: Duration::from_secs(2),
        ..Timing::default()
    }
}

pub fn pounds(kind: TransactionKind, minor: i64) -> TransactionRequest {
    TransactionRequest::of(kind, minor, Currency::new("GBP").unwrap())
}

pub fn sale(minor: i64) -> TransactionRequest {
    pounds(TransactionKind::Sale, minor)
}

/// Records that always succeed.
#[derive(Debug)]
pub struct Paper;

impl Journal for Paper {
    async fn starting(&mut self, _: &str, _: &TransactionRequest) -> Result<(), NotWritten> {
        Ok(())
    }

    async fn running(&mut self, _: &Started) -> Result<(), NotWritten> {
        Ok(())
    }
}

/// A run's two channels, and the run.
pub struct Till<'a> {
    pub run: Run<'a>,
    pub events: UnboundedReceiver<Event>,
    pub commands: UnboundedSender<Command>,
}

pub fn till(client: &Client) -> Till<'_> {
    let (events_in, events) = unbounded_channel();
    let (commands, commands_out) = unbounded_channel();
    let run = Run {
        client,
        tid: TID,
        timing: timing(),
        events: events_in,
        commands: commands_out,
    };
    Till {
        run,
        events,
        commands,
    }
}

/// Takes a payment; `answer` is what the clerk says to each event.
pub async fn take(
    client: &Client,
    request: &TransactionRequest,
    mut answer: impl FnMut(&Event) -> Option<Command>,
) -> (End, Vec<Event>) {
    let Till {
        run,
        mut events,
        commands,
    } = till(client);
    let mut seen = Vec::new();
    let mut journal = Paper;
    let taking = run.take(request, &mut journal);
    let mut taking = std::pin::pin!(taking);
    let end = loop {
        tokio::select! {
            end = &mut taking => break end,
            Some(event) = events.recv() => {
                if let Some(command) = answer(&event) {
                    commands.send(command).unwrap();
                }
                seen.push(event);
            }
        }
    };
    while let Ok(event) = events.try_recv() {
        seen.push(event);
    }
    (end, seen)
}

pub async fn take_quietly(client: &Client, request: &TransactionRequest) -> (End, Vec<Event>) {
    take(client, request, |_| None).await
}

pub fn told(events: &[Event]) -> Vec<&str> {
    let words = events.iter().filter_map(|event| match event {
        Event::Notified(notification) => Some(Notification::word(notification)),
        _ => None,
    });
    words.collect()
}
