//! What this process takes: memory, processor time, bytes handed to the disk. Linux only;
//! elsewhere nothing is known.

use std::fs;

/// The most memory this process has had so far, in bytes.
pub fn peak_memory() -> Option<u64> {
    status("VmHWM:")
}

/// The memory it has now, in bytes.
pub fn memory() -> Option<u64> {
    status("VmRSS:")
}

fn status(name: &str) -> Option<u64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    kilobytes(&text, name)
}

fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// Seconds of processor time of all threads so far.
#[cfg(target_os = "linux")]
pub fn cpu_seconds() -> Option<f64> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(time.tv_sec as f64 + time.tv_nsec as f64 / 1e9)
}

/// Seconds of processor time of all threads so far.
#[cfg(not(target_os = "linux"))]
pub fn cpu_seconds() -> Option<f64> {
    None
}

/// Seconds of processor time of the programs that were started and have ended, in steps of a
/// hundredth.
pub fn children_cpu_seconds() -> Option<f64> {
    ticks(13)
}

fn ticks(place: usize) -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold blanks.
    let after = text.rsplit_once(')')?.1;
    let mut words = after.split_whitespace().skip(place);
    let user: f64 = words.next()?.parse().ok()?;
    let system: f64 = words.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}

/// Bytes this process caused to be written so far.
pub fn bytes_written() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/io").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("write_bytes:"))?;
    line.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_read_as_bytes() {
        let text = "VmPeak:\t 10 kB\nVmHWM:\t  2048 kB\nVmRSS:\t 1 kB\n";
        assert_eq!(kilobytes(text, "VmHWM:"), Some(2_097_152));
        assert_eq!(kilobytes(text, "VmSwap:"), None);
    }
}
