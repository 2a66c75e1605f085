use domain::Clock;
use jiff::Timestamp;

/// The clock on the wall. Only the doors to the office have one.
#[derive(Debug)]
pub struct WallClock;

impl Clock for WallClock {
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// This computer's time zone, or UTC where it has none.
#[allow(clippy::disallowed_methods)]
pub fn zone() -> String {
    let zone = jiff::tz::TimeZone::system();
    office::app::zone_name(zone.iana_name())
}
