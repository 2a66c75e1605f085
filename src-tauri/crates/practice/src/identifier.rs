//! Transaction and plan ids: 46 characters, `DDMMYY` + node + `-` + upper-case UUID
//! (Converge fact sheet section 6). The position of a record is hidden in the last group,
//! so that a look-up by id needs no index over millions of ids.

use jiff::civil::Date;

use crate::random::mix;

const HALF: u64 = 0xFF_FFFF;
const ROUNDS: [u64; 4] = [0x11, 0x22, 0x33, 0x44];
const NODES: [&str; 4] = ["A1C", "B7D", "C2F", "E4A"];

/// What an id belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Payment,
    Plan,
    /// An answer without a record of its own: a void, a verification.
    Slip,
}

/// Writes the id of the record at `position` of `terminal` (0 to 3), first seen on `date`
/// (US Eastern).
pub(crate) fn write(seed: u64, family: Family, terminal: usize, position: u32, date: Date) -> String {
    let hidden = conceal(seed, pack(family, terminal, position));
    let filler = mix(hidden ^ mix(seed));
    let node = NODES
        .get((filler >> 60) as usize % NODES.len())
        .copied()
        .unwrap_or("A1C");
    format!(
        "{:02}{:02}{:02}{node}-{:08X}-{:04X}-4{:03X}-{:04X}-{hidden:012X}",
        date.day(),
        date.month(),
        date.year().rem_euclid(100),
        (filler >> 32) & 0xFFFF_FFFF,
        (filler >> 16) & 0xFFFF,
        filler & 0xFFF,
        0x8000 | (filler >> 4 & 0x3FFF),
    )
}

/// Reads the terminal and the position out of an id. Only a hint: the caller writes the id
/// of that record again and compares all 46 characters.
pub(crate) fn read(seed: u64, id: &str) -> Option<(Family, usize, u32)> {
    let group = id.rsplit('-').next().filter(|group| group.len() == 12)?;
    let packed = reveal(seed, u64::from_str_radix(group, 16).ok()?);
    let family = match packed >> 46 {
        0 => Family::Payment,
        1 => Family::Slip,
        _ => Family::Plan,
    };
    Some((family, ((packed >> 32) & 0xFF) as usize, packed as u32))
}

fn pack(family: Family, terminal: usize, position: u32) -> u64 {
    let mark = match family {
        Family::Payment => 0_u64,
        Family::Slip => 1 << 46,
        Family::Plan => 1 << 47,
    };
    mark | ((terminal as u64 & 0xFF) << 32) | u64::from(position)
}

/// A Feistel network over two halves of 24 bits: one to one, so it can be undone.
fn conceal(seed: u64, value: u64) -> u64 {
    let (mut left, mut right) = (value >> 24 & HALF, value & HALF);
    for round in ROUNDS {
        (left, right) = (right, left ^ half_key(seed, round, right));
    }
    left << 24 | right
}

fn reveal(seed: u64, value: u64) -> u64 {
    let (mut left, mut right) = (value >> 24 & HALF, value & HALF);
    for round in ROUNDS.into_iter().rev() {
        (left, right) = (right ^ half_key(seed, round, left), left);
    }
    left << 24 | right
}

fn half_key(seed: u64, round: u64, half: u64) -> u64 {
    mix(seed ^ mix(round << 32 | half)) & HALF
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_id_has_46_characters_and_leads_back_to_its_record() {
        for position in [0, 1, 77, 999_999, u32::MAX] {
            let id = write(9, Family::Payment, 3, position, date(2026, 2, 1));
            assert_eq!(id.len(), 46, "{id}");
            assert!(id.starts_with("010226"));
            assert_eq!(read(9, &id), Some((Family::Payment, 3, position)));
        }
    }

    #[test]
    fn ids_of_plans_and_payments_differ() {
        let day = date(2026, 2, 1);
        let plan = write(9, Family::Plan, 3, 5, day);
        assert_ne!(plan, write(9, Family::Payment, 3, 5, day));
        assert_eq!(read(9, &plan), Some((Family::Plan, 3, 5)));
        let slip = write(9, Family::Slip, 3, 5, day);
        assert_eq!(read(9, &slip), Some((Family::Slip, 3, 5)));
    }

    #[test]
    fn nonsense_is_no_id() {
        assert_eq!(read(9, ""), None);
        assert_eq!(read(9, "hello"), None);
        assert_eq!(read(9, "a-b-zzzzzzzzzzzz"), None);
    }
}
