//! Native menus. Edit is complete: without it, paste by keyboard does not work on macOS, and
//! this program is about pasting.

use tauri::menu::{AboutMetadata, Menu, MenuBuilder, MenuEvent, MenuItemBuilder, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Wry};

use crate::window::MAIN;

/// Items the page acts on: id, text, shortcut.
type Item = (&'static str, &'static str, Option<&'static str>);

const GO: [Item; 3] = [
    ("go-home", "Home", Some("CmdOrCtrl+1")),
    ("go-transactions", "Transactions", Some("CmdOrCtrl+2")),
    ("go-setup", "Setup", Some("CmdOrCtrl+3")),
];
/// Files; each opens the page on which it is chosen what goes in or out.
const FILES: [Item; 5] = [
    ("import", "Import Payments…", None),
    ("export", "Export Payments…", Some("CmdOrCtrl+Shift+E")),
    ("import-setup", "Import Setup…", None),
    ("export-setup", "Export Setup…", None),
    ("hand-off", "Hand-off to CivicPlus…", None),
];
const THEMES: [Item; 3] = [
    ("theme-system", "Theme: as the System", None),
    ("theme-light", "Theme: Light", None),
    ("theme-dark", "Theme: Dark", None),
];
const DENSITIES: [Item; 3] = [
    ("density-compact", "Rows: Compact", None),
    ("density-normal", "Rows: Normal", None),
    ("density-roomy", "Rows: Roomy", None),
];

/// Builds the menu bar.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let find = item(app, ("find", "Find", Some("CmdOrCtrl+F")))?;
    let edit = SubmenuBuilder::new(app, "Edit")
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .separator()
        .item(&find)
        .build()?;
    let mut view = SubmenuBuilder::new(app, "View");
    for go in GO {
        view = view.item(&item(app, go)?);
    }
    view = view.separator().item(&item(
        app,
        ("toggle-sidebar", "Show or Hide Sidebar", Some("CmdOrCtrl+B")),
    )?);
    view = view.separator();
    for density in DENSITIES {
        view = view.item(&item(app, density)?);
    }
    view = view.separator();
    for theme in THEMES {
        view = view.item(&item(app, theme)?);
    }
    let view = view.separator().fullscreen().build()?;
    let actions = SubmenuBuilder::new(app, "Actions")
        .item(&item(app, ("sync", "Sync", Some("F5")))?)
        .separator()
        .item(&item(app, ("leave-practice", "Leave Practice", None))?)
        .build()?;
    let window = SubmenuBuilder::new(app, "Window").minimize().maximize().build()?;
    let mut file = SubmenuBuilder::new(app, "File");
    for one in FILES {
        file = file.item(&item(app, one)?);
    }
    let file = file.separator();
    let help = SubmenuBuilder::new(app, "Help");
    let about = AboutMetadata {
        name: Some("Counterfoil".into()),
        ..AboutMetadata::default()
    };
    if cfg!(target_os = "macos") {
        let application = SubmenuBuilder::new(app, "Counterfoil")
            .about(Some(about))
            .separator()
            .services()
            .separator()
            .hide()
            .hide_others()
            .show_all()
            .separator()
            .quit()
            .build()?;
        let file = file.close_window().build()?;
        return MenuBuilder::new(app)
            .items(&[&application, &file, &edit, &view, &actions, &window])
            .build();
    }
    let file = file.close_window().separator().quit().build()?;
    let help = help
        .item(&item(app, ("help", "Counterfoil Help", Some("F1")))?)
        .separator()
        .about(Some(about))
        .build()?;
    MenuBuilder::new(app)
        .items(&[&file, &edit, &view, &actions, &window, &help])
        .build()
}

fn item(app: &AppHandle, (id, text, shortcut): Item) -> tauri::Result<tauri::menu::MenuItem<Wry>> {
    let builder = MenuItemBuilder::with_id(id, text);
    match shortcut {
        Some(shortcut) => builder.accelerator(shortcut).build(app),
        None => builder.build(app),
    }
}

/// Hands a chosen item to the page.
pub fn forward(app: &AppHandle, event: MenuEvent) {
    let _ = app.emit_to(MAIN, "menu", event.id().as_ref());
}
