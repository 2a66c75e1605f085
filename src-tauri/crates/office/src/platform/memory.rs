//! Keeps the memory of a program that crashes out of files: PINs are in it while they are used.

/// Asks the system to write no image of this program's memory, nor of any program it starts,
/// when one of them crashes. A system that refuses has nothing better to offer.
#[cfg(unix)]
pub fn forbid_images() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
}

/// Asks the system to leave the heap out of its error reports.
#[cfg(windows)]
#[allow(unsafe_code)]
pub fn forbid_images() {
    use windows_sys::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};

    // SAFETY: it takes a number and touches nothing of ours.
    let _ = unsafe { WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP) };
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn afterwards_the_system_may_write_no_image_at_all() {
        forbid_images();
        let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
        let core = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"))
            .unwrap();
        let values: Vec<_> = core.split_whitespace().skip(4).take(2).collect();
        assert_eq!(values, ["0", "0"], "{core}");
    }
}
