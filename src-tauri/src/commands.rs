//! The adapters: generated from the contract, one line each.

use office::dto::*;
use tauri::ipc::{Channel, Invoke};
use tauri::{State, Wry};

use crate::desk::Desk;

macro_rules! adapters {
    (
        desk { $($desk:ident: $desk_req:ident => $desk_res:ident;)* }
        calls { $($call:ident: $call_req:ident => $call_res:ident = $call_area:ident :: $call_fn:ident;)* }
        streams { $($stream:ident: $stream_req:ident, $stream_event:ident => $stream_res:ident = $stream_area:ident :: $stream_fn:ident;)* }
    ) => {
        $(
            #[tauri::command]
            async fn $desk(desk: State<'_, Desk>, request: $desk_req) -> Result<$desk_res, ErrorView> {
                desk.enter(stringify!($desk)).await?;
                Ok(desk.$desk(request).await?)
            }
        )*
        $(
            #[tauri::command]
            async fn $call(desk: State<'_, Desk>, request: $call_req) -> Result<$call_res, ErrorView> {
                Ok(office::commands::$call(&desk.office().await?, request).await?)
            }
        )*
        $(
            #[tauri::command]
            async fn $stream(
                desk: State<'_, Desk>,
                request: $stream_req,
                channel: Channel<$stream_event>,
            ) -> Result<$stream_res, ErrorView> {
                let tell = move |event| {
                    // A page that went away no longer listens; the work goes on.
                    let _ = channel.send(event);
                };
                Ok(office::commands::$stream(&desk.office().await?, request, tell).await?)
            }
        )*

        /// All handlers of the contract.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($desk,)* $($call,)* $($stream,)*]
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($desk),)* $(stringify!($call),)* $(stringify!($stream),)*];
    };
}

office::contract!(adapters);

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_window_may_call_exactly_the_commands_of_the_contract() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/main.json")).unwrap();
        let granted: Vec<String> = capability["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|permission| permission.as_str().unwrap().to_owned())
            .collect();
        let mut expected = vec![
            "core:event:allow-listen".to_owned(),
            "core:event:allow-unlisten".to_owned(),
        ];
        expected.extend(
            NAMES
                .iter()
                .map(|name| format!("allow-{}", name.replace('_', "-"))),
        );
        assert_eq!(granted, expected);
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
    }

    #[test]
    fn the_page_is_closed_to_everything_but_itself() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        let security = &config["app"]["security"];
        let csp = security["csp"].as_str().unwrap();
        assert!(csp.starts_with("default-src 'none'"));
        assert!(!csp.contains("unsafe") && !csp.contains("https:"));
        assert_eq!(security["freezePrototype"], true);
        assert_eq!(config["app"]["withGlobalTauri"], false);
    }
}
