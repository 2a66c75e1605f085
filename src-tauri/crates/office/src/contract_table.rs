// The one declared contract: every command, its request, its response and where it is done.
// From this table come the shell's handlers, the window's permissions and the TypeScript map.
//
// desk: done by the shell, which knows the practice gateway and which folder is open.
// calls: done by the office. streams: done by the office, with events on a channel.
#[macro_export]
#[doc(hidden)]
macro_rules! contract {
    ($with:ident) => {
        $with! {
            desk {
                app_status: Empty => AppStatus;
                app_explore: Empty => AppStatus;
                app_leave_practice: Empty => AppStatus;
                app_reset_practice: Empty => AppStatus;
                setup_practice_credentials: Empty => PracticeCredentials;
            }
            calls {
                app_set_preferences: Preferences => Preferences = app::set_preferences;
                setup_check: CheckRequest => FieldReport = setup::check;
                setup_draft_save: SetupDraft => Empty = setup::save_draft;
                setup_draft_discard: Empty => Empty = setup::discard_draft;
                setup_save_account: SaveAccount => AccountView = setup::save_account;
                setup_save_users: SaveUsers => AccountView = setup::save_users;
                setup_save_terminals: SaveTerminals => AccountView = setup::save_terminals;
                pin_check: PinCheckRequest => PinReport = pins::check;
                pin_set: PinSetRequest => PinSetResult = pins::set;
                pin_remove: PinRemoveRequest => AccountView = pins::remove;
                verify_brake: BrakeRequest => BrakeView = verify::brake;
                sync_state: SyncStateRequest => SyncState = sync::state;
                operation_cancel: OperationRequest => Empty = operations::cancel;
                transactions_page: PageRequest => Page = transactions::page;
                transactions_totals: TotalsRequest => Totals = transactions::totals;
                transactions_detail: DetailRequest => TxnDetail = transactions::detail;
                help_explain: ExplainRequest => Explanation = help::explain;
                help_search: HelpSearchRequest => HelpResults = help::search;
            }
            streams {
                verify_start: VerifyRequest, VerifyEvent => VerifyReport = verify::run;
                sync_start: SyncRequest, SyncEvent => SyncReport = sync::run;
            }
        }
    };
}
