use std::sync::Arc;

use ::practice::connect::{ConnectConfig, ConnectSimulator};
use ::practice::{Config, Gateway, ProviderConfig, ProviderSimulator};
use office::{Code, OfficeError, PracticeStarter};
use tokio::sync::OnceCell;

use crate::args::{ProvidersArgs, ServeArgs};
use crate::clock::WallClock;

/// Starts the built-in practice gateway when a practice account needs it; it ends with the command.
pub fn starter() -> PracticeStarter {
    static GATEWAY: OnceCell<Gateway> = OnceCell::const_new();
    Arc::new(|| {
        Box::pin(async {
            let gateway = GATEWAY
                .get_or_try_init(|| Gateway::start(Config::alder_creek(domain::Clock::now(&WallClock))))
                .await;
            gateway
                .map(|g| g.description().endpoint.clone())
                .map_err(|error| error.to_string())
        })
    })
}

/// Serves the practice gateway until the command is stopped.
pub async fn serve(args: ServeArgs) -> Result<(), OfficeError> {
    let failed = |message: String| OfficeError::new(Code::InvalidInput, message);
    let mut config = Config {
        port: args.port,
        seed: args.seed,
        transactions: args.transactions,
        without_view: args.without_view,
        without_setup: args.without_setup,
        terminals: args.terminals,
        ..Config::alder_creek(domain::Clock::now(&WallClock))
    };
    for pair in &args.swap {
        let (a, b) = pair.split_once('=').ok_or_else(|| {
            failed("Two terminals are named as --swap \"Parks Front Desk=Web Permits\".".to_owned())
        })?;
        config = config.with_swapped(a.trim(), b.trim());
    }
    let gateway = Gateway::start(config)
        .await
        .map_err(|error| failed(error.to_string()))?;
    let machines = ConnectConfig {
        port: args.connect_port,
        seed: args.seed,
        ..ConnectConfig::new(domain::Clock::now(&WallClock))
    };
    let machines = ConnectSimulator::start(machines)
        .await
        .map_err(|error| failed(error.to_string()))?;
    let mut line = serde_json::to_value(gateway.description()).map_err(|error| failed(error.to_string()))?;
    if let serde_json::Value::Object(line) = &mut line {
        let told = serde_json::to_value(machines.description()).map_err(|error| failed(error.to_string()))?;
        line.insert("connect".to_owned(), told);
    }
    println!("{line}");
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| failed(error.to_string()))?;
    gateway.stop().await;
    machines.stop().await;
    Ok(())
}

/// Serves stand-ins for the services of the integration catalogue until the command is stopped.
pub async fn providers(args: &ProvidersArgs) -> Result<(), OfficeError> {
    let failed = |message: String| OfficeError::new(Code::InvalidInput, message);
    let config = ProviderConfig {
        seed: args.seed,
        port: args.port,
        now: domain::Clock::now(&WallClock),
    };
    let simulator = ProviderSimulator::start(config)
        .await
        .map_err(|error| failed(error.to_string()))?;
    let line = serde_json::to_string(&simulator.description()).map_err(|error| failed(error.to_string()))?;
    println!("{line}");
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| failed(error.to_string()))?;
    simulator.stop().await;
    Ok(())
}
