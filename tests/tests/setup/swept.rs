//! The short form of `cargo xtask sweep`.

use counterfoil_tests::Result;
use counterfoil_tests::sweep::{Extent, sweep};

#[tokio::test]
async fn no_secret_is_left_by_the_command_line_or_a_killed_wizard() -> Result<()> {
    let found = sweep(Extent::Short).await?;
    for report in &found.reports {
        println!("  {}", report.line());
    }
    assert_eq!(found.complaints, Vec::<String>::new());
    Ok(())
}
