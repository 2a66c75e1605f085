//! Today at a glance, without a window.

use office::dto::{AccountRequest, AttentionTarget, AttentionWeight};
use office::{Office, OfficeError};

use crate::args::OfAccount;
use crate::{door, output, transactions};

pub async fn show(office: &Office, args: OfAccount, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.as_deref()).await?;
    let request = AccountRequest {
        account_id: account.id,
    };
    let home = office::commands::home(office, request).await?;
    if json {
        output::line(&output::snake(&home));
        return Ok(());
    }
    println!("{}, {}. {}", account.name, home.today, home.freshness.sentence);
    for figure in &home.figures {
        let amount = figure.money.as_ref().map(transactions::shown).unwrap_or_default();
        println!(
            "  {:<18} {:>14} {:>8}  {}",
            output::word(&figure.kind),
            amount,
            figure.count,
            figure.text
        );
    }
    for line in &home.attention {
        let mark = match line.weight {
            AttentionWeight::High => "!",
            AttentionWeight::Medium => "*",
            AttentionWeight::Low => "-",
        };
        println!("{mark} {}", line.title);
        println!("    {}", line.means);
        match &line.target {
            AttentionTarget::Payments { text } => {
                println!("    counterfoil-cli transactions list --filter '{text}'");
            }
            AttentionTarget::Sync { from, to } => match (from, to) {
                (Some(from), Some(to)) => println!("    counterfoil-cli sync --from {from} --to {to}"),
                _ => println!("    counterfoil-cli sync"),
            },
            AttentionTarget::Page { .. } | AttentionTarget::Payment { .. } => {}
        }
    }
    Ok(())
}
