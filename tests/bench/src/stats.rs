//! Medians and percentiles of what was timed.

/// Samples in milliseconds, sorted.
#[derive(Debug, Default, Clone)]
pub struct Samples(Vec<f64>);

impl Samples {
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value that `percent` of the samples do not exceed (nearest rank); not a number
    /// without samples.
    pub fn percentile(&self, percent: f64) -> f64 {
        let rank = (percent / 100.0 * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }

    pub fn median(&self) -> f64 {
        self.percentile(50.0)
    }

    pub fn p99(&self) -> f64 {
        self.percentile(99.0)
    }
}

/// The slope of the line that fits points best, in y per x.
pub fn slope(points: &[(f64, f64)]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = points
        .iter()
        .fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (mean_x, mean_y) = (x / n, y / n);
    let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), point| {
        let from_mean = point.0 - mean_x;
        (
            above + from_mean * (point.1 - mean_y),
            below + from_mean * from_mean,
        )
    });
    above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_samples_that_were_seen() {
        let samples = Samples::new((1..=200).rev().map(f64::from).collect());
        assert_eq!(samples.median(), 100.0);
        assert_eq!(samples.p99(), 198.0);
        assert_eq!(samples.percentile(100.0), 200.0);
        assert!(Samples::default().median().is_nan());
    }

    #[test]
    fn a_line_has_its_slope() {
        let points: Vec<_> = (0..10)
            .map(|x| (f64::from(x), 3.0 + 0.5 * f64::from(x)))
            .collect();
        assert!((slope(&points) - 0.5).abs() < 1e-12);
    }
}
