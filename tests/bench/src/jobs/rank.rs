//! Job P8: any row of the list by its number, in several orders, against OFFSET.

use history::{Sort, SortColumn};
use serde_json::json;

use super::list::{Answers, List, PAGE, offsets};
use crate::data::Data;
use crate::dice::Dice;
use crate::peer::{Peer, texts};
use crate::report::{Goal, Measure, Report};
use crate::timing::{Times, tell};
use crate::{Result, Setting, answers};

const JUMPS: usize = 40;

const ORDERS: [(&str, Sort); 3] = [
    ("time", Sort::NEWEST_FIRST),
    (
        "amount",
        Sort {
            column: SortColumn::Amount,
            descending: true,
        },
    ),
    (
        "customer",
        Sort {
            column: SortColumn::Customer,
            descending: false,
        },
    ),
];

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let list = List::open(&data.history)?;
    let mut peer = Peer::start(setting, "sqlite")?;
    peer.open(&data.history)?;
    for (name, sort) in ORDERS {
        let first = list.page(&list.everything, sort, 1)?.took.wall;
        let mut dice = Dice::new(setting.seed + 8);
        let (mut ours, mut theirs) = (Times::default(), Times::default());
        // Orders without an index take SQLite a second each.
        let jumps = if name == "time" { JUMPS } else { 4 };
        for round in 0..=setting.rounds {
            let at = offsets(&mut dice, setting, jumps);
            let found = Answers::of(&at, |offset| list.page(&list.everything, sort, *offset))?;
            let told = peer.ask(json!({"do": "offsets", "order": name, "at": at, "limit": PAGE}))?;
            answers::same(&format!("rows by {name}"), &found.ids, &texts(&told, "ids")?)?;
            if round > 0 {
                ours.extend(found.times);
                theirs.extend(Times::told(&told)?);
            }
        }
        let measure =
            |what: &str| Measure::of("P8", format!("{what}, order of {name}"), "ms").rounds(setting.rounds);
        let offset = format!("{} OFFSET", peer.name);
        let halves = measure("any row, p50").goal(Goal::Ratio(0.05));
        tell(report, halves, &ours, (&offset, &theirs))?;
        report.add(
            measure("any row, p50 alone")
                .ours(ours.median())
                .goal(if name == "time" {
                    Goal::Most(0.5)
                } else {
                    Goal::None
                }),
        )?;
        report.add(measure("any row, p99").ours(ours.p99()).goal(Goal::Most(10.0)))?;
        report.add(measure("first jump, order being built").ours(first))?;
    }
    list.history.close()?;
    Ok(())
}
