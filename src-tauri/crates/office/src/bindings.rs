//! The TypeScript side of the contract, generated so that it cannot drift.

use converge::book::{Booked, Call, Family, Who};
use converge::codes::Class;
use domain::{
    ActKind, BillingCycle, CardBrand, Coded, Environment, HalfMonth, IntentState, PlanKind, PlanResult,
    PlanState, SeenBy, TerminalKind, TransactionStatus, TransactionType,
};
use ts_rs::{Config, TS};

use crate::dto::*;
use crate::error::Code;

/// A union of words, e.g. `type TerminalKind = "retail" | "internet";`
fn union<T: Coded>(name: &str) -> String {
    let all: Vec<_> = T::ALL.iter().map(|value| value.word()).collect();
    words(name, &all)
}

fn words(name: &str, words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("export type {name} = {};\n", quoted.join(" | "))
}

macro_rules! map {
    (
        desk { $($desk:ident: $desk_req:ident => $desk_res:ident;)* }
        calls { $($call:ident: $call_req:ident => $call_res:ident = $call_area:ident :: $call_fn:ident;)* }
        streams { $($stream:ident: $stream_req:ident, $stream_event:ident => $stream_res:ident = $stream_area:ident :: $stream_fn:ident;)* }
    ) => {{
        let mut text = String::from("\nexport type CommandMap = {\n");
        $(text.push_str(&call(stringify!($desk), stringify!($desk_req), stringify!($desk_res)));)*
        $(text.push_str(&call(stringify!($call), stringify!($call_req), stringify!($call_res)));)*
        text.push_str("};\n\nexport type StreamMap = {\n");
        $(text.push_str(&format!(
            "  {}: {{ request: {}, event: {}, response: {} }},\n",
            stringify!($stream), stringify!($stream_req), stringify!($stream_event), stringify!($stream_res)
        ));)*
        text.push_str("};\n");
        text
    }};
}

fn call(name: &str, request: &str, response: &str) -> String {
    format!("  {name}: {{ request: {request}, response: {response} }},\n")
}

