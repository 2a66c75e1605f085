//! What the invented people, firms and payments of Alder Creek are called. Chosen so that
//! apostrophes, ampersands, accents, other scripts and spreadsheet formulas all occur.
//! Position 0 of each table is "not given".

use crate::places::{Office, Place};
use crate::wares;

/// First names.
pub(crate) static FIRST: [&str; 44] = [
    "",
    "Maria",
    "James",
    "Dolores",
    "Robert",
    "Linda",
    "Łukasz",
    "Zoë",
    "François",
    "芳",
    "Jo-Ann",
    "Sinéad",
    "Michael",
    "Patricia",
    "Đặng",
    "Renée",
    "Carlos",
    "Amina",
    "Thomas",
    "Ингрид",
    "Björn",
    "Siobhán",
    "Daniel",
    "Karen",
    "Oluwaseun",
    "Jesús",
    "Emily",
    "Ahmed",
    "Nancy",
    "Kevin",
    "Priya",
    "Stephen",
    "Rosa",
    "Mary Ellen",
    "Ngozi",
    "Walter",
    "Yuki",
    "Anthony",
    "Grace",
    "Ali",
    "Henry",
    "Beatriz",
    "T.J.",
    "Olivia",
];

/// Last names.
pub(crate) static LAST: [&str; 52] = [
    "",
    "O'Brien",
    "Peña",
    "D'Angelo",
    "Okafor",
    "Smith",
    "Müller",
    "Wiśniewski",
    "王",
    "Nuñez",
    "Johnson",
    "Martinez",
    "Nguyễn",
    "O’Shaughnessy",
    "Garcia",
    "Lindqvist",
    "Иванова",
    "Begay",
    "St. Clair",
    "Van der Berg",
    "Brown",
    "Jones",
    "Yazzie",
    "Fitzgerald-Hughes",
    "García Márquez",
    "Al-Farsi",
    "Þórsson",
    "Baker",
    "Hernandez",
    "Kowalczyk",
    "Davis",
    "Lopez",
    "Kim",
    "Adeyemi",
    "Ó Súilleabháin",
    "Miller",
    "Tanaka",
    "Wilson",
    "Ramírez",
    "De la Cruz",
    "Taylor",
    "Romero",
    "Petrov",
    "Thompson",
    "Archuleta",
    "Schäfer",
    "Trujillo",
    "N'Diaye",
    "Anderson",
    "Quintana",
    "Lee",
    "=HYPERLINK(\"http://x\",\"pay\")",
];

/// Position of the customer whose name is a spreadsheet formula.
pub(crate) const FORMULA: u8 = 51;

/// Firms.
pub(crate) static COMPANY: [&str; 13] = [
    "",
    "Smith & Sons",
    "Alder Creek Roofing LLC",
    "Peña & D'Angelo Architects",
    "R&R Plumbing",
    "Mountain States Concrete",
    "Café Łódź",
    "Baker, Hough & Baker <Legal>",
    "王记 Noodle House",
    "\"Quick\" Signs & More",
    "High Plains Solar",
    "Ortiz AT&T Wiring",
    "St. Mary's Parish",
];

static PARKS: [&str; 16] = [
    "",
    "Pool pass, 10 visits",
    "Swim lessons & pool pass",
    "Youth soccer, spring",
    "Niños' soccer – primavera",
    "Picnic shelter 4, half day",
    "Adult softball team fee",
    "Camp Alder, week 3 (ages 6–9)",
    "+1 guest, day pass",
    "Garden plot #17 & water",
    "Senior yoga – 8 classes",
    "Skate rental",
    "-10% resident discount, pottery",
    "Ice rink, 1 hour",
    "Family membership, annual",
    "Summer camp registration for two children, weeks 1 to 8, including the early drop-off and late pick-up option, swimming lessons on Tuesdays & Thursdays, the museum excursion in week 5, one camp shirt per child, and the sibling discount of 10 %",
];

static PERMITS: [&str; 14] = [
    "",
    "Building permit",
    "Electrical permit & inspection",
    "Fence permit, side yard",
    "Plan review fee",
    "Deck < 200 sq ft",
    "Sign permit: \"Open 24 h\"",
    "Business license renewal",
    "Short-term rental license",
    "Right-of-way permit, 3 days",
    "Mechanical permit – rooftop unit",
    "=1+1 stories, addition",
    "Demolition permit & asbestos notice",
    "Combined residential permit: new single-family dwelling with attached two-car garage, electrical service of 200 A, plumbing, mechanical, photovoltaic array of 7.2 kW, driveway apron and curb cut; plan review, school impact & park fees included",
];

