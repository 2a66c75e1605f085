//! The terminals that a town of more than four has, in the order in which they come.

use crate::places::{Office, Place};
use crate::segment::Segment;

use Office::{
    Animals, Clerk, Court, Culture, Harbor, Kitchen, Library, Parking, Parks, Permits, Pool, Recycling,
    Safety, Transit, Utility,
};
use Segment::{Internet, Moto, Retail, Service};

const COUNTERS: &str = "apiuser501205";
const WEB: &str = "apiuser501204";
const MORE_COUNTERS: &str = "apiuser501206";
const MORE_WEB: &str = "apiuser501207";
const PHONE: &str = "apiuser501208";
const KITCHENS: &str = "apiuser501209";

const fn place(
    name: &'static str,
    (segment, office): (Segment, Office),
    user_id: &'static str,
    (invoice_prefix, first_invoice): (&'static str, u32),
    share: usize,
) -> Place {
    Place {
        name,
        segment,
        office,
        user_id,
        pin_ending: "",
        invoice_prefix,
        first_invoice,
        share,
    }
}

/// T5 to T48.
#[rustfmt::skip]
pub(crate) static FURTHER: [Place; 44] = [
    place("Pool", (Retail, Pool), MORE_COUNTERS, ("SW", 5120), 9),
    place("Library", (Retail, Library), MORE_COUNTERS, ("LB", 8801), 6),
    place("Online Parking", (Internet, Parking), MORE_WEB, ("PP", 70_213), 12),
    place("Municipal Court", (Retail, Court), MORE_COUNTERS, ("CT", 21_406), 7),
    place("Recycling Center", (Retail, Recycling), MORE_COUNTERS, ("RC", 3302), 5),
    place("Phone Payments", (Moto, Utility), PHONE, ("PH", 610_040), 6),
    place("Harbor", (Retail, Harbor), MORE_COUNTERS, ("HB", 1207), 5),
    place("Clerk's Office", (Retail, Clerk), MORE_COUNTERS, ("CL", 9034), 6),
    place("Online Court", (Internet, Court), MORE_WEB, ("CW", 52_118), 8),
    place("Harbor Café", (Service, Kitchen), KITCHENS, ("HC", 14_000), 6),
    place("Museum", (Retail, Culture), MORE_COUNTERS, ("MU", 2710), 4),
    place("Online Library", (Internet, Library), MORE_WEB, ("LW", 31_007), 4),
    place("Animal Shelter", (Retail, Animals), MORE_COUNTERS, ("AN", 4416), 3),
    place("Bus Station", (Retail, Transit), MORE_COUNTERS, ("BS", 18_150), 5),
    place("Online Recreation", (Internet, Parks), MORE_WEB, ("PW", 90_051), 9),
    place("Police Records", (Retail, Safety), MORE_COUNTERS, ("PR", 6120), 2),
    place("Fire Prevention", (Retail, Safety), MORE_COUNTERS, ("FP", 7230), 2),
    place("Golf Course", (Retail, Parks), COUNTERS, ("GC", 11_070), 5),
    place("Golf Course Grill", (Service, Kitchen), KITCHENS, ("GG", 15_300), 5),
    place("Parking Garage", (Retail, Parking), MORE_COUNTERS, ("PG", 81_990), 8),
    place("Online Business Licenses", (Internet, Clerk), MORE_WEB, ("BL", 60_304), 5),
    place("Cemetery Office", (Retail, Clerk), MORE_COUNTERS, ("CE", 1042), 1),
    place("Theater Box Office", (Retail, Culture), MORE_COUNTERS, ("TB", 3318), 4),
    place("Online Theater", (Internet, Culture), MORE_WEB, ("TW", 45_520), 5),
    place("Airport Counter", (Retail, Transit), MORE_COUNTERS, ("AP", 2204), 2),
    place("Ice Rink", (Retail, Pool), COUNTERS, ("IR", 5903), 4),
    place("Phone Court", (Moto, Court), PHONE, ("CP", 620_010), 2),
    place("North Library", (Retail, Library), MORE_COUNTERS, ("NL", 9102), 3),
    place("South Pool", (Retail, Pool), COUNTERS, ("SP", 6640), 4),
    place("Farmers Market", (Retail, Culture), MORE_COUNTERS, ("FM", 1450), 2),
    place("Online Pet Licenses", (Internet, Animals), MORE_WEB, ("PL", 33_002), 3),
    place("Landfill Gate", (Retail, Recycling), MORE_COUNTERS, ("LF", 7780), 4),
    place("Boat Ramp", (Retail, Harbor), MORE_COUNTERS, ("BR", 2089), 2),
    place("Online Harbor", (Internet, Harbor), MORE_WEB, ("HW", 28_840), 3),
    place("Pool Snack Bar", (Service, Kitchen), KITCHENS, ("PS", 16_210), 3),
    place("Water Meter Shop", (Retail, Utility), COUNTERS, ("WM", 500_017), 2),
    place("Building Counter", (Retail, Permits), COUNTERS, ("BC", 12_610), 4),
    place("Planning Counter", (Retail, Permits), COUNTERS, ("PC", 13_470), 2),
    place("Online Bus Passes", (Internet, Transit), MORE_WEB, ("BW", 37_115), 4),
    place("Senior Center", (Retail, Parks), COUNTERS, ("SC", 8105), 2),
    place("Community Garden", (Internet, Parks), WEB, ("CG", 71_220), 1),
    place("Phone Recreation", (Moto, Parks), PHONE, ("PT", 630_010), 2),
    place("Records Requests", (Internet, Safety), MORE_WEB, ("RR", 41_860), 2),
    place("Tennis Center", (Retail, Parks), COUNTERS, ("TC", 9950), 2),
];
