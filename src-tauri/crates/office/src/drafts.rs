//! What of a half-filled wizard may be kept: everything but what looks like a secret that was
//! pasted into the wrong field.

use crate::dto::SetupDraft;
use crate::paper::looks_like_pin;

/// Characters of a group in which a PIN is read out.
const GROUP: usize = 4;
/// So many such groups in a row are no name.
const GROUPS: usize = 6;

/// The draft with texts that look like a PIN or a card number left empty. Our own ids stay.
pub(crate) fn without_secrets(draft: &SetupDraft) -> SetupDraft {
    let mut kept = draft.clone();
    let texts = [&mut kept.account_name, &mut kept.merchant_id, &mut kept.endpoint];
    let names = kept.terminals.iter_mut().map(|terminal| &mut terminal.name);
    for text in texts.into_iter().chain(&mut kept.user_ids).chain(names) {
        if is_secret(text) {
            text.clear();
        }
    }
    kept
}

fn is_secret(text: &str) -> bool {
    looks_like_pin(text) || is_in_groups(text) || domain::mask_numbers(text) != text
}

/// `A1B2 C3D4 …`
fn is_in_groups(text: &str) -> bool {
    let groups: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|group| !group.is_empty())
        .collect();
    groups.len() >= GROUPS
        && groups.iter().all(|group| group.len() == GROUP)
        && text.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{DraftTerminal, SetupStep};

    fn draft(text: &str) -> SetupDraft {
        SetupDraft {
            step: SetupStep::Terminals,
            account_id: Some("0198f3a2b4c57d6e8f901234567890ab".into()),
            account_name: text.into(),
            merchant_id: text.into(),
            environment: None,
            endpoint: text.into(),
            user_ids: vec![text.into(), "apiuser501204".into()],
            terminals: vec![DraftTerminal {
                id: None,
                name: text.into(),
                kind: None,
                user_id: Some("0198f3a2b4c57d6e8f901234567890ab".into()),
            }],
        }
    }

    #[test]
    fn a_pin_or_card_in_any_field_is_not_kept_and_the_rest_is() {
        let pin = "A1B2C3D4".repeat(8);
        let spaced = "A1B2 C3D4 ".repeat(8);
        for secret in [&*pin, &pin[..30], &spaced, "4111 1111 1111 1111"] {
            let kept = without_secrets(&draft(secret));
            assert_eq!(kept, draft(""), "{secret}");
        }
    }

    #[test]
    fn what_people_type_stays_as_it_is() {
        for text in [
            "004287",
            "City of Alder Creek 2",
            "https://api.demo.convergepay.com/VirtualMerchantDemo",
            "Parks Desk West Pool Gate Shop",
            "clerk@aldercreek.gov",
        ] {
            assert_eq!(without_secrets(&draft(text)), draft(text));
        }
    }
}
