//! What a job aims at, and how it is shown.

/// One target and what was measured.
pub struct Target {
    pub what: String,
    /// Nothing when it could not be measured.
    pub measured: Option<f64>,
    pub aim: Aim,
    pub unit: &'static str,
}

#[derive(Clone, Copy)]
pub enum Aim {
    AtMost(f64),
    AtLeast(f64),
}

/// Prints the targets; whether all are met.
pub fn judge(targets: &[Target]) -> bool {
    println!("\n  {:<52} {:>12} {:>14}", "target", "measured", "aim");
    let mut all = true;
    for target in targets {
        let (met, aim) = match (target.aim, target.measured) {
            (Aim::AtMost(most), measured) => (measured.is_some_and(|m| m <= most), format!("at most {most}")),
            (Aim::AtLeast(least), measured) => {
                (measured.is_some_and(|m| m >= least), format!("at least {least}"))
            }
        };
        let measured = target
            .measured
            .map_or("not measured".to_owned(), |m| format!("{m:.2} {}", target.unit));
        let verdict = if met { "met" } else { "MISSED" };
        println!("  {:<52} {measured:>12} {aim:>14}  {verdict}", target.what);
        all &= met;
    }
    all
}
