//! A tiny HTTP client of our own.

use counterfoil_practice::connect::{ConnectConfig, ConnectSimulator};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// `till-1` and the key of the simulator.
const BASIC: &str = "Basic dGlsbC0xOnByYWN0aWNlLWtleQ==";

pub struct Service {
    pub simulator: ConnectSimulator,
    host: String,
}

/// A request with all headers that the service wants.
#[derive(Debug)]
pub struct Ask {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Ask {
    pub fn new(method: &str, path: &str) -> Ask {
        let headers = [
            ("Authorization", BASIC),
            ("Accept", "application/connect.v2+json"),
            ("Content-Type", "application/json"),
            ("Software-House-Id", "docsSWH"),
            ("Installer-Id", "docsInstaller"),
        ];
        Ask {
            method: method.into(),
            path: path.into(),
            headers: headers.map(|(name, value)| (name.into(), value.into())).to_vec(),
            body: String::new(),
        }
    }

    pub fn body(mut self, body: &str) -> Ask {
        self.body = body.into();
        self
    }

    pub fn without(mut self, header: &str) -> Ask {
        self.headers.retain(|(name, _)| name != header);
        self
    }

    pub fn with(self, header: &str, value: &str) -> Ask {
        let mut ask = self.without(header);
        ask.headers.push((header.into(), value.into()));
        ask
    }
}

impl Service {
    pub async fn start() -> Service {
        let config = ConnectConfig {
            key: "practice-key".into(),
            // Slow enough for a busy machine to look in between.
            step: 5_000,
            ..ConnectConfig::new("2026-10-06T09:00:00Z".parse().unwrap())
        };
        let simulator = ConnectSimulator::start(config).await.unwrap();
        let host = simulator
            .description()
            .endpoint
            .trim_start_matches("http://")
            .to_owned();
        Service { simulator, host }
    }

    pub async fn send(&self, ask: Ask) -> Reply {
        let mut stream = TcpStream::connect(&self.host).await.unwrap();
        let mut text = format!(
            "{} {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n",
            ask.method, ask.path, self.host
        );
        for (name, value) in &ask.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("Content-Length: {}\r\n\r\n{}", ask.body.len(), ask.body));
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut raw = String::new();
        stream.read_to_string(&mut raw).await.unwrap();
        let (head, body) = raw.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        assert!(
            !head.to_ascii_lowercase().contains("chunked"),
            "bodies have a length"
        );
        Reply {
            status,
            body: body.to_owned(),
        }
    }
}
