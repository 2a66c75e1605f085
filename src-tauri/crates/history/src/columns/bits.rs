use super::{CHUNK, Columns};

/// Words of a chunk.
const WORDS: usize = CHUNK / 64;

/// A choice of rows, one bit each, in order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of the rows.
    pub(crate) fn none(columns: &Columns) -> Self {
        Self {
            words: vec![0; columns.chunks().len() * WORDS],
        }
    }

    pub(super) fn of_words(words: Vec<u64>) -> Self {
        Self { words }
    }

    /// The words of each chunk.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = &[u64]> {
        self.words.chunks(WORDS)
    }

    pub(crate) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    pub(crate) fn has(&self, rid: u32) -> bool {
        let slot = rid.wrapping_sub(1) as usize;
        let word = self.words.get(slot / 64).copied().unwrap_or(0);
        word >> (slot % 64) & 1 == 1
    }

    pub(crate) fn add(&mut self, rid: u32) {
        let slot = rid.wrapping_sub(1) as usize;
        if let Some(word) = self.words.get_mut(slot / 64) {
            *word |= 1 << (slot % 64);
        }
    }

    pub(crate) fn and(&mut self, other: &Self) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        for (word, other) in self.words.iter_mut().zip(others) {
            *word &= other;
        }
    }

    pub(crate) fn or(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    pub(crate) fn without(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Row numbers, smallest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.words).flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                Some(at * 64 + bit + 1)
            })
        })
    }

    /// Row numbers, largest first.
    pub(crate) fn rev(&self) -> impl Iterator<Item = u32> + '_ {
        let words = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        (0..words)
            .rev()
            .zip(self.words.iter().rev())
            .flat_map(|(at, word)| {
                let mut rest = *word;
                std::iter::from_fn(move || {
                    if rest == 0 {
                        return None;
                    }
                    let bit = 63 - rest.leading_zeros();
                    rest &= !(1 << bit);
                    Some(at * 64 + bit + 1)
                })
            })
    }

    /// How many chosen rows have a larger number.
    pub(crate) fn count_behind(&self, rid: u32) -> u64 {
        let slot = rid.wrapping_sub(1) as usize;
        let (at, bit) = (slot / 64, slot % 64);
        let own = self.words.get(at).copied().unwrap_or(0);
        let own = own.checked_shr(bit as u32 + 1).unwrap_or(0);
        let behind = self.words.get(at + 1..).unwrap_or_default();
        u64::from(own.count_ones())
            + behind
                .iter()
                .map(|word| u64::from(word.count_ones()))
                .sum::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_choice_is_the_set_of_its_rows(chosen in proptest::collection::btree_set(1_u32..700, 0..200), at in 1_u32..700) {
            let mut bits = Bits::of_words(vec![0; 11]);
            for rid in &chosen {
                bits.add(*rid);
            }
            prop_assert_eq!(bits.iter().collect::<BTreeSet<_>>(), chosen.clone());
            let mut down: Vec<u32> = bits.rev().collect();
            down.reverse();
            prop_assert_eq!(down, chosen.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(bits.count(), chosen.len() as u64);
            prop_assert_eq!(bits.has(at), chosen.contains(&at));
            prop_assert_eq!(bits.count_behind(at), chosen.iter().filter(|rid| **rid > at).count() as u64);
        }
    }
}
