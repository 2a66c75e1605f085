use sqlx::{Sqlite, Transaction};

use crate::error::LedgerError;
use crate::feed::What;
use crate::open::Ledger;
use crate::seal::SealKey;

/// Changes that are saved together with their audit entries, or not at all. What is not
/// committed is undone when dropped.
#[derive(Debug)]
pub struct Work {
    pub(crate) tx: Transaction<'static, Sqlite>,
    ledger: Ledger,
    what: What,
    told: Vec<String>,
    /// Seals the entries of this work.
    pub(crate) seal_key: Option<SealKey>,
    /// Things of another kind that changed along.
    others: Vec<(What, String)>,
}

impl Ledger {
    /// Begins changes of the setup that belong together.
    pub async fn begin(&self) -> Result<Work, LedgerError> {
        self.begin_with(What::Setup).await
    }

    /// Begins changes of notes, tags and files of payments that belong together.
    pub async fn begin_annotations(&self) -> Result<Work, LedgerError> {
        self.begin_with(What::Annotations).await
    }

    /// Begins changes of the book of plans that belong together.
    pub async fn begin_plans(&self) -> Result<Work, LedgerError> {
        self.begin_with(What::Plans).await
    }

    pub(crate) async fn begin_with(&self, what: What) -> Result<Work, LedgerError> {
        // The key first: the one connection is not held while it is awaited.
        let seal_key = self.seal_key().await;
        Ok(Work {
            tx: self.pool.begin_with("BEGIN IMMEDIATE").await?,
            ledger: self.clone(),
            what,
            told: Vec::new(),
            seal_key,
            others: Vec::new(),
        })
    }
}

impl Work {
    /// Remembers what changed, to be told after the commit.
    pub(crate) fn touch(&mut self, id: &str) {
        self.told.push(id.to_owned());
    }

    /// The same for a thing of another kind than the work is about.
    pub(crate) fn touch_other(&mut self, what: What, id: &str) {
        if what == self.what {
            self.touch(id);
        } else {
            self.others.push((what, id.to_owned()));
        }
    }

    /// Saves everything; only then is the change told.
    pub async fn commit(mut self) -> Result<(), LedgerError> {
        self.tx.commit().await?;
        self.told.dedup();
        self.ledger.tell(self.what, self.told);
        for (what, id) in self.others {
            self.ledger.tell(what, [id]);
        }
        Ok(())
    }
}
