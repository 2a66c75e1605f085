//! Whether the audit entries are still what was written: every seal, every number, and the
//! anchor that lies outside the file.

use crate::error::LedgerError;
use crate::open::Ledger;
use crate::seal::{BATCH, BEGINNING, SealHead, SealKey, Sealed, sealed_entries};

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealFault {
    /// It is not what was written.
    Changed,
    /// It is gone.
    Missing,
    /// It does not follow the entry before it: taken from elsewhere, or renumbered.
    Misplaced,
    /// It has no seal: something else than this program wrote it.
    Unsealed,
    /// It and all after it were cut off.
    CutOff,
    /// The file ends here, and a newer one was in use: an older file was put back.
    OlderFile,
    /// Another entry had this number before: an older file was put back and went on.
    Replaced,
}

/// The first entry that is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealBreak {
    /// Its number.
    pub no: i64,
    /// What is wrong.
    pub fault: SealFault,
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SealReport {
    /// Entries looked at.
    pub entries: i64,
    /// The first that is not right.
    pub broken: Option<SealBreak>,
    /// First and last entry whose key is not at hand: nothing can be said of them.
    pub without_key: Option<(i64, i64)>,
    /// First and last entry of each run that was sealed only later.
    pub late: Vec<(i64, i64)>,
    /// The newest seal that was looked at.
    pub head: Option<SealHead>,
}

struct Walk<'a> {
    keys: &'a [SealKey],
    anchor: Option<&'a SealHead>,
    report: SealReport,
    last: i64,
    previous: Vec<u8>,
}

impl Ledger {
    /// Reads every entry and holds it against its seal, and all of them against the anchor.
    pub async fn check_seals(
        &self,
        keys: &[SealKey],
        anchor: Option<&SealHead>,
    ) -> Result<SealReport, LedgerError> {
        let upto: i64 = sqlx::query_scalar!(r#"SELECT coalesce(max(no), 0) AS "no!: i64" FROM audit"#)
            .fetch_one(&self.pool)
            .await?;
        let mut walk = Walk {
            keys,
            anchor,
            report: SealReport::default(),
            last: 0,
            previous: BEGINNING.to_vec(),
        };
        loop {
            let after = walk.last;
            let rows = sealed_entries(&self.pool, after, upto).await?;
            for row in &rows {
                walk.step(row)?;
            }
            if rows.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        self.look_for_orphans(&mut walk, upto).await?;
        self.hold_against_anchor(&mut walk, upto).await?;
        Ok(walk.report)
    }

    /// A seal whose entry is gone.
    async fn look_for_orphans(&self, walk: &mut Walk<'_>, upto: i64) -> Result<(), LedgerError> {
        let orphan = sqlx::query_scalar!(
            r#"SELECT min(no) AS "no: i64" FROM audit_seal WHERE no NOT IN (SELECT no FROM audit)"#
        )
        .fetch_one(&self.pool)
        .await?;
        if let Some(no) = orphan {
            let fault = if no > upto {
                SealFault::CutOff
            } else {
                SealFault::Missing
            };
            walk.found(no, fault);
        }
        Ok(())
    }

    async fn hold_against_anchor(&self, walk: &mut Walk<'_>, upto: i64) -> Result<(), LedgerError> {
        let Some(anchor) = walk.anchor else {
            return Ok(());
        };
        if anchor.no <= upto {
            return Ok(());
        }
        // The file counts its entries, too: one that was cut still knows how many there were.
        let counted = sqlx::query_scalar!(
            r#"SELECT coalesce(max(seq), 0) AS "seq!: i64" FROM sqlite_sequence WHERE name = 'audit'"#
        )
        .fetch_one(&self.pool)
        .await?;
        let fault = if counted > upto {
            SealFault::CutOff
        } else {
            SealFault::OlderFile
        };
        walk.found(upto + 1, fault);
        Ok(())
    }
}

impl Walk<'_> {
    /// Keeps the first of all that is found.
    fn found(&mut self, no: i64, fault: SealFault) {
        if self.report.broken.is_none_or(|known| no < known.no) {
            self.report.broken = Some(SealBreak { no, fault });
        }
    }

    fn step(&mut self, row: &Sealed) -> Result<(), LedgerError> {
        if row.no != self.last + 1 {
            self.found(self.last + 1, SealFault::Missing);
        }
        self.last = row.no;
        self.report.entries += 1;
        let (Some(key), Some(late), Some(previous), Some(seal)) =
            (&row.key, row.late, &row.previous, &row.seal)
        else {
            self.found(row.no, SealFault::Unsealed);
            return Ok(());
        };
        let known = self
            .keys
            .iter()
            .find(|known| known.name().as_bytes() == key.as_slice());
        match known {
            None => extend(&mut self.report.without_key, row.no),
            Some(known) if !known.fits(&row.columns(), late != 0, previous, seal)? => {
                self.found(row.no, SealFault::Changed);
            }
            Some(_) if *previous != self.previous => self.found(row.no, SealFault::Misplaced),
            Some(_) => {}
        }
        if late != 0 {
            match self.report.late.last_mut() {
                Some((_, last)) if *last + 1 == row.no => *last = row.no,
                _ => self.report.late.push((row.no, row.no)),
            }
        }
        if self
            .anchor
            .is_some_and(|anchor| anchor.no == row.no && anchor.seal != *seal)
        {
            self.found(row.no, SealFault::Replaced);
        }
        self.previous.clone_from(seal);
        self.report.head = Some(SealHead {
            no: row.no,
            entries: self.report.entries,
            seal: seal.clone(),
        });
        Ok(())
    }
}

fn extend(range: &mut Option<(i64, i64)>, no: i64) {
    *range = Some((range.map_or(no, |(first, _)| first), no));
}
