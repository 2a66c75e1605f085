//! The shell: one window, its menu, and an adapter of one line for each command.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod clipboard;
mod clock;
mod commands;
mod desk;
mod files;
mod menu;
mod practice_town;
mod window;

use tauri::{Manager, RunEvent};

use crate::arguments::Arguments;
use crate::desk::Desk;

fn main() {
    office::platform::memory::forbid_images();
    if let Ok(filter) = tracing_subscriber::EnvFilter::try_from_env("COUNTERFOIL_LOG") {
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .try_init();
    }
    let arguments = Arguments::read(std::env::args_os().skip(1));
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            window::bring_forward(app)
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .menu(menu::build)
        .on_menu_event(menu::forward)
        .setup(move |app| {
            app.manage(Desk::new(arguments, app.handle().clone()));
            window::open(app)?;
            // The files are opened while the web view starts; the first command finds them open,
            // or tells why they are not.
            let handle = app.handle().clone();
            tauri::async_runtime::spawn(async move { drop(handle.state::<Desk>().office().await) });
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                // Files are closed before the process ends.
                tauri::async_runtime::block_on(app.state::<Desk>().close());
            }
        }),
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            std::process::exit(1);
        }
    }
}