/// The whole file.
pub fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    let mut text =
        String::from("// Generated from the Rust contract by `cargo xtask bindings`. Do not edit.\n\n");
    text.push_str(&union::<Environment>("Environment"));
    text.push_str(&union::<TerminalKind>("TerminalKind"));
    text.push_str(&union::<TransactionStatus>("TxnStatus"));
    text.push_str(&union::<TransactionType>("TxnType"));
    text.push_str(&union::<CardBrand>("CardBrand"));
    text.push_str(&union::<ActKind>("ActKind"));
    text.push_str(&union::<IntentState>("IntentState"));
    text.push_str(&union::<PlanKind>("PlanKind"));
    text.push_str(&union::<PlanState>("PlanState"));
    text.push_str(&union::<PlanResult>("PlanResult"));
    text.push_str(&union::<SeenBy>("SeenBy"));
    text.push_str(&union::<BillingCycle>("BillingCycle"));
    text.push_str(&union::<HalfMonth>("HalfMonth"));
    text.push_str("export type Severity = \"ok\" | \"warning\" | \"error\";\n");
    text.push_str(&words("ErrorCode", &Code::ALL.map(Code::word)));
    text.push_str(&words("HelpFamily", &Family::ALL.map(Family::word)));
    text.push_str(&words("HelpWho", &Who::ALL.map(Who::word)));
    text.push_str(&words("HelpBooked", &Booked::ALL.map(Booked::word)));
    text.push_str(&words("HelpClass", &Class::ALL.map(Class::word)));
    text.push_str(&words("HelpCall", &Call::ALL.map(Call::word)));
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {$(
            text.push_str("export ");
            text.push_str(&<$name as TS>::decl(&config));
            text.push('\n');
        )*};
    }
    declare!(
        Empty,
        MoneyView,
        ErrorView,
        VaultState,
        VaultView,
        Theme,
        Density,
        Preferences,
        AppStatus,
        OperationRequest,
        ChangedThing,
        ChangeNotice,
        PinState,
        CredentialView,
        ReportedTerminal,
        TerminalView,
        ApiUserView,
        AccountView,
        SetupStep,
        DraftTerminal,
        SetupDraft,
        CheckField,
        CheckRequest,
        RemovedCharacter,
        FieldReport,
        PinReport,
        SaveAccount,
        SaveUsers,
        SaveTerminal,
        SaveTerminals,
        PinCheckRequest,
        OnDuplicate,
        PinSetRequest,
        PinSetResult,
        PinRemoveRequest,
        PracticeTerminal,
        PracticeCredentials,
        VerifyOutcome,
        VerifyWarning,
        TerminalVerdict,
        BrakeView,
        VerifyRequest,
        VerifyEvent,
        VerifyReport,
        BrakeRequest,
        SyncRequest,
        WindowProblem,
        IncompleteWindow,
        SkippedTerminal,
        SyncReport,
        SyncEvent,
        CoverageRange,
        CoverageWord,
        TerminalCoverage,
        SyncStateRequest,
        SyncState,
        AmountSpan,
        TxnFilter,
        SortColumn,
        SortDirection,
        TxnSort,
        PageRequest,
        Origin,
        SearchedColumn,
        MatchedIn,
        TxnRow,
        Page,
        Picked,
        TotalsRequest,
        PlaceRequest,
        Place,
        CurrencyTotals,
        Totals,
        DetailRequest,
        WireField,
        FieldChange,
        EarlierVersion,
        TxnDetail,
        PlanStanding,
        AtConverge,
        PlanField,
        PlanRow,
        PlansRequest,
        PlanList,
        PlanCount,
        PlanPaid,
        PlanDay,
        PlanPerson,
        PlanSeenView,
        PlanDifference,
        TakePreview,
        PlanPage,
        CalendarRequest,
        CalendarDay,
        Calendar,
        FollowUp,
        ExpiringCard,
        PlanFollowUps,
        SavePlan,
        AdoptPlan,
        UnknownPlan,
        UnknownPlans,
        CancelPlan,
        TakeTheirs,
        PlanChangeRequest,
        PlanChangePreview,
        CompareRequest,
        CompareEvent,
        Compared,
        CompareReport,
        ComparedCount,
        PlanFileRow,
        PlanFilePreview,
        ApplyPlanFile,
        PlanFileDone,
        ReceiptLanguage,
        ReceiptRequest,
        ReceiptPreview,
        WriteReceipt,
        ExplainRequest,
        HelpPage,
        HelpEntry,
        Explanation,
        HelpSearchRequest,
        ReverseKind,
        ReverseOffer,
        ReverseRequest,
        ActStarted,
        IntentRequest,
        IntentsRequest,
        IntentStepView,
        CandidateView,
        IntentView,
        Intents,
        DecideIntent,
        RepeatIntent,
        SettleLook,
        SettleOffer,
        SettleTrouble,
        SettleRequest,
        TakePlanPayment,
        SendPlan,
        ChangePlan,
        EndPlan,
        HelpResults,
        AuditResult,
        AuditObject,
        ValueChange,
        AuditEntry,
        AuditRequest,
        AuditPage,
        UndoRequest,
        SharedVault,
        EditAccount,
        AddUser,
        EditUser,
        Device,
        AddTerminal,
        EditTerminal,
        IdRequest,
        AccountRequest,
        Impact,
        SetActive,
        AddressView,
        AddAddress,
        EditAddress,
        Intention,
        RightWord,
        RightState,
        RightView,
        RightNeed,
        RightsView,
        TickRight,
        SetIntentions,
        RuleView,
        RuleState,
        TerminalRecord,
        ImpossibleIntention,
        Photo,
        TaskOwner,
        TaskStatus,
        TaskKind,
        TaskView,
        Checklist,
        UpdateTask,
        FindingKind,
        FindingWeight,
        NextStep,
        Finding,
        Findings,
        Agreement,
        ComparedFact,
        Comparison,
        SeenPayment,
        Evidence,
        AnswerEvidence,
        SwapPins,
        RotationState,
        RotationView,
        StartRotation,
        RotationVerdict,
        RevealRequest,
        RevealedPin,
        CopiedPin,
        HandoffRow,
        HandoffRequest,
        HandoffView,
        HandoffForm,
        WriteHandoff,
        FileWritten,
        PassphraseRequest,
        CallSheetView,
        CallSheetLine,
        WriteCallSheet,
        ExportSetup,
        ImportPreview,
        ApplyImport,
        ImportDone,
        ConfigurationDay,
        ConfigurationDays,
        CompareSetup,
        ConfigurationChange,
        ConfigurationDiff,
        RowAction,
        SpreadsheetRow,
        SpreadsheetPreview,
        ApplySpreadsheet,
        CodeMeaning,
        CodeField,
        TimelineKind,
        TimelineEntry,
        TxnLink,
        NoteView,
        AttachmentView,
        AddNote,
        EditNote,
        ChangeTags,
        TagUse,
        Tags,
        Annotated,
        SearchRequest,
        SearchChip,
        SearchProblem,
        Search,
        ChipEffect,
        NarrowestChips,
        SuggestRequest,
        Suggestion,
        Suggestions,
        ViewColumn,
        SavedView,
        SavedViews,
        SaveView,
        Freshness,
        Figure,
        FigureKind,
        AttentionWeight,
        Attention,
        AttentionTarget,
        Home,
        ChartStep,
        ChartSplit,
        ChartRequest,
        ChartBucket,
        ChartPoint,
        ChartSeries,
        Chart,
        ExportFormat,
        ExportRequest,
        ExportPreview,
        ExportEvent,
        ExportDone,
        PortalField,
        PortalRequest,
        PortalEvent,
        PortalColumn,
        PortalProblem,
        PortalPreview,
        PortalApply,
        PortalDone,
        IndexState,
        HistoryState,
        Role,
        Duty,
        RoleView,
        PersonView,
        SecondPerson,
        TownRules,
        People,
        AddPerson,
        PeopleDone,
        EditPerson,
        SeenPin,
        PersonImpact,
        SetPersonActive,
        ResetPassword,
        ChangePassword,
        SignIn,
        StepUp,
        RecoverPerson,
        PracticePerson,
        PracticeSignIn,
        SessionView,
        ApprovalState,
        ApprovalView,
        ReasonView,
        Approvals,
        DecideApproval,
        SaveReason,
        Reasons,
        ActivityRequest,
        SealState,
        SealBreakKind,
        SealCheck,
        ActivityPage,
    );
    text.push_str(&contract!(map));
    text
}
