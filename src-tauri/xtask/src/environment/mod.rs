//! A display, a session bus and an unlocked keyring of our own, and a home folder for them.

mod bus;
mod display;
mod guarded;
mod keyring;
mod place;

use std::path::{Path, PathBuf};

pub use bus::Bus;
pub use display::Display;
pub use guarded::{Guarded, find_program, tied};
pub use keyring::Keyring;
pub use place::Place;

use crate::Result;

/// Set to the private home folder while a window environment runs.
pub const MARK: &str = "COUNTERFOIL_WINDOW_HOME";

/// Everything that a window needs and that must not be the person's own.
#[derive(Debug)]
pub struct WindowEnvironment {
    // Fields are dropped in this order: the keyring before its bus, the folders last.
    keyring: Keyring,
    display: Display,
    bus: Bus,
    home: PathBuf,
    _place: Place,
}

impl WindowEnvironment {
    /// Starts it; `home` is emptied first.
    pub fn start(home: &Path) -> Result<WindowEnvironment> {
        let place = Place::new()?;
        place::empty(home)?;
        let display = Display::start(place.path())?;
        let bus = Bus::start(place.path())?;
        let keyring = Keyring::unlocked(&bus, home)?;
        Ok(WindowEnvironment {
            keyring,
            display,
            bus,
            home: home.to_owned(),
            _place: place,
        })
    }

    /// Variables for a program that opens windows here.
    pub fn variables(&self) -> Vec<(String, String)> {
        let mut all = vec![
            ("DISPLAY".to_owned(), self.display.name().to_owned()),
            (MARK.to_owned(), self.home.display().to_string()),
        ];
        all.extend(self.bus.variables());
        all
    }

    /// Whether all three still run.
    pub fn is_alive(&mut self) -> bool {
        self.display.is_alive() && self.bus.is_alive() && self.keyring.is_alive()
    }
}
