//! axe finds nothing in any screen or state, in either theme.

use counterfoil_tests::Result;
use counterfoil_tests::app::{App, Machine};
use counterfoil_tests::axe::{Popover, Rules, examine};
use counterfoil_tests::screens::{self, Theme, Visit};

/// A control, so that an axe that never finds anything does not pass.
#[tokio::test]
async fn axe_finds_planted_mistakes() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    app.see("h1").await?;
    let plant = "document.querySelector('h1').insertAdjacentHTML('afterend', arguments[0])";
    let mistakes = "<img src='data:,'><p id='pale'>pale</p><button id='small'>x</button><button>y</button>";
    app.run(plant, serde_json::json!([mistakes])).await?;
    // The policy forbids style attributes, not styles set by a script.
    let paint = "document.getElementById('pale').style.color = '#eee';
        const small = document.getElementById('small').style;
        small.width = small.minWidth = small.height = small.minHeight = '8px'; small.padding = '0'";
    app.run(paint, serde_json::json!([])).await?;
    let planted = ["image-alt", "color-contrast", "target-size"];
    for (rules, planted) in [(Rules::All, planted.as_slice()), (Rules::Colours, &planted[1..2])] {
        let found = examine(&app, Popover::Closed, rules).await?;
        for rule in planted {
            let named = found.violations.iter().any(|finding| finding.rule == *rule);
            assert!(named, "axe did not find the planted {rule}: {found:?}");
        }
    }
    app.close().await
}

#[tokio::test]
async fn axe_finds_nothing_in_any_state_in_either_theme() -> Result<()> {
    let mut visit = Visit::new(Theme::Light, false, None);
    let end = screens::everything(&mut visit).await;
    let report = visit.report();
    end?;
    assert!(visit.states() > 150, "only {} states were seen", visit.states());
    assert_eq!(visit.violations(), 0, "{report}");
    Ok(())
}