const AT_COUNTER: &str = "@ counter: account transfer";
const FROM_HOME: &str = "@ home: account transfer";

static UTILITY: [&str; 13] = [
    "",
    "Water & sewer",
    "Utility bill",
    "Utility bill – March",
    "Water, sewer & trash",
    "Reconnect fee",
    "New service deposit",
    "Past due balance",
    "Bulk water, 2 loads",
    "Stormwater fee",
    "Meter test",
    AT_COUNTER,
    "Payment arrangement, instalment toward the balance of the winter quarter for two units at the same service address (unit A: water & sewer, unit B: water only); the remainder is due on the fifteenth of next month as agreed by telephone",
];

/// Decline messages (Converge fact sheet section 18), wire spelling.
pub(crate) static DECLINES: [&str; 14] = [
    "DECLINED",
    "DECLINED",
    "DECLINED",
    "EXPIRED CARD",
    "PLEASE RETRY5270",
    "CALL AUTH CENTER",
    "DECLINED CVV2",
    "INVALID CARD",
    "PICK UP CARD",
    "AMOUNT ERROR",
    "SERV NOT ALLOWED",
    "PLEASE RETRY5305",
    "EXCEEDS AMT LMT",
    "CALL REF.: 4471",
];

/// Messages that say the security code was wrong, by position in [`DECLINES`].
pub(crate) const CVV_DECLINE: u8 = 6;

/// What is sold by an office.
pub(crate) fn descriptions(office: Office) -> &'static [&'static str] {
    match office {
        Office::Parks => &PARKS,
        Office::Permits => &PERMITS,
        Office::Utility => &UTILITY,
        Office::Pool => &wares::POOL,
        Office::Library => &wares::LIBRARY,
        Office::Court => &wares::COURT,
        Office::Recycling => &wares::RECYCLING,
        Office::Harbor => &wares::HARBOR,
        Office::Clerk => &wares::CLERK,
        Office::Parking => &wares::PARKING,
        Office::Culture => &wares::CULTURE,
        Office::Animals => &wares::ANIMALS,
        Office::Transit => &wares::TRANSIT,
        Office::Safety => &wares::SAFETY,
        Office::Kitchen => &wares::KITCHEN,
    }
}

/// What a payment at a place says it was for. Nobody stands at the counter of a web page.
pub(crate) fn description(place: &Place, position: u16) -> &'static str {
    match at(descriptions(place.office), position) {
        AT_COUNTER if place.segment.is_remote() => FROM_HOME,
        text => text,
    }
}

/// The text at a position, empty when there is none.
pub(crate) fn at(table: &[&'static str], position: impl Into<usize>) -> &'static str {
    table.get(position.into()).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places;

    #[test]
    fn texts_fit_the_gateways_length_limits_after_its_expansion() {
        let expanded = |text: &str| text.replace('&', "&amp;").len();
        for place in places::first(places::MOST) {
            for text in descriptions(place.office) {
                assert!(expanded(text) <= 255, "{text}");
            }
        }
        for name in FIRST.iter().chain(&LAST).chain(&COMPANY) {
            assert!(expanded(name) <= 50, "{name}");
        }
    }

    #[test]
    fn a_web_page_never_speaks_of_its_counter() {
        for place in places::first(places::MOST).filter(|place| place.segment.is_remote()) {
            for position in 0..20 {
                assert!(
                    !description(place, position).contains("counter"),
                    "{}",
                    place.name
                );
            }
        }
    }

    #[test]
    fn each_office_of_the_four_has_a_description_near_the_limit() {
        for office in [Office::Parks, Office::Permits, Office::Utility] {
            assert!(descriptions(office).iter().any(|text| text.len() > 225));
        }
    }

    #[test]
    fn the_formula_customer_is_where_we_say() {
        assert!(LAST[usize::from(FORMULA)].starts_with("=HYPERLINK"));
        assert_eq!(DECLINES[usize::from(CVV_DECLINE)], "DECLINED CVV2");
    }
}
