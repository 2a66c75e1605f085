use tauri::webview::{Color, NewWindowResponse, PageLoadEvent};
use tauri::{App, AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindowBuilder};

/// Label of the one window.
pub const MAIN: &str = "main";

/// Opens the window. It shows itself once the page is there, in the colour of the page, so
/// that nothing flashes.
pub fn open(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Counterfoil")
        .inner_size(1440.0, 900.0)
        .min_inner_size(320.0, 400.0)
        .center()
        .visible(false)
        .disable_drag_drop_handler()
        .general_autofill_enabled(false)
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_page_load(|window, payload| {
            if payload.event() == PageLoadEvent::Finished {
                let _ = window.show();
            }
        })
        .build()?;
    let canvas = match window.theme()? {
        Theme::Dark => Color(0x0E, 0x11, 0x16, 0xFF),
        _ => Color(0xF7, 0xF8, 0xFA, 0xFF),
    };
    window.set_background_color(Some(canvas))
}

/// The window shows our page and nothing else.
fn is_our_page(url: &Url) -> bool {
    let embedded = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    let development =
        cfg!(debug_assertions) && url.host_str() == Some("127.0.0.1") && url.port() == Some(5173);
    embedded || development || url.as_str() == "about:blank"
}

/// A second start brings the first window forward.
pub fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
