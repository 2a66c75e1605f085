//! What things cost, and what the offices of bigger towns sell. Position 0 of each table is
//! "not given".

use crate::places::Office;
use crate::random::Random;

/// Minor units, by what the office sells.
pub(crate) fn price(office: Office, random: &mut Random) -> u32 {
    match (office, random.below(10)) {
        (Office::Parks, 0..6) => 500 * random.between(1, 24),
        (Office::Parks, _) => random.between(300, 25_000),
        (Office::Permits, 0) => random.between(150_000, 1_250_000),
        (Office::Permits, _) => random.between(2_500, 90_000),
        (Office::Utility, _) => random.between(1_800, 41_000),
        (Office::Library | Office::Kitchen | Office::Recycling, _) => random.between(150, 6_000),
        (Office::Court | Office::Harbor, _) => random.between(2_500, 62_500),
        (Office::Pool | Office::Culture | Office::Transit, _) => 250 * random.between(2, 36),
        (Office::Clerk | Office::Parking | Office::Animals | Office::Safety, _) => {
            random.between(500, 17_500)
        }
    }
}

pub(crate) static POOL: [&str; 8] = [
    "",
    "Day swim, adult",
    "Day swim, child",
    "Locker & towel",
    "Lane rental, 1 hour",
    "Lifeguard course",
    "Punch card, 10 visits",
    "Skate sharpening",
];

pub(crate) static LIBRARY: [&str; 7] = [
    "",
    "Overdue fine",
    "Replacement card",
    "Copies & prints",
    "Lost book: \"Bleak House\"",
    "Meeting room B, 2 hours",
    "Book sale – 3 for $5",
];

pub(crate) static COURT: [&str; 8] = [
    "",
    "Traffic citation",
    "Court costs",
    "Fine, first instalment",
    "Bond",
    "Deferred judgment fee",
    "Record sealing & copies",
    "Jury fee",
];

pub(crate) static RECYCLING: [&str; 7] = [
    "",
    "Refrigerator drop-off",
    "Mattress",
    "Tires, set of 4",
    "Green waste, 1 yd³",
    "Paint & solvents",
    "Gate fee < 500 lb",
];

pub(crate) static HARBOR: [&str; 7] = [
    "",
    "Slip rental, monthly",
    "Launch fee",
    "Boat trailer parking",
    "Shore power & water",
    "Mooring, 1 night",
    "Pump-out",
];

pub(crate) static CLERK: [&str; 8] = [
    "",
    "Birth certificate",
    "Notary service",
    "Business license renewal",
    "Certified copy",
    "Liquor license & investigation",
    "Burial plot, section C",
    "Vendor permit, 1 day",
];

pub(crate) static PARKING: [&str; 7] = [
    "",
    "Parking ticket",
    "Monthly permit, Lot 2",
    "Resident permit – zone A",
    "Parking, 2 hours",
    "Boot release",
    "Event parking & shuttle",
];

pub(crate) static CULTURE: [&str; 7] = [
    "",
    "Admission, adult",
    "Family ticket, 2 & 3",
    "Museum shop",
    "Stall fee, Saturday",
    "\"Our Town\", row F",
    "Guided tour",
];

pub(crate) static ANIMALS: [&str; 7] = [
    "",
    "Dog license, spayed",
    "Cat adoption",
    "Rabies shot & tag",
    "Boarding, 2 nights",
    "Impound release",
    "Microchip",
];

pub(crate) static TRANSIT: [&str; 7] = [
    "",
    "Bus pass, monthly",
    "Senior pass",
    "10-ride ticket",
    "Airport shuttle",
    "Hangar rent & tie-down",
    "Student pass, fall",
];

pub(crate) static SAFETY: [&str; 7] = [
    "",
    "Accident report",
    "Fingerprints",
    "Alarm permit",
    "Fire inspection & re-inspection",
    "Background check",
    "Body camera copy",
];

pub(crate) static KITCHEN: [&str; 7] = [
    "",
    "Lunch",
    "Coffee & pie",
    "Fish taco plate",
    "Drinks",
    "Catering deposit",
    "Hot dog, fries",
];
