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
                session: Empty => SessionView = people::session;
                sign_in: SignIn => SessionView = people::sign_in;
                sign_out: Empty => SessionView = people::sign_out;
                session_lock: Empty => SessionView = people::lock;
                step_up: StepUp => SessionView = people::step_up;
                password_change: ChangePassword => SessionView = people::change_password;
                people: Empty => People = people::list;
                people_recover: RecoverPerson => PeopleDone = people::recover;
                person_add: AddPerson => PeopleDone = people::add;
                person_edit: EditPerson => People = people::edit;
                person_impact: IdRequest => PersonImpact = people::impact;
                person_set_active: SetPersonActive => PersonImpact = people::set_active;
                person_reset_password: ResetPassword => People = people::reset_password;
                rules: Empty => TownRules = people::rules;
                rules_save: TownRules => TownRules = people::save_rules;
                approvals: AccountRequest => Approvals = approvals::list;
                approval_decide: DecideApproval => ApprovalView = approvals::decide;
                approval_withdraw: IdRequest => ApprovalView = approvals::withdraw;
                reasons: Empty => Reasons = approvals::reasons;
                reason_save: SaveReason => Reasons = approvals::save_reason;
                activity: ActivityRequest => ActivityPage = activity::search;
                activity_export: ActivityRequest => FileWritten = activity::export;
                activity_check: Empty => SealCheck = activity::check;
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
                account_edit: EditAccount => AccountView = accounts::edit;
                user_add: AddUser => AccountView = users::add;
                user_edit: EditUser => AccountView = users::edit;
                user_impact: IdRequest => Impact = users::impact;
                user_set_active: SetActive => AccountView = users::set_active;
                user_rights: IdRequest => RightsView = rights::view;
                user_tick_right: TickRight => RightsView = rights::tick;
                terminal_add: AddTerminal => AccountView = terminals::add;
                terminal_edit: EditTerminal => AccountView = terminals::edit;
                terminal_impact: IdRequest => Impact = terminals::impact;
                terminal_set_active: SetActive => AccountView = terminals::set_active;
                terminal_record: IdRequest => TerminalRecord = terminals::record;
                terminal_set_intentions: SetIntentions => TerminalRecord = rights::set_intentions;
                terminal_photo: IdRequest => Photo = photos::show;
                terminal_photo_choose: IdRequest => Photo = photos::choose;
                terminal_photo_remove: IdRequest => Photo = photos::remove;
                address_add: AddAddress => TerminalRecord = addresses::add;
                address_edit: EditAddress => TerminalRecord = addresses::edit;
                address_remove: IdRequest => TerminalRecord = addresses::remove;
                checklist: AccountRequest => Checklist = checklist::show;
                checklist_update: UpdateTask => Checklist = checklist::update;
                setup_history: AuditRequest => AuditPage = audit::history;
                setup_undo: UndoRequest => AccountView = undo::undo;
                setup_findings: AccountRequest => Findings = findings::show;
                evidence_look: IdRequest => Evidence = evidence::look;
                evidence_answer: AnswerEvidence => AccountView = evidence::answer;
                pin_swap: SwapPins => AccountView = pins::swap;
                rotation_start: StartRotation => AccountView = rotation::start;
                rotation_verify: IdRequest => RotationVerdict = rotation::verify;
                rotation_switch: IdRequest => AccountView = rotation::switch;
                rotation_back: IdRequest => AccountView = rotation::back;
                rotation_retire: IdRequest => AccountView = rotation::retire;
                pin_reveal: RevealRequest => RevealedPin = reveal::show;
                pin_copy: RevealRequest => CopiedPin = reveal::copy;
                call_sheet: IdRequest => CallSheetView = call_sheet::show;
                call_sheet_write: WriteCallSheet => FileWritten = call_sheet::write;
                handoff_view: HandoffRequest => HandoffView = handoff::view;
                handoff_write: WriteHandoff => FileWritten = handoff::write;
                handoff_check_passphrase: PassphraseRequest => FieldReport = handoff::check_passphrase;
                configuration_export: ExportSetup => FileWritten = configuration::export;
                configuration_preview: Empty => ImportPreview = configuration::preview;
                configuration_apply: ApplyImport => ImportDone = configuration::apply;
                configuration_days: AccountRequest => ConfigurationDays = configuration::days;
                configuration_compare: CompareSetup => ConfigurationDiff = configuration::compare;
                spreadsheet_preview: AccountRequest => SpreadsheetPreview = spreadsheet::preview;
                spreadsheet_apply: ApplySpreadsheet => AccountView = spreadsheet::apply;
                spreadsheet_template: AccountRequest => FileWritten = spreadsheet::template;
                verify_brake: BrakeRequest => BrakeView = verify::brake;
                sync_state: SyncStateRequest => SyncState = sync::state;
                operation_cancel: OperationRequest => Empty = operations::cancel;
                transactions_page: PageRequest => Page = transactions::page;
                transactions_totals: TotalsRequest => Totals = transactions::totals;
                transactions_detail: DetailRequest => TxnDetail = transactions::detail;
                transactions_place: PlaceRequest => Place = transactions::place;
                search_read: SearchRequest => Search = search::read;
                search_narrowest: SearchRequest => NarrowestChips = search::narrowest;
                search_suggest: SuggestRequest => Suggestions = search::suggest;
                views: AccountRequest => SavedViews = saved_views::list;
                view_save: SaveView => SavedViews = saved_views::save;
                view_remove: IdRequest => SavedViews = saved_views::remove;
                view_export: IdRequest => FileWritten = saved_views::export;
                view_import: AccountRequest => SavedViews = saved_views::import;
                note_add: AddNote => Annotated = annotations::add_note;
                note_edit: EditNote => Annotated = annotations::edit_note;
                note_remove: IdRequest => Annotated = annotations::remove_note;
                tags: AccountRequest => Tags = annotations::tags;
                tags_change: ChangeTags => Annotated = annotations::change_tags;
                attachment_add: DetailRequest => Annotated = annotations::attach;
                attachment_open: IdRequest => Empty = annotations::open_attachment;
                attachment_remove: IdRequest => Annotated = annotations::remove_attachment;
                home: AccountRequest => Home = home::show;
                chart: ChartRequest => Chart = home::chart;
                export_preview: ExportRequest => ExportPreview = export::preview;
                history_state: Empty => HistoryState = history_state::show;
                reverse_offer: DetailRequest => ReverseOffer = money::reverse_offer;
                reverse: ReverseRequest => ActStarted = money::reverse;
                settle_offer: SettleLook => SettleOffer = money::settle_offer;
                settle: SettleRequest => ActStarted = money::settle;
                plan_take: TakePlanPayment => ActStarted = money::plan_take;
                plan_send: SendPlan => ActStarted = money::plan_send;
                plan_change: ChangePlan => ActStarted = money::plan_change;
                plan_end: EndPlan => ActStarted = money::plan_end;
                intents: IntentsRequest => Intents = money::intents;
                intent: IntentRequest => IntentView = money::intent;
                intent_look: IntentRequest => IntentView = money::look;
                intent_decide: DecideIntent => IntentView = money::decide;
                intent_repeat: RepeatIntent => ActStarted = money::repeat;
                plans: PlansRequest => PlanList = plans::list;
                plan_page: IdRequest => PlanPage = plans::page;
                plan_save: SavePlan => PlanPage = plans::save_draft;
                plan_remove: IdRequest => Empty = plans::remove_draft;
                plan_cancel: CancelPlan => PlanPage = plans::cancel;
                plan_adopt: AdoptPlan => PlanPage = plans::adopt;
                plan_unknown: AccountRequest => UnknownPlans = plans::unknown;
                plan_look: IdRequest => PlanPage = plans::look;
                plan_take_theirs: TakeTheirs => PlanPage = plans::take_theirs;
                plan_change_preview: PlanChangeRequest => PlanChangePreview = plans::change_preview;
                plan_calendar: CalendarRequest => Calendar = plans::calendar;
                plan_follow_up: AccountRequest => PlanFollowUps = plans::follow_up;
                plan_file_preview: AccountRequest => PlanFilePreview = plans::file_preview;
                plan_file_apply: ApplyPlanFile => PlanFileDone = plans::file_apply;
                receipt_preview: ReceiptRequest => ReceiptPreview = receipts::preview;
                receipt_write: WriteReceipt => FileWritten = receipts::write;
                help_explain: ExplainRequest => Explanation = help::explain;
                help_search: HelpSearchRequest => HelpResults = help::search;
            }
            streams {
                verify_start: VerifyRequest, VerifyEvent => VerifyReport = verify::run;
                sync_start: SyncRequest, SyncEvent => SyncReport = sync::run;
                export_start: ExportRequest, ExportEvent => ExportDone = export::run;
                plan_compare: CompareRequest, CompareEvent => CompareReport = plans::compare;
                portal_look: PortalRequest, PortalEvent => PortalPreview = portal::look;
                portal_apply: PortalApply, PortalEvent => PortalDone = portal::apply;
            }
        }
    };
}
