//! A virtual screen whose picture can be looked at: when did a program stop drawing?

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use xtask::environment::{Bus, Guarded, Keyring, Place, tied};

use crate::Result;

const WIDTH: u64 = 1600;
const HEIGHT: u64 = 1200;
/// Every so many lines one is looked at.
const STEP: u64 = 24;
/// A picture that stays the same for so long is done.
const STILL: Duration = Duration::from_millis(1_500);
const PATIENCE: Duration = Duration::from_secs(60);

/// A display, bus and keyring of our own.
#[derive(Debug)]
pub struct Screen {
    // Dropped in this order.
    _keyring: Keyring,
    bus: Bus,
    _server: Guarded,
    name: String,
    picture: PathBuf,
    place: Place,
}

impl Screen {
    pub fn start() -> Result<Self> {
        let place = Place::new()?;
        let size = format!("{WIDTH}x{HEIGHT}x24");
        let mut server = Guarded::start(
            "the virtual display (Xvfb)",
            tied("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    &size,
                    "-nolisten",
                    "tcp",
                    "-noreset",
                    "-fbdir",
                ])
                .arg(place.path())
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let output = server.child().stdout.take().ok_or("the display has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        if line.trim().is_empty() {
            return Err("the virtual display (Xvfb) ended at once".into());
        }
        let bus = Bus::start(place.path())?;
        let home = place.path().join("home");
        fs::create_dir_all(&home)?;
        let keyring = Keyring::unlocked(&bus, &home)?;
        Ok(Self {
            _keyring: keyring,
            bus,
            _server: server,
            name: format!(":{}", line.trim()),
            picture: place.path().join("Xvfb_screen0"),
            place,
        })
    }

    /// A folder that goes with the screen.
    pub fn folder(&self) -> &Path {
        self.place.path()
    }

    /// Starts a program and waits until it has drawn and then drawn nothing for a while; the
    /// milliseconds from its start to its last change. Then it is ended.
    pub fn until_still(&self, name: &str, command: &mut Command) -> Result<f64> {
        let mut eye = Eye::open(&self.picture)?;
        command
            .env("DISPLAY", &self.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", self.place.path().join("home"))
            .envs(self.bus.variables())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let start = Instant::now();
        let mut program = Guarded::start(name, command)?;
        let mut last = None;
        while start.elapsed() < PATIENCE {
            if eye.has_changed()? {
                last = Some(start.elapsed());
            }
            if let Some(last) = last
                && start.elapsed() > last + STILL
            {
                program.kill();
                // The next program finds an empty screen.
                std::thread::sleep(Duration::from_millis(500));
                return Ok(last.as_secs_f64() * 1e3);
            }
            if !program.is_alive() {
                return Err(format!("{name} ended by itself").into());
            }
            std::thread::sleep(Duration::from_millis(4));
        }
        Err(format!("{name} drew nothing, or did not stop drawing").into())
    }
}

/// Looks at some lines of the picture.
struct Eye {
    file: File,
    start: u64,
    seen: Vec<u8>,
}

impl Eye {
    fn open(path: &Path) -> Result<Self> {
        let file = File::open(path)?;
        // The picture is the last part of the file, four bytes a point.
        let start = file.metadata()?.len().saturating_sub(WIDTH * HEIGHT * 4);
        let mut eye = Self {
            file,
            start,
            seen: Vec::new(),
        };
        eye.has_changed()?;
        Ok(eye)
    }

    /// Whether more changed than a blinking caret does.
    fn has_changed(&mut self) -> Result<bool> {
        let mut now = Vec::with_capacity((WIDTH * 4 * HEIGHT / STEP) as usize);
        let mut line = vec![0; (WIDTH * 4) as usize];
        for y in (0..HEIGHT).step_by(STEP as usize) {
            self.file.seek(SeekFrom::Start(self.start + y * WIDTH * 4))?;
            self.file.read_exact(&mut line)?;
            now.extend_from_slice(&line);
        }
        let changed = now.iter().zip(&self.seen).filter(|(now, was)| now != was).count();
        let first = self.seen.is_empty();
        self.seen = now;
        Ok(!first && changed > 64)
    }
}
