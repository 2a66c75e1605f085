//! Which command asks for which duty: one line for each command of the contract.

use crate::dto::Duty;

/// What somebody needs to have to give a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: signing in itself, help, how the program looks.
    Nothing,
    /// The duty.
    Duty(Duty),
    /// The duty, and the password typed in the last five minutes.
    Fresh(Duty),
}

/// What a command needs; none for a command this table does not know, which nobody may give.
/// Commands that are told apart by what is in them (a hand-off with and without full PINs) ask
/// for more themselves.
pub fn need(command: &str) -> Option<Need> {
    let duty = match command {
        "app_status"
        | "app_explore"
        | "app_leave_practice"
        | "app_reset_practice"
        | "app_set_preferences"
        | "session"
        | "sign_in"
        | "sign_out"
        | "session_lock"
        | "step_up"
        | "password_change"
        | "people_recover"
        | "help_explain"
        | "help_search" => return Some(Need::Nothing),
        "pin_reveal" | "pin_copy" => return Some(Need::Fresh(Duty::RevealPin)),
        "person_add"
        | "person_edit"
        | "person_set_active"
        | "person_reset_password"
        | "rules_save"
        | "reason_save" => return Some(Need::Fresh(Duty::ManagePeople)),
        "people" | "person_impact" => Duty::ManagePeople,
        // Who decides may be somebody else at the same screen: the command itself asks.
        "approvals" | "approval_decide" | "approval_withdraw" | "rules" | "reasons" => Duty::View,
        "setup_practice_credentials"
        | "setup_check"
        | "setup_draft_save"
        | "setup_draft_discard"
        | "setup_save_account"
        | "setup_save_users"
        | "setup_save_terminals"
        | "setup_undo"
        | "pin_check"
        | "pin_set"
        | "pin_remove"
        | "pin_swap"
        | "account_edit"
        | "user_add"
        | "user_edit"
        | "user_set_active"
        | "user_tick_right"
        | "terminal_add"
        | "terminal_edit"
        | "terminal_set_active"
        | "terminal_set_intentions"
        | "terminal_photo_choose"
        | "terminal_photo_remove"
        | "address_add"
        | "address_edit"
        | "address_remove"
        | "checklist_update"
        | "evidence_look"
        | "evidence_answer"
        | "rotation_start"
        | "rotation_verify"
        | "rotation_switch"
        | "rotation_back"
        | "rotation_retire"
        | "configuration_preview"
        | "configuration_apply"
        | "spreadsheet_preview"
        | "spreadsheet_apply"
        | "verify_start"
        | "portal_look"
        | "portal_apply" => Duty::Setup,
        "handoff_write" | "handoff_check_passphrase" => Duty::HandOff,
        "call_sheet_write"
        | "configuration_export"
        | "spreadsheet_template"
        | "view_export"
        | "export_preview"
        | "export_start"
        | "activity_export" => Duty::Export,
        "view_save" | "view_remove" | "view_import" | "note_add" | "note_edit" | "note_remove"
        | "tags_change" | "attachment_add" | "attachment_remove" => Duty::Records,
        "reverse" => return Some(Need::Fresh(Duty::RequestReverse)),
        "settle" => return Some(Need::Fresh(Duty::Settle)),
        "plan_take" => return Some(Need::Fresh(Duty::TakePayment)),
        "plan_send" | "plan_change" | "plan_end" => return Some(Need::Fresh(Duty::ManagePlans)),
        "plan_save" | "plan_remove" | "plan_cancel" | "plan_adopt" | "plan_look" | "plan_take_theirs"
        | "plan_file_preview" | "plan_file_apply" | "plan_compare" => Duty::ManagePlans,
        "receipt_write" => Duty::Export,
        "intent_decide" => return Some(Need::Fresh(Duty::ResolveUnknown)),
        // What is repeated decides which duty it takes: the command itself asks.
        "reverse_offer"
        | "settle_offer"
        | "intents"
        | "intent"
        | "intent_look"
        | "intent_repeat"
        | "plans"
        | "plan_page"
        | "plan_unknown"
        | "plan_change_preview"
        | "plan_calendar"
        | "plan_follow_up"
        | "receipt_preview" => Duty::View,
        "user_impact"
        | "user_rights"
        | "terminal_impact"
        | "terminal_record"
        | "terminal_photo"
        | "checklist"
        | "setup_history"
        | "setup_findings"
        | "activity"
        | "activity_check"
        | "call_sheet"
        | "handoff_view"
        | "configuration_days"
        | "configuration_compare"
        | "verify_brake"
        | "sync_state"
        | "sync_start"
        | "operation_cancel"
        | "transactions_page"
        | "transactions_totals"
        | "transactions_detail"
        | "transactions_place"
        | "search_read"
        | "search_narrowest"
        | "search_suggest"
        | "views"
        | "tags"
        | "attachment_open"
        | "home"
        | "chart"
        | "history_state" => Duty::View,
        _ => return None,
    };
    Some(Need::Duty(duty))
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! names {
        (
            desk { $($desk:ident: $dq:ident => $dr:ident;)* }
            calls { $($call:ident: $cq:ident => $cr:ident = $ca:ident :: $cf:ident;)* }
            streams { $($stream:ident: $sq:ident, $se:ident => $sr:ident = $sa:ident :: $sf:ident;)* }
        ) => {
            &[$(stringify!($desk),)* $(stringify!($call),)* $(stringify!($stream),)*]
        };
    }

    #[test]
    fn every_command_of_the_contract_says_who_may_give_it() {
        let all: &[&str] = contract!(names);
        let unknown: Vec<&&str> = all.iter().filter(|name| need(name).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?} need a line in duties.rs");
        assert_eq!(need("rm"), None);
    }

    #[test]
    fn pins_and_people_ask_for_the_password_again() {
        for command in [
            "pin_reveal",
            "pin_copy",
            "person_add",
            "person_edit",
            "rules_save",
        ] {
            assert!(matches!(need(command), Some(Need::Fresh(_))), "{command}");
        }
    }
}
