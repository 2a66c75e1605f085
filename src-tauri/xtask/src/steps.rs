//! Says what is being done and how long it took.

use std::time::Instant;

use xtask::Result;

/// Steps of one command.
#[derive(Debug)]
pub struct Steps {
    start: Instant,
    done: Vec<(String, f32)>,
}

impl Steps {
    /// Starts the clock.
    pub fn new() -> Steps {
        Steps {
            start: Instant::now(),
            done: Vec::new(),
        }
    }

    /// Runs one step; a failure ends the command.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n==> {name}");
        let start = Instant::now();
        let result = work();
        let seconds = start.elapsed().as_secs_f32();
        let mark = if result.is_ok() { "ok" } else { "FAILED" };
        println!("    {mark}: {name} ({seconds:.1} s)");
        self.done.push((name.to_owned(), seconds));
        result
    }

    /// Prints the sum.
    pub fn finish(self) {
        println!(
            "\nAll {} steps passed in {:.0} s:",
            self.done.len(),
            self.start.elapsed().as_secs_f32()
        );
        for (name, seconds) in &self.done {
            println!("  {seconds:7.1} s  {name}");
        }
    }
}
