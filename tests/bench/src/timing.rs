//! Time on the wall, and of the processor: on a busy machine only the second can be compared.

use std::time::Instant;

use serde_json::Value;

use crate::peer::numbers;
use crate::report::{Measure, Report};
use crate::stats::Samples;
use crate::{Result, process};

/// Milliseconds of one piece of work.
#[derive(Debug, Clone, Copy, Default)]
pub struct Took {
    pub wall: f64,
    /// Of all threads.
    pub cpu: Option<f64>,
}

/// Does a piece of work.
pub fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Took)> {
    let (start, before) = (Instant::now(), process::cpu_seconds());
    let result = work()?;
    let after = process::cpu_seconds();
    let wall = start.elapsed().as_secs_f64() * 1e3;
    let cpu = before.zip(after).map(|(before, after)| (after - before) * 1e3);
    Ok((result, Took { wall, cpu }))
}

/// Milliseconds of many pieces of work.
#[derive(Debug, Default, Clone)]
pub struct Times {
    wall: Vec<f64>,
    cpu: Vec<f64>,
}

impl Times {
    pub fn push(&mut self, took: Took) {
        self.wall.push(took.wall);
        self.cpu.extend(took.cpu);
    }

    pub fn extend(&mut self, other: Times) {
        self.wall.extend(other.wall);
        self.cpu.extend(other.cpu);
    }

    /// What a peer says of its own work.
    pub fn told(answer: &Value) -> Result<Self> {
        Ok(Self {
            wall: numbers(answer, "ms")?,
            cpu: numbers(answer, "cpu")?,
        })
    }

    /// The pieces that are wanted.
    pub fn only(&self, wanted: &[bool]) -> Self {
        let keep = |all: &[f64]| {
            let pairs = all.iter().zip(wanted);
            pairs.filter(|(_, wanted)| **wanted).map(|(ms, _)| *ms).collect()
        };
        Self {
            wall: keep(&self.wall),
            cpu: keep(&self.cpu),
        }
    }

    pub fn samples(&self) -> Samples {
        Samples::new(self.wall.clone())
    }

    pub fn median(&self) -> f64 {
        self.samples().median()
    }

    pub fn p99(&self) -> f64 {
        self.samples().p99()
    }

    pub fn len(&self) -> usize {
        self.wall.len()
    }

    fn cpu_median(&self) -> Option<f64> {
        (!self.cpu.is_empty()).then(|| Samples::new(self.cpu.clone()).median())
    }
}

/// Reports the medians of both sides: on the wall as `measure`, and of the processor without a
/// goal.
pub fn tell(report: &mut Report, measure: Measure, ours: &Times, peer: (&str, &Times)) -> Result<()> {
    let (name, theirs) = peer;
    let mut processor = Measure::of(measure.job, format!("{} (processor)", measure.what), measure.unit)
        .cache(measure.cache)
        .rounds(measure.rounds);
    report.add(measure.ours(ours.median()).peer(name, theirs.median()))?;
    if let Some((ours, theirs)) = ours.cpu_median().zip(theirs.cpu_median()) {
        processor = processor.ours(ours).peer(name, theirs);
        report.add(processor)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_that_are_wanted_stay_together() {
        let mut times = Times::default();
        for ms in [1.0, 2.0, 3.0] {
            times.push(Took {
                wall: ms,
                cpu: Some(ms / 2.0),
            });
        }
        let some = times.only(&[true, false, true]);
        assert_eq!((some.len(), some.median()), (2, 1.0));
        assert_eq!(some.cpu_median(), Some(0.5));
    }
}
