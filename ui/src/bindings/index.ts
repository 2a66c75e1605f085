// Generated from the Rust contract by `cargo xtask bindings`. Do not edit.

export type Environment = "practice" | "demo" | "live" | "custom";
export type TerminalKind = "retail" | "internet" | "service" | "moto";
export type TxnStatus = "open" | "settled" | "voided" | "declined" | "refunded" | "partly_refunded" | "held" | "failed" | "unknown";
export type TxnType = "sale" | "return" | "credit" | "authorization" | "force" | "void" | "verification" | "installment" | "recurring" | "cash" | "other";
export type CardBrand = "visa" | "mastercard" | "amex" | "discover" | "jcb" | "unionpay" | "paypal" | "other" | "none";
export type PlanKind = "recurring" | "installment";
export type PlanState = "draft" | "active" | "ended" | "cancelled";
export type PlanResult = "approved" | "declined" | "unknown";
export type SeenBy = "adopted" | "compared" | "looked" | "answered";
export type BillingCycle = "daily" | "weekly" | "biweekly" | "semimonthly" | "monthly" | "bimonthly" | "quarterly" | "semester" | "semiannually" | "annually" | "suspended";
export type HalfMonth = "first_and_fifteenth" | "fifteenth_and_last";
export type Severity = "ok" | "warning" | "error";
export type ErrorCode = "invalid_input" | "not_found" | "duplicate_name" | "pin_duplicate" | "vault_missing" | "vault_locked" | "vault_denied" | "vault_timeout" | "vault_failed" | "secret_missing" | "verify_brake" | "verify_failed" | "disk_full" | "storage_read_only" | "storage_busy" | "storage_damaged" | "storage_newer" | "storage_failed" | "data_in_use" | "network_share" | "busy" | "cancelled" | "clock_wrong" | "nothing_to_sync" | "sync_failed" | "allow_list_on_retail" | "not_for_kind" | "undo_refused" | "handoff_blocked" | "file_failed" | "file_newer" | "clipboard_failed" | "internal";
export type HelpFamily = "error" | "message" | "avs" | "cvv" | "status" | "gateway_status" | "situation";
export type HelpWho = "you" | "administrator" | "converge" | "wait" | "nobody";
export type HelpBooked = "no" | "yes" | "perhaps" | "see_payment";
export type HelpClass = "configuration" | "input" | "state" | "retry_uncertain" | "retry_unprocessed" | "declined" | "information" | "unlisted";
export type HelpCall = "look_up" | "settle" | "sale" | "return" | "void" | "recurring" | "installment" | "token" | "signature" | "terminal_setup";
export type Empty = Record<string, never>;
export type MoneyView = { 
/**
 * Minor units.
 */
minor: string, 
/**
 * ISO code.
 */
currency: string, };
export type ErrorView = { 
/**
 * Stable code.
 */
code: string, 
/**
 * A sentence in US English.
 */
message: string, 
/**
 * Facts that fill the words.
 */
details: Record<string, unknown>, };
export type VaultState = "ready" | "missing" | "locked" | "denied" | "slow" | "failed" | "memory";
export type VaultView = { 
/**
 * Whether it can be used.
 */
state: VaultState, 
/**
 * What it is called.
 */
store: string, };
export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "normal" | "roomy";
export type Preferences = { 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * Height of rows.
 */
density: Density, };
export type AppStatus = { 
/**
 * Of the program.
 */
version: string, 
/**
 * The whole app is on practice data, in its own folder.
 */
practice: boolean, 
/**
 * Where its files are.
 */
dataFolder: string, 
/**
 * The place for secrets.
 */
vault: VaultView, 
/**
 * Set when this computer's date cannot be right.
 */
clockWarning: string | null, 
/**
 * This computer's time zone.
 */
zone: string, 
/**
 * Today in that zone.
 */
today: string, 
/**
 * Accounts set up so far.
 */
accounts: Array<AccountView>, 
/**
 * What was typed and not finished.
 */
draft: SetupDraft | null, 
/**
 * How it looks.
 */
preferences: Preferences, };
export type OperationRequest = { 
/**
 * As given when it was started.
 */
operationId: string, };
export type ChangedThing = "setup" | "transactions" | "plans" | "preferences";
export type ChangeNotice = { 
/**
 * What kind of thing.
 */
what: ChangedThing, 
/**
 * Which ones.
 */
ids: Array<string>, 
/**
 * Who caused it.
 */
cause: string, };
export type PinState = "missing" | "unverified" | "verified" | "refused" | "conflict" | "lost";
export type CredentialView = { 
/**
 * Our id.
 */
id: string, 
/**
 * Our id of the API user.
 */
userId: string, 
/**
 * The gateway's id of the API user.
 */
userName: string, 
/**
 * What is known.
 */
state: PinState, 
/**
 * Last characters.
 */
ends: string | null, 
/**
 * Number of characters.
 */
length: number | null, 
/**
 * When it was stored.
 */
setAt: string | null, 
/**
 * When it was last checked.
 */
checkedAt: string | null, 
/**
 * How that ended.
 */
outcome: VerifyOutcome | null, 
/**
 * The gateway's error code then.
 */
gatewayCode: number | null, 
/**
 * Names of terminals with the same PIN.
 */
conflictsWith: Array<string>, 
/**
 * Who on this computer checked it last.
 */
checkedBy: string | null, 
/**
 * The clerk's answer to the payments seen through it; null until given.
 */
confirmed: boolean | null, 
/**
 * A rotation under way.
 */
rotation: RotationView | null, };
export type ReportedTerminal = { 
/**
 * Its name there.
 */
name: string | null, 
/**
 * Its kind, where it is one we know.
 */
kind: TerminalKind | null, 
/**
 * Its kind as written there.
 */
kindText: string | null, 
/**
 * Its currency.
 */
currency: string | null, 
/**
 * Its time zone.
 */
timeZone: string | null, 
/**
 * ACTIVE, NOT LIVE, SUSPENDED.
 */
status: string | null, };
export type TerminalView = { 
/**
 * Our id.
 */
id: string, 
/**
 * The town's name for it.
 */
name: string, 
/**
 * Retail, Internet …
 */
kind: TerminalKind, 
/**
 * The API user whose PIN is used.
 */
userId: string | null, 
/**
 * What the gateway says, once asked.
 */
reported: ReportedTerminal | null, 
/**
 * Its PINs; the first one is used.
 */
credentials: Array<CredentialView>, 
/**
 * In use.
 */
active: boolean, 
/**
 * The reader.
 */
device: Device, 
/**
 * A few words.
 */
note: string, };
export type ApiUserView = { 
/**
 * Our id.
 */
id: string, 
/**
 * The gateway's id.
 */
userId: string, 
/**
 * In use.
 */
active: boolean, 
/**
 * A few words.
 */
note: string, 
/**
 * Day on which Converge registered the user for API use.
 */
registeredOn: string | null, 
/**
 * Rights that are missing for what is intended.
 */
rightsMissing: number, 
/**
 * When one of its PINs was last good.
 */
lastVerifiedAt: string | null, 
/**
 * Who checked it then.
 */
lastVerifiedBy: string | null, 
/**
 * It looks like a person's sign-in.
 */
looksLikePerson: boolean, };
export type AccountView = { 
/**
 * Our id.
 */
id: string, 
/**
 * Town or department.
 */
name: string, 
/**
 * The gateway's account id.
 */
merchantId: string, 
/**
 * Which Converge.
 */
environment: Environment, 
/**
 * Typed address.
 */
endpoint: string | null, 
/**
 * Host it talks to, for people.
 */
host: string, 
/**
 * Zone of the gateway's times.
 */
gatewayZone: string, 
/**
 * Zone in which times are shown.
 */
displayZone: string, 
/**
 * Currency.
 */
currency: string, 
/**
 * One token vault for all terminals.
 */
sharedVault: SharedVault, 
/**
 * API users.
 */
users: Array<ApiUserView>, 
/**
 * Terminals.
 */
terminals: Array<TerminalView>, };
export type SetupStep = "account" | "user" | "terminals" | "pins" | "verify";
export type DraftTerminal = { 
/**
 * Our id, once saved.
 */
id: string | null, 
/**
 * Name as typed.
 */
name: string, 
/**
 * Kind, once chosen.
 */
kind: TerminalKind | null, 
/**
 * API user.
 */
userId: string | null, };
export type SetupDraft = { 
/**
 * Where the person was.
 */
step: SetupStep, 
/**
 * Our id of the account, once saved.
 */
accountId: string | null, 
/**
 * As typed.
 */
accountName: string, 
/**
 * As typed.
 */
merchantId: string, 
/**
 * Once chosen.
 */
environment: Environment | null, 
/**
 * As typed.
 */
endpoint: string, 
/**
 * As typed.
 */
userIds: Array<string>, 
/**
 * As typed.
 */
terminals: Array<DraftTerminal>, };
export type CheckField = "account_id" | "account_name" | "user_id" | "terminal_name" | "endpoint";
export type CheckRequest = { 
/**
 * Which.
 */
field: CheckField, 
/**
 * As typed or pasted.
 */
value: string, };
export type RemovedCharacter = { 
/**
 * e.g. `U+00A0`
 */
codePoint: string, 
/**
 * e.g. `non-breaking space`
 */
name: string, };
export type FieldReport = { 
/**
 * What would be saved.
 */
value: string, 
/**
 * How bad the finding is.
 */
severity: Severity, 
/**
 * What was found.
 */
code: string | null, 
/**
 * Facts for the words.
 */
facts: Record<string, string>, 
/**
 * What was taken out.
 */
removed: Array<RemovedCharacter>, };
export type PinReport = { 
/**
 * How bad the finding is.
 */
severity: Severity, 
/**
 * What was found.
 */
code: string | null, 
/**
 * Number of characters.
 */
length: number, 
/**
 * Last characters.
 */
ends: string | null, 
/**
 * What was taken out.
 */
removed: Array<RemovedCharacter>, };
export type SaveAccount = { 
/**
 * Our id; null makes a new one.
 */
id: string | null, 
/**
 * Town or department.
 */
name: string, 
/**
 * Converge account id.
 */
merchantId: string, 
/**
 * Which Converge.
 */
environment: Environment, 
/**
 * Typed address, for a custom environment.
 */
endpoint: string | null, };
export type SaveUsers = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Gateway ids.
 */
userIds: Array<string>, };
export type SaveTerminal = { 
/**
 * Our id; null makes a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: TerminalKind, 
/**
 * Our id of the API user, or the gateway's.
 */
userId: string, };
export type SaveTerminals = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * All its terminals, in order.
 */
terminals: Array<SaveTerminal>, };
export type PinCheckRequest = { 
/**
 * As pasted.
 */
value: string, 
/**
 * Our id of the terminal it is meant for, to compare with what is known there.
 */
terminalId: string | null, };
export type OnDuplicate = "refuse" | "move" | "conflict";
export type PinSetRequest = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Our id of the API user.
 */
userId: string, 
/**
 * As pasted.
 */
value: string, 
/**
 * What to do with a duplicate.
 */
onDuplicate: OnDuplicate, };
export type PinSetResult = { 
/**
 * What was found.
 */
report: PinReport, 
/**
 * The account afterwards.
 */
account: AccountView, };
export type PinRemoveRequest = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Our id of the API user.
 */
userId: string, };
export type PracticeTerminal = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its kind.
 */
kind: TerminalKind, 
/**
 * The API user the gateway expects.
 */
userId: string, 
/**
 * An invented PIN; it opens nothing but the practice gateway.
 */
pin: string, };
export type PracticeCredentials = { 
/**
 * Account id.
 */
merchantId: string, 
/**
 * Terminals.
 */
terminals: Array<PracticeTerminal>, };
export type VerifyOutcome = "verified" | "no_pin" | "credentials_refused" | "right_missing" | "feature_missing" | "refused" | "no_answer" | "proxy_answer" | "unreadable_answer" | "vault_unavailable" | "braked" | "cancelled";
export type VerifyWarning = { "kind": "kind_differs", 
/**
 * By the clerk.
 */
chosen: TerminalKind, 
/**
 * By Converge, in its words.
 */
reported: string, } | { "kind": "terminal_not_active", 
/**
 * In its words.
 */
status: string, } | { "kind": "name_differs", 
/**
 * The name there.
 */
reported: string, } | { "kind": "setup_not_readable" } | { "kind": "pin_conflict", 
/**
 * Their names.
 */
terminals: Array<string>, };
export type TerminalVerdict = { 
/**
 * Our id.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * Its kind as chosen.
 */
kind: TerminalKind, 
/**
 * The gateway's id of the API user.
 */
userName: string | null, 
/**
 * How it ended.
 */
outcome: VerifyOutcome, 
/**
 * The gateway's error code.
 */
gatewayCode: number | null, 
/**
 * The gateway's error text; a town may have edited it.
 */
gatewayMessage: string | null, 
/**
 * More for support.
 */
detail: string | null, 
/**
 * Milliseconds.
 */
tookMs: number, 
/**
 * When.
 */
at: string, 
/**
 * What Converge says of the terminal.
 */
reported: ReportedTerminal | null, 
/**
 * What to look at.
 */
warnings: Array<VerifyWarning>, 
/**
 * What the clerk wrote beside what Converge reports; empty where nothing was reported.
 */
compared: Array<Comparison>, 
/**
 * The last payments seen through the PIN, where Converge does not let its terminal be read.
 */
evidence: Evidence | null, };
export type BrakeView = { 
/**
 * Refusals in the last 15 minutes.
 */
refusals: number, 
/**
 * No check before this instant.
 */
blockedUntil: string | null, };
export type VerifyRequest = { 
/**
 * Names this run, for cancelling.
 */
operationId: string, 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our ids; null checks all.
 */
terminalIds: Array<string> | null, };
export type VerifyEvent = { "kind": "started", 
/**
 * How many.
 */
terminals: number, } | { "kind": "checking", 
/**
 * Our id.
 */
terminalId: string, } | { "kind": "checked", 
/**
 * What was found.
 */
verdict: TerminalVerdict, };
export type VerifyReport = { 
/**
 * One a terminal, in order.
 */
verdicts: Array<TerminalVerdict>, 
/**
 * The brake afterwards.
 */
brake: BrakeView, 
/**
 * Which Converge was asked.
 */
environment: Environment, 
/**
 * At which host.
 */
host: string, 
/**
 * What is wrong in the whole account, after this check.
 */
findings: Findings, };
export type BrakeRequest = { 
/**
 * Our id of the account.
 */
accountId: string, };
export type SyncRequest = { 
/**
 * Names this run, for cancelling.
 */
operationId: string, 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, 
/**
 * Only these terminals, by our ids; empty for all.
 */
terminalIds: Array<string>, };
export type WindowProblem = "count_mismatch" | "truncated" | "no_answer" | "proxy_answer" | "unreadable_answer" | "refused" | "credentials_refused" | "right_missing" | "braked";
export type IncompleteWindow = { 
/**
 * Our id.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Why.
 */
problem: WindowProblem, 
/**
 * Records announced.
 */
declared: number | null, 
/**
 * Records received.
 */
received: number | null, 
/**
 * The gateway's error code.
 */
gatewayCode: number | null, 
/**
 * More for support.
 */
detail: string | null, };
export type SkippedTerminal = { 
/**
 * Our id.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * What its PIN lacks.
 */
reason: PinState, };
export type SyncReport = { 
/**
 * Rows never seen before.
 */
rowsNew: number, 
/**
 * Rows that said something else before.
 */
rowsUpdated: number, 
/**
 * Rows that said the same.
 */
rowsUnchanged: number, 
/**
 * Windows asked for.
 */
windows: number, 
/**
 * Windows that are not all here.
 */
incompleteWindows: number, 
/**
 * Stopped by a person.
 */
cancelled: boolean, 
/**
 * The windows that are not all here.
 */
incomplete: Array<IncompleteWindow>, 
/**
 * Terminals that were not asked about.
 */
skipped: Array<SkippedTerminal>, 
/**
 * When it began.
 */
startedAt: string, 
/**
 * When it ended.
 */
finishedAt: string, };
export type SyncEvent = { "kind": "started", 
/**
 * How many windows.
 */
windows: number, } | { "kind": "progress", 
/**
 * Windows done.
 */
windowsDone: number, 
/**
 * Windows in all; grows when one is split.
 */
windows: number, 
/**
 * Rows never seen before.
 */
rowsNew: number, 
/**
 * Rows that said something else before.
 */
rowsUpdated: number, 
/**
 * Rows read so far.
 */
rowsRead: number, 
/**
 * Which terminal is being read.
 */
terminalName: string, 
/**
 * From which day.
 */
from: string, 
/**
 * To which day.
 */
to: string, };
export type CoverageRange = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Whether they are all here.
 */
state: CoverageWord, };
export type CoverageWord = "complete" | "incomplete" | "none";
export type TerminalCoverage = { 
/**
 * Our id.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * Its days, gaps included.
 */
ranges: Array<CoverageRange>, };
export type SyncStateRequest = { 
/**
 * Our id of the account.
 */
accountId: string, };
export type SyncState = { 
/**
 * The running sync.
 */
running: string | null, 
/**
 * The last one did not end.
 */
interrupted: boolean, 
/**
 * The last one that ended.
 */
last: SyncReport | null, 
/**
 * Rows here.
 */
rows: number, 
/**
 * By terminal.
 */
coverage: Array<TerminalCoverage>, 
/**
 * First day asked for.
 */
from: string | null, 
/**
 * Last day asked for.
 */
to: string | null, 
/**
 * Days between them, summed over terminals, that are not complete.
 */
gapDays: number, 
/**
 * Days that are.
 */
completeDays: number, };
export type AmountSpan = { 
/**
 * Smallest, minor units.
 */
least: string | null, 
/**
 * Largest, minor units.
 */
most: string | null, };
export type TxnFilter = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * First day, in the display zone.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, 
/**
 * Our ids of terminals.
 */
terminalIds: Array<string>, 
/**
 * Status words.
 */
statuses: Array<TxnStatus>, 
/**
 * Kinds.
 */
types: Array<TxnType>, 
/**
 * Card brands.
 */
brands: Array<CardBrand>, 
/**
 * Last four digits of the card.
 */
last4: string | null, 
/**
 * Amounts, without their sign.
 */
amount: AmountSpan | null, 
/**
 * The gateway's user ids.
 */
users: Array<string>, 
/**
 * Batch references.
 */
batches: Array<string>, 
/**
 * Tags, any of them.
 */
tags: Array<string>, 
/**
 * Text in a note; an empty text means any note.
 */
note: string | null, 
/**
 * Only rows that said something else before.
 */
changed: boolean, 
/**
 * Only rows whose amount could not be read.
 */
unreadable: boolean, 
/**
 * Quick search; the pieces between blanks must all occur.
 */
text: string, };
export type SortColumn = "time" | "status" | "type" | "amount" | "card" | "customer" | "invoice" | "terminal" | "user" | "batch" | "approval" | "description" | "id" | "refunded";
export type SortDirection = "ascending" | "descending";
export type TxnSort = { 
/**
 * By which column.
 */
column: SortColumn, 
/**
 * Which way.
 */
direction: SortDirection, };
export type PageRequest = { 
/**
 * Which rows.
 */
filter: TxnFilter, 
/**
 * In which order.
 */
sort: TxnSort, 
/**
 * From which row.
 */
offset: number, 
/**
 * How many, at most 1,000.
 */
limit: number, };
export type Origin = "gateway" | "portal_file";
export type SearchedColumn = "id" | "last4" | "customer" | "invoice" | "description" | "amount";
export type MatchedIn = { 
/**
 * Where.
 */
column: SearchedColumn, 
/**
 * First matched character of the shown text, counted in UTF-16 units.
 */
from: number, 
/**
 * The one after the last; larger than any text where all of it matched.
 */
to: number, };
export type TxnRow = { 
/**
 * The gateway's id.
 */
id: string, 
/**
 * When.
 */
time: string | null, 
/**
 * As the gateway wrote it; filled in the detail, and where `time` is null.
 */
timeRaw: string, 
/**
 * What became of it.
 */
status: TxnStatus, 
/**
 * What kind it is.
 */
type: TxnType, 
/**
 * Null where it could not be read exactly.
 */
amount: MoneyView | null, 
/**
 * As the gateway wrote it; filled in the detail, and where `amount` is null.
 */
amountRaw: string, 
/**
 * Card brand.
 */
brand: CardBrand, 
/**
 * Last four digits.
 */
last4: string, 
/**
 * Name.
 */
customer: string, 
/**
 * Invoice.
 */
invoice: string, 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * Said something else before.
 */
changed: boolean, 
/**
 * Description.
 */
description: string, 
/**
 * Approval code, raw.
 */
approvalCode: string, 
/**
 * API user that ran it.
 */
userName: string, 
/**
 * Batch reference.
 */
batch: string, 
/**
 * Given back so far.
 */
refunded: MoneyView | null, 
/**
 * Where it came from.
 */
origin: Origin, 
/**
 * Tags a person put on it.
 */
tags: Array<string>, 
/**
 * How many notes it has.
 */
notes: number, 
/**
 * Where the quick search found its pieces; empty without one.
 */
matched: Array<MatchedIn>, };
export type Page = { 
/**
 * Rows.
 */
rows: Array<TxnRow>, 
/**
 * The first one's place.
 */
offset: number, 
/**
 * How many there are in all; at least so many while `counted` is false.
 */
total: number, 
/**
 * Whether `total` is exact. It is not while a long search still counts; ask again.
 */
counted: boolean, 
/**
 * Changes whenever anything was committed.
 */
generation: number, };
export type Picked = { 
/**
 * The gateway's ids.
 */
ids: Array<string>, 
/**
 * All rows of the filter but these.
 */
except: boolean, };
export type TotalsRequest = { 
/**
 * Which rows.
 */
filter: TxnFilter, 
/**
 * Only these of them.
 */
picked: Picked | null, };
export type PlaceRequest = { 
/**
 * Which rows.
 */
filter: TxnFilter, 
/**
 * In which order.
 */
sort: TxnSort, 
/**
 * The gateway's id.
 */
id: string | null, 
/**
 * A day in the display zone; orders by time only.
 */
day: string | null, };
export type Place = { 
/**
 * From 0.
 */
row: number | null, };
export type CurrencyTotals = { 
/**
 * ISO code.
 */
currency: string, 
/**
 * Rows of this currency.
 */
count: number, 
/**
 * How many sales count.
 */
salesCount: number, 
/**
 * How many refunds count.
 */
refundCount: number, 
/**
 * Their sum.
 */
sales: MoneyView, 
/**
 * Their sum, positive.
 */
refunds: MoneyView, 
/**
 * Sales less refunds.
 */
net: MoneyView, };
export type Totals = { 
/**
 * Rows.
 */
count: number, 
/**
 * By currency.
 */
currencies: Array<CurrencyTotals>, 
/**
 * Rows in no sum because their amount could not be read.
 */
unreadableAmounts: number, 
/**
 * Changes whenever anything was committed.
 */
generation: number, };
export type DetailRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * The gateway's id.
 */
id: string, };
export type WireField = { 
/**
 * Wire name.
 */
name: string, 
/**
 * Raw text, masked.
 */
value: string, };
export type FieldChange = { 
/**
 * Wire name.
 */
name: string, 
/**
 * Text before.
 */
before: string | null, 
/**
 * Text after.
 */
after: string | null, };
export type EarlierVersion = { 
/**
 * When it was replaced.
 */
replacedAt: string, 
/**
 * Its status then.
 */
status: TxnStatus, 
/**
 * Its kind then.
 */
type: TxnType, 
/**
 * Its amount then.
 */
amount: MoneyView | null, 
/**
 * What is different since.
 */
changes: Array<FieldChange>, };
export type TxnDetail = { 
/**
 * As in the list.
 */
row: TxnRow, 
/**
 * Description.
 */
description: string, 
/**
 * Approval code, raw.
 */
approvalCode: string, 
/**
 * Result message.
 */
resultMessage: string, 
/**
 * API user that ran it.
 */
userName: string, 
/**
 * Batch reference.
 */
batch: string, 
/**
 * Settlement time as written.
 */
settledAtRaw: string, 
/**
 * Given back so far.
 */
refunded: MoneyView | null, 
/**
 * Entry mode letter.
 */
entryMode: string, 
/**
 * Address check letter.
 */
avs: string, 
/**
 * Security code check letter.
 */
cvv: string, 
/**
 * Plan it belongs to.
 */
recurringId: string, 
/**
 * Zone in which the gateway's text was read.
 */
zoneAssumed: string, 
/**
 * Zone in which times are shown.
 */
displayZone: string, 
/**
 * When it was first seen here.
 */
firstSeen: string, 
/**
 * When its day was last asked for.
 */
lastSeen: string, 
/**
 * All fields as they came.
 */
fields: Array<WireField>, 
/**
 * What it said before, newest first.
 */
earlier: Array<EarlierVersion>, 
/**
 * What its codes mean: result, address check, security code check, entry mode.
 */
meanings: Array<CodeMeaning>, 
/**
 * Everything that happened, oldest first; ours too.
 */
timeline: Array<TimelineEntry>, 
/**
 * The sale this gives back.
 */
sale: TxnLink | null, 
/**
 * What gave this sale back.
 */
returns: Array<TxnLink>, 
/**
 * Notes, oldest first.
 */
noteList: Array<NoteView>, 
/**
 * Files.
 */
attachments: Array<AttachmentView>, };
export type PlanStanding = "draft" | "running" | "suspended" | "finished" | "ended" | "cancelled" | "unknown";
export type AtConverge = "not_sent" | "never_asked" | "confirmed" | "differs" | "missing" | "elsewhere";
export type PlanField = "terminal" | "amount" | "made" | "total" | "next" | "cycle" | "half" | "end_of_month" | "skip_next" | "first_name" | "last_name" | "company" | "phone" | "email" | "card" | "expiry";
export type PlanRow = { 
/**
 * Our id.
 */
id: string, 
/**
 * Our id of its terminal.
 */
terminalId: string, 
/**
 * The terminal's name.
 */
terminalName: string, 
/**
 * With an end or without.
 */
kind: PlanKind, 
/**
 * As the book keeps it.
 */
state: PlanState, 
/**
 * Where it stands.
 */
standing: PlanStanding, 
/**
 * Converge's id; null for a draft.
 */
gatewayId: string | null, 
/**
 * What it is for.
 */
name: string, 
/**
 * Who pays.
 */
customer: string, 
/**
 * One payment.
 */
amount: MoneyView, 
/**
 * Payments made; null where not known.
 */
made: number | null, 
/**
 * Payments in all; null for a plan without an end.
 */
total: number | null, 
/**
 * `3 of 10`.
 */
progress: string, 
/**
 * All payments to come; null for a plan without an end.
 */
remaining: MoneyView | null, 
/**
 * Next payment.
 */
next: string | null, 
/**
 * How often.
 */
cycle: BillingCycle, 
/**
 * `every month`.
 */
cycleWords: string, 
/**
 * How the last payment ended.
 */
lastResult: PlanResult | null, 
/**
 * In Converge's words.
 */
lastMessage: string, 
/**
 * When.
 */
lastAt: string | null, 
/**
 * Converge's copy.
 */
atConverge: AtConverge, 
/**
 * A sentence about it: `Not at Converge: created here 12 Sep, never confirmed.`
 */
atConvergeWords: string, 
/**
 * Brand as Converge writes it.
 */
cardBrand: string, 
/**
 * Last four digits.
 */
cardLast4: string, 
/**
 * `MM/YY`, empty where not known.
 */
cardExpiry: string, };
export type PlansRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Found in customer, name, card ending or id; empty for all.
 */
text: string, 
/**
 * Only these; empty for all.
 */
standings: Array<PlanStanding>, 
/**
 * Only these; empty for all.
 */
atConverge: Array<AtConverge>, 
/**
 * First row, from 0.
 */
offset: number, 
/**
 * At most 1,000.
 */
limit: number, };
export type PlanList = { 
/**
 * A part of them.
 */
rows: Array<PlanRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * How many stand where, over the whole book.
 */
counts: Array<PlanCount>, };
export type PlanCount = { 
/**
 * Where.
 */
standing: PlanStanding, 
/**
 * How many.
 */
count: number, };
export type PlanPaid = { 
/**
 * Converge's id of the payment.
 */
id: string, 
/**
 * When; null where it could not be read.
 */
at: string | null, 
/**
 * How much; null where it could not be read.
 */
amount: MoneyView | null, 
/**
 * How it ended.
 */
result: PlanResult, 
/**
 * In Converge's words.
 */
message: string, 
/**
 * Approval code.
 */
approval: string, 
/**
 * The API user that ran it; a payment of the schedule names none of ours.
 */
user: string, };
export type PlanDay = { 
/**
 * The day.
 */
date: string, 
/**
 * Which payment it is, from 1; null where not known.
 */
number: number | null, 
/**
 * `Saturday`, `Thanksgiving Day`; null on a day on which banks work.
 */
note: string | null, };
export type PlanPerson = { firstName: string, lastName: string, company: string, phone: string, email: string, };
export type PlanSeenView = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * Converge knows the plan there.
 */
found: boolean, 
/**
 * When it was asked.
 */
at: string, 
/**
 * Who asked.
 */
who: string, 
/**
 * How it came to be seen.
 */
how: SeenBy, 
/**
 * `2 of 10, next payment Oct 29, $125.00 every month`; empty where not found.
 */
words: string, };
export type PlanDifference = { 
/**
 * Which.
 */
field: PlanField, 
/**
 * Its name for people.
 */
label: string, 
/**
 * In our book.
 */
here: string, 
/**
 * At Converge.
 */
there: string, 
/**
 * Ours can be sent as a change; else only theirs can be taken.
 */
canKeep: boolean, };
export type TakePreview = { 
/**
 * Our id of the plan.
 */
planId: string, 
/**
 * How much is charged.
 */
amount: MoneyView, 
/**
 * `2 of 10`.
 */
before: string, 
/**
 * `3 of 10`.
 */
after: string, 
/**
 * The next scheduled payment, which an extra payment does not move; as Converge last
 * told it.
 */
next: string | null, 
/**
 * When Converge told it; null for what only our book says.
 */
nextToldAt: string | null, 
/**
 * What remains after it; null for a plan without an end.
 */
remaining: MoneyView | null, 
/**
 * The whole of it in sentences.
 */
words: Array<string>, 
/**
 * Why it cannot be done, a sentence; null when it can.
 */
refused: string | null, 
/**
 * What to look at first, sentences.
 */
warnings: Array<string>, };
export type PlanPage = { 
/**
 * As in the list.
 */
row: PlanRow, 
/**
 * Who pays.
 */
person: PlanPerson, 
/**
 * First payment.
 */
start: string | null, 
/**
 * The two days, for twice a month.
 */
half: HalfMonth | null, 
/**
 * Always on the last day of the month.
 */
endOfMonth: boolean, 
/**
 * The next payment is left out once.
 */
skipNext: boolean, 
/**
 * The earlier payment whose card it takes.
 */
cardOf: string | null, 
/**
 * Why it was crossed out or ended.
 */
reason: string, 
/**
 * When it came into the book.
 */
createdAt: string, 
/**
 * Who put it there.
 */
createdBy: string, 
/**
 * Payments so far, newest first.
 */
payments: Array<PlanPaid>, 
/**
 * Payments to come, at most two years or 60 of them.
 */
upcoming: Array<PlanDay>, 
/**
 * There are more than those.
 */
moreUpcoming: boolean, 
/**
 * What to know about these dates.
 */
notice: string | null, 
/**
 * What was seen at Converge, own terminal first.
 */
seen: Array<PlanSeenView>, 
/**
 * What is different there.
 */
differences: Array<PlanDifference>, 
/**
 * What one payment now would do.
 */
take: TakePreview, };
export type CalendarRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * `YYYY-MM`; this month without it.
 */
month: string | null, };
export type CalendarDay = { 
/**
 * The day.
 */
date: string, 
/**
 * `Saturday`, `Thanksgiving Day`; null on a day on which banks work.
 */
note: string | null, 
/**
 * Payments that will run.
 */
count: number, 
/**
 * Their sums, one a currency.
 */
amounts: Array<MoneyView>, 
/**
 * Our ids of the plans.
 */
plans: Array<string>, };
export type Calendar = { 
/**
 * `YYYY-MM`.
 */
month: string, 
/**
 * All of its days.
 */
days: Array<CalendarDay>, 
/**
 * Sums of the month, one a currency.
 */
amounts: Array<MoneyView>, 
/**
 * What to know about it, sentences.
 */
notices: Array<string>, };
export type FollowUp = { 
/**
 * The plan.
 */
row: PlanRow, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * What the last result means.
 */
meaning: string, 
/**
 * What to say.
 */
say: string, };
export type ExpiringCard = { 
/**
 * The plan.
 */
row: PlanRow, 
/**
 * Last day on which the card is good.
 */
expiresOn: string, 
/**
 * Days until then; negative when it is over.
 */
daysLeft: number, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail address.
 */
email: string, };
export type PlanFollowUps = { 
/**
 * Plans whose last payment failed, the latest first.
 */
failed: Array<FollowUp>, 
/**
 * Cards that run out within 60 days, the first first.
 */
expiring: Array<ExpiringCard>, };
export type SavePlan = { 
/**
 * Our id of a draft; null for a new one.
 */
id: string | null, 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * With an end or without.
 */
kind: PlanKind, 
/**
 * What it is for.
 */
name: string, 
/**
 * One payment, as typed.
 */
amount: string, 
/**
 * Payments in all.
 */
total: number | null, 
/**
 * First payment, `YYYY-MM-DD`.
 */
next: string, 
/**
 * How often.
 */
cycle: BillingCycle, 
/**
 * The two days, for twice a month.
 */
half: HalfMonth | null, 
/**
 * Always on the last day of the month.
 */
endOfMonth: boolean, 
/**
 * Leave out the first payment.
 */
skipNext: boolean, 
/**
 * Who pays.
 */
person: PlanPerson, 
/**
 * Converge's id of the earlier approved payment whose card is used.
 */
cardOf: string | null, };
export type AdoptPlan = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our id of the terminal; null asks each terminal that can have plans.
 */
terminalId: string | null, 
/**
 * With an end or without; null tries both.
 */
kind: PlanKind | null, 
/**
 * As pasted.
 */
gatewayId: string, 
/**
 * What it is for.
 */
name: string, };
export type UnknownPlan = { 
/**
 * Converge's id.
 */
gatewayId: string, 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * With an end or without.
 */
kind: PlanKind, 
/**
 * Who paid.
 */
customer: string, 
/**
 * The latest payment.
 */
amount: MoneyView | null, 
/**
 * Payments found.
 */
payments: number, };
export type UnknownPlans = { 
/**
 * The most payments first.
 */
plans: Array<UnknownPlan>, };
export type CancelPlan = { 
/**
 * Our id.
 */
planId: string, 
/**
 * Why.
 */
reason: string, };
export type TakeTheirs = { 
/**
 * Our id of the plan.
 */
planId: string, 
/**
 * Which values.
 */
fields: Array<PlanField>, };
export type PlanChangeRequest = { 
/**
 * Our id of the plan.
 */
planId: string, 
/**
 * Send what our book says of these values, where Converge says something else.
 */
keep: Array<PlanField>, 
/**
 * One payment, as typed.
 */
amount: string | null, 
/**
 * Payments in all.
 */
total: number | null, 
/**
 * Next payment, `YYYY-MM-DD`.
 */
next: string | null, 
/**
 * How often; `suspended` pauses the plan.
 */
cycle: BillingCycle | null, 
/**
 * The two days, for twice a month.
 */
half: HalfMonth | null, 
/**
 * Always on the last day of the month.
 */
endOfMonth: boolean | null, 
/**
 * Leave out the next payment once.
 */
skipNext: boolean | null, 
/**
 * Who pays.
 */
person: PlanPerson | null, };
export type PlanChangePreview = { 
/**
 * What changes and from when, sentences.
 */
words: Array<string>, 
/**
 * To be handed over with the request, unchanged.
 */
change: string, };
export type CompareRequest = { 
/**
 * Names the operation, to cancel it.
 */
operationId: string, 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Only these plans; null for all.
 */
planIds: Array<string> | null, };
export type CompareEvent = { "kind": "started", 
/**
 * Plans to ask for.
 */
plans: number, } | { "kind": "progress", 
/**
 * Plans done.
 */
done: number, 
/**
 * Plans in all.
 */
plans: number, };
export type Compared = { 
/**
 * The plan, with what was found.
 */
row: PlanRow, 
/**
 * Why it could not be asked for; null when it was.
 */
failed: string | null, };
export type CompareReport = { 
/**
 * Every plan that was looked at and is not the same on both sides.
 */
rows: Array<Compared>, 
/**
 * How many stand how.
 */
counts: Array<ComparedCount>, 
/**
 * Plans that could not be asked for.
 */
failed: number, 
/**
 * It was stopped before the end.
 */
cancelled: boolean, 
/**
 * The brake of the account.
 */
brake: BrakeView, 
/**
 * A sentence.
 */
sentence: string, };
export type ComparedCount = { 
/**
 * How.
 */
atConverge: AtConverge, 
/**
 * How many.
 */
count: number, };
export type PlanFileRow = { 
/**
 * Row in the file, as spreadsheets count.
 */
row: number, 
/**
 * Who pays.
 */
customer: string, 
/**
 * What it is for.
 */
name: string, 
/**
 * One payment; null where it cannot be read.
 */
amount: MoneyView | null, 
/**
 * `2 of 10`.
 */
progress: string, 
/**
 * What it would do.
 */
action: RowAction, 
/**
 * What is wrong, sentences.
 */
problems: Array<string>, 
/**
 * What to know, sentences.
 */
warnings: Array<string>, };
export type PlanFilePreview = { 
/**
 * Names it, to apply it; null when there is nothing to apply.
 */
token: string | null, 
/**
 * Its name; empty when nothing was chosen.
 */
file: string, 
/**
 * Its rows.
 */
rows: Array<PlanFileRow>, 
/**
 * Columns that are used.
 */
columns: Array<string>, 
/**
 * Columns that are not.
 */
ignored: Array<string>, 
/**
 * What is wrong with the file as a whole.
 */
problems: Array<string>, 
/**
 * Rows that would be added.
 */
new: number, 
/**
 * Rows that would change something.
 */
changed: number, 
/**
 * Rows that are here already.
 */
same: number, 
/**
 * Rows with a problem.
 */
bad: number, };
export type ApplyPlanFile = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Leave rows with a problem out instead of saving nothing.
 */
leaveOutBad: boolean, };
export type PlanFileDone = { 
/**
 * Plans added.
 */
added: number, 
/**
 * Plans changed.
 */
changed: number, 
/**
 * Plans that were here already.
 */
same: number, 
/**
 * Rows left out.
 */
leftOut: number, 
/**
 * A sentence.
 */
sentence: string, };
export type ReceiptLanguage = "english" | "spanish";
export type ReceiptRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Converge's id of the payment.
 */
id: string, 
/**
 * In which language.
 */
language: ReceiptLanguage, };
export type ReceiptPreview = { 
/**
 * Its heading.
 */
title: string, 
/**
 * Subject of an e-mail.
 */
subject: string, 
/**
 * The whole as plain text, to be copied into an e-mail.
 */
text: string, 
/**
 * Which copy the next one written here is; 0 is the first receipt.
 */
copy: number, 
/**
 * What to know, sentences.
 */
warnings: Array<string>, };
export type WriteReceipt = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Converge's id of the payment.
 */
id: string, 
/**
 * In which language.
 */
language: ReceiptLanguage, 
/**
 * Open it in the viewer to be printed, instead of saving it.
 */
print: boolean, };
export type ExplainRequest = { 
/**
 * Which vocabulary the value is from; without it the value is a name such as `AVS N`.
 */
family: HelpFamily | null, 
/**
 * The code, message, letter or status as the gateway or the product writes it.
 */
value: string, 
/**
 * Our id or the name of the account, to use what is known of a terminal.
 */
accountId: string | null, 
/**
 * Our id or the name of the terminal.
 */
terminalId: string | null, 
/**
 * What was being done.
 */
call: HelpCall | null, };
export type HelpPage = { 
/**
 * Stable name, e.g. `4014` or `avs-n`.
 */
key: string, 
/**
 * Which vocabulary.
 */
family: HelpFamily, 
/**
 * The value as written.
 */
value: string, 
/**
 * How a person refers to it.
 */
label: string, 
/**
 * The gateway's name or a few words; empty for an unlisted value.
 */
words: string, 
/**
 * One line.
 */
title: string, 
/**
 * What it means.
 */
means: string, 
/**
 * What is known of this terminal and task.
 */
notes: Array<string>, 
/**
 * Likely causes, in the order to test.
 */
causes: Array<string>, 
/**
 * What to do, in order.
 */
steps: Array<string>, 
/**
 * Who can put it right, in the order to ask.
 */
who: Array<HelpWho>, 
/**
 * Whether anything was authorised or booked.
 */
booked: HelpBooked, 
/**
 * What kind of answer it is.
 */
class: HelpClass, 
/**
 * Whether the book has a page of its own for it.
 */
known: boolean, };
export type HelpEntry = { 
/**
 * Stable name.
 */
key: string, 
/**
 * Which vocabulary.
 */
family: HelpFamily, 
/**
 * How a person refers to it.
 */
label: string, 
/**
 * One line.
 */
title: string, };
export type Explanation = { 
/**
 * The page; absent where a name is not in the book.
 */
page: HelpPage | null, 
/**
 * What may have been meant, where the book has no page of its own.
 */
suggestions: Array<HelpEntry>, };
export type HelpSearchRequest = { 
/**
 * Words; none lists the whole book.
 */
words: string, };
export type HelpResults = { 
/**
 * Best first.
 */
entries: Array<HelpEntry>, 
/**
 * Nothing fits all words; these are near.
 */
near: boolean, };
export type AuditResult = "done" | "refused" | "cancelled" | "failed";
export type AuditObject = "account" | "user" | "terminal" | "pin" | "address" | "task" | "file" | "payment" | "plan";
export type ValueChange = { 
/**
 * Stable name of the value, e.g. `name`, `kind`.
 */
field: string, 
/**
 * Before; null where there was none.
 */
before: string | null, 
/**
 * After; null where there is none.
 */
after: string | null, };
export type AuditEntry = { 
/**
 * Running number.
 */
no: number, 
/**
 * When.
 */
at: string, 
/**
 * Who on this computer.
 */
who: string, 
/**
 * `window` or `command line`.
 */
source: string, 
/**
 * Stable word, e.g. `pin_revealed`.
 */
action: string, 
/**
 * About what.
 */
object: AuditObject, 
/**
 * Our id of it.
 */
objectId: string | null, 
/**
 * Its name at that time.
 */
objectName: string, 
/**
 * The whole thing as a sentence.
 */
sentence: string, 
/**
 * Reason, as typed.
 */
reason: string | null, 
/**
 * What changed; never a secret.
 */
changes: Array<ValueChange>, 
/**
 * How it ended.
 */
result: AuditResult, 
/**
 * It can be taken back now.
 */
canUndo: boolean, 
/**
 * Why it cannot, where people might expect it.
 */
undoRefused: string | null, };
export type AuditRequest = { 
/**
 * Our id of the account; null for all.
 */
accountId: string | null, 
/**
 * Only about this user, terminal, payment …; without one, payments are left out.
 */
objectId: string | null, 
/**
 * Entries older than this number, for the next page.
 */
beforeNo: number | null, 
/**
 * At most this many; 100 at most.
 */
limit: number | null, };
export type AuditPage = { 
/**
 * Newest first.
 */
entries: Array<AuditEntry>, 
/**
 * There are older ones.
 */
more: boolean, };
export type UndoRequest = { 
/**
 * The entry's number.
 */
no: number, };
export type SharedVault = "unknown" | "yes" | "no";
export type EditAccount = { 
/**
 * Our id.
 */
id: string, 
/**
 * Town or department.
 */
name: string, 
/**
 * Converge account id.
 */
merchantId: string, 
/**
 * Which Converge.
 */
environment: Environment, 
/**
 * Typed address, for a custom environment.
 */
endpoint: string | null, 
/**
 * Zone of the gateway's times, an IANA name.
 */
gatewayZone: string, 
/**
 * Zone in which times are shown, an IANA name.
 */
displayZone: string, 
/**
 * ISO currency.
 */
currency: string, 
/**
 * One token vault for all terminals.
 */
sharedVault: SharedVault, };
export type AddUser = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * The gateway's id.
 */
userId: string, 
/**
 * A few words.
 */
note: string, };
export type EditUser = { 
/**
 * Our id.
 */
id: string, 
/**
 * The gateway's id.
 */
userId: string, 
/**
 * A few words.
 */
note: string, 
/**
 * Day on which Converge registered the user for API use.
 */
registeredOn: string | null, };
export type Device = { 
/**
 * Reader model.
 */
model: string, 
/**
 * Serial number.
 */
serial: string, 
/**
 * Counter.
 */
counter: string, 
/**
 * Cash drawer.
 */
drawer: string, 
/**
 * Where is it?
 */
whereabouts: string, };
export type AddTerminal = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: TerminalKind, 
/**
 * Our id of the API user, if known.
 */
userId: string | null, };
export type EditTerminal = { 
/**
 * Our id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: TerminalKind, 
/**
 * Our id of the API user whose PIN is used.
 */
userId: string | null, 
/**
 * The reader.
 */
device: Device, 
/**
 * A few words.
 */
note: string, 
/**
 * Typed sentence that overrides a rule of the kind.
 */
overrideReason: string | null, };
export type IdRequest = { 
/**
 * Our id.
 */
id: string, };
export type AccountRequest = { 
/**
 * Our id.
 */
accountId: string, };
export type Impact = { 
/**
 * What stops.
 */
stops: Array<string>, 
/**
 * What goes on.
 */
keeps: Array<string>, };
export type SetActive = { 
/**
 * Our id.
 */
id: string, 
/**
 * On or off.
 */
active: boolean, 
/**
 * Why; required when switching off.
 */
reason: string, };
export type AddressView = { 
/**
 * Our id.
 */
id: string, 
/**
 * IPv4 or IPv6 address, or a range with its length.
 */
address: string, 
/**
 * Whose it is.
 */
note: string, 
/**
 * Day on which Converge was asked.
 */
askedOn: string | null, 
/**
 * Day on which it was confirmed.
 */
confirmedOn: string | null, 
/**
 * Who confirmed it.
 */
confirmedBy: string, 
/**
 * The sentence with which a rule was overridden.
 */
overrideReason: string | null, };
export type AddAddress = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * As typed.
 */
address: string, 
/**
 * Whose it is.
 */
note: string, 
/**
 * Day on which Converge was asked.
 */
askedOn: string | null, 
/**
 * Typed sentence that overrides the rule for Retail terminals.
 */
overrideReason: string | null, };
export type EditAddress = { 
/**
 * Our id.
 */
id: string, 
/**
 * Whose it is.
 */
note: string, 
/**
 * Day on which Converge was asked.
 */
askedOn: string | null, 
/**
 * Day on which it was confirmed.
 */
confirmedOn: string | null, 
/**
 * Who confirmed it.
 */
confirmedBy: string, };
export type Intention = "look_up" | "void" | "return" | "settle" | "recurring" | "installment" | "tokens";
export type RightWord = "batches_view" | "batches_settle" | "batches_void" | "card_return" | "tokens" | "account_administration";
export type RightState = "proved" | "refused" | "ticked" | "unknown";
export type RightView = { 
/**
 * Which.
 */
right: RightWord, 
/**
 * Its name in the portal.
 */
name: string, 
/**
 * How sure.
 */
state: RightState, 
/**
 * A safe call can prove it.
 */
provable: boolean, 
/**
 * When ticked or proved.
 */
since: string | null, 
/**
 * Who ticked it.
 */
by: string | null, 
/**
 * Intended by the town on these terminals, by name.
 */
neededFor: Array<RightNeed>, };
export type RightNeed = { 
/**
 * What is intended.
 */
intention: Intention, 
/**
 * On which terminal.
 */
terminalName: string, };
export type RightsView = { 
/**
 * Our id of the user.
 */
userId: string, 
/**
 * The gateway's id.
 */
userName: string, 
/**
 * Each right.
 */
rights: Array<RightView>, 
/**
 * What is missing for what is intended, each a sentence.
 */
missing: Array<string>, };
export type TickRight = { 
/**
 * Our id of the user.
 */
userId: string, 
/**
 * Which.
 */
right: RightWord, 
/**
 * Ticked or not.
 */
ticked: boolean, };
export type SetIntentions = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * All that is intended; `look_up` is implied.
 */
intentions: Array<Intention>, 
/**
 * Typed sentence that overrides a rule of the kind.
 */
overrideReason: string | null, };
export type RuleView = { 
/**
 * Stable word, e.g. `no_allow_list`.
 */
rule: string, 
/**
 * Kept, broken (overridden), or waiting for somebody.
 */
state: RuleState, 
/**
 * A sentence.
 */
text: string, };
export type RuleState = "kept" | "overridden" | "waiting" | "open" | "broken";
export type TerminalRecord = { 
/**
 * Our id.
 */
id: string, 
/**
 * Addresses allowed at Converge.
 */
addresses: Array<AddressView>, 
/**
 * What is intended, `look_up` included.
 */
intentions: Array<Intention>, 
/**
 * What the kind rules out, each with its reason.
 */
impossible: Array<ImpossibleIntention>, 
/**
 * Rules of the kind.
 */
rules: Array<RuleView>, 
/**
 * There is a photo of the reader.
 */
hasPhoto: boolean, };
export type ImpossibleIntention = { 
/**
 * What.
 */
intention: Intention, 
/**
 * Why, a sentence.
 */
reason: string, };
export type Photo = { 
/**
 * `data:image/…;base64,…`
 */
data: string | null, };
export type TaskOwner = "you" | "converge" | "civic_plus";
export type TaskStatus = "open" | "waiting" | "done" | "problem" | "not_needed";
export type TaskKind = "account_facts" | "register_user" | "grant_rights" | "shared_vault" | "store_pin" | "verify_pin" | "solve_problem" | "finish_rotation" | "hosted_page" | "allow_list" | "enable_post" | "return_address" | "no_allow_list" | "hand_off" | "connected";
export type TaskView = { 
/**
 * What.
 */
kind: TaskKind, 
/**
 * Our id of the terminal or user it is about; null for the account.
 */
subjectId: string | null, 
/**
 * Its name.
 */
subjectName: string, 
/**
 * Who has to act.
 */
owner: TaskOwner, 
/**
 * The program judges it by itself.
 */
automatic: boolean, 
/**
 * How it stands.
 */
status: TaskStatus, 
/**
 * What to do or what is known, a sentence.
 */
text: string, 
/**
 * Day since which it stands so.
 */
since: string | null, 
/**
 * Ticket number at Converge or CivicPlus.
 */
ticket: string, 
/**
 * Who was spoken to.
 */
agent: string, 
/**
 * A few words.
 */
note: string, 
/**
 * Who last changed it.
 */
changedBy: string | null, };
export type Checklist = { 
/**
 * In the order in which they are best done.
 */
tasks: Array<TaskView>, 
/**
 * Done or not needed.
 */
done: number, 
/**
 * All.
 */
total: number, 
/**
 * What we wait for, a sentence; null where nothing.
 */
waiting: string | null, 
/**
 * Users without a terminal, by gateway id.
 */
usersWithoutTerminal: Array<string>, 
/**
 * Terminals without a user, by name.
 */
terminalsWithoutUser: Array<string>, };
export type UpdateTask = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Which task.
 */
kind: TaskKind, 
/**
 * About what; null for the account.
 */
subjectId: string | null, 
/**
 * How it stands now; only for tasks that people judge.
 */
status: TaskStatus, 
/**
 * Day.
 */
since: string | null, 
/**
 * Ticket number.
 */
ticket: string, 
/**
 * Who was spoken to.
 */
agent: string, 
/**
 * A few words.
 */
note: string, };
export type FindingKind = "pins_swapped" | "pins_perhaps_swapped" | "name_differs" | "pin_duplicate" | "pin_in_other_account" | "kind_differs" | "zone_differs" | "currency_differs" | "terminal_not_active" | "other_merchant" | "pin_refused" | "pin_truncated" | "user_refused" | "all_refused" | "right_missing" | "right_not_ticked" | "feature_missing" | "pin_missing" | "pin_lost" | "pin_unverified" | "user_looks_like_person" | "user_without_terminal" | "terminal_without_user" | "user_deactivated" | "allow_list_on_retail" | "impossible_intention" | "rotation_overdue" | "vault_not_shared" | "not_reached";
export type FindingWeight = "blocks" | "warns" | "notes";
export type NextStep = { "kind": "swap_pins", 
/**
 * Our id.
 */
terminalA: string, 
/**
 * Our id.
 */
terminalB: string, } | { "kind": "paste_pin", 
/**
 * Our id.
 */
terminalId: string, } | { "kind": "look_at_evidence", 
/**
 * Our id.
 */
terminalId: string, } | { "kind": "edit_terminal", 
/**
 * Our id.
 */
terminalId: string, } | { "kind": "edit_user", 
/**
 * Our id.
 */
userId: string, } | { "kind": "open_rights", 
/**
 * Our id.
 */
userId: string, } | { "kind": "edit_account" } | { "kind": "verify", 
/**
 * Our id; null for all.
 */
terminalId: string | null, } | { "kind": "call_converge", 
/**
 * Our id of the terminal, where it is about one.
 */
terminalId: string | null, } | { "kind": "open_rotation", 
/**
 * Our id of the terminal.
 */
terminalId: string, };
export type Finding = { 
/**
 * What kind.
 */
kind: FindingKind, 
/**
 * How bad.
 */
weight: FindingWeight, 
/**
 * Our ids of the terminals it is about.
 */
terminalIds: Array<string>, 
/**
 * Our id of the user it is about.
 */
userId: string | null, 
/**
 * What is wrong, one sentence.
 */
title: string, 
/**
 * What shows it, a few lines.
 */
evidence: Array<string>, 
/**
 * What it would mean for the town, one sentence.
 */
means: string, 
/**
 * What to do, one sentence.
 */
advice: string, 
/**
 * Where to do it.
 */
next: NextStep, 
/**
 * Who has to act.
 */
owner: TaskOwner, 
/**
 * The gateway's error code, if it gave one.
 */
gatewayCode: number | null, };
export type Findings = { 
/**
 * Worst first.
 */
findings: Array<Finding>, 
/**
 * The hand-off is blocked.
 */
blocksHandOff: boolean, };
export type Agreement = "same" | "differs" | "not_reported" | "not_comparable";
export type ComparedFact = "name" | "kind" | "currency" | "zone" | "status";
export type Comparison = { 
/**
 * Which.
 */
fact: ComparedFact, 
/**
 * As the clerk wrote it.
 */
ours: string, 
/**
 * As Converge reports it.
 */
theirs: string | null, 
/**
 * Whether they agree.
 */
agreement: Agreement, };
export type SeenPayment = { 
/**
 * When; null where the time cannot be read.
 */
at: string | null, 
/**
 * As the gateway wrote it.
 */
atText: string, 
/**
 * Amount.
 */
amount: MoneyView | null, 
/**
 * Brand and last four.
 */
card: string, 
/**
 * How the card was read, in words: "chip", "swiped", "keyed", "web".
 */
entry: string, 
/**
 * Invoice or description.
 */
about: string, };
export type Evidence = { 
/**
 * Our id of the terminal whose PIN was used.
 */
terminalId: string, 
/**
 * Newest first, at most five.
 */
payments: Array<SeenPayment>, 
/**
 * Days looked back.
 */
days: number, 
/**
 * What they look like, a sentence, e.g. "All 5 were read at a counter."
 */
says: string, 
/**
 * They look like another kind of terminal than the one chosen.
 */
contradictsKind: boolean, 
/**
 * The clerk's answer to "Is this …?"; null until given.
 */
confirmed: boolean | null, 
/**
 * When looked at.
 */
at: string, };
export type AnswerEvidence = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * "Yes, this is it."
 */
isIt: boolean, };
export type SwapPins = { 
/**
 * Our id.
 */
terminalA: string, 
/**
 * Our id.
 */
terminalB: string, };
export type RotationState = "stored" | "verified" | "refused" | "switched";
export type RotationView = { 
/**
 * Our id.
 */
id: string, 
/**
 * How far.
 */
state: RotationState, 
/**
 * Last characters of the new PIN.
 */
newEnds: string, 
/**
 * Last characters of the old PIN.
 */
oldEnds: string, 
/**
 * When it began.
 */
startedAt: string, 
/**
 * When it was switched.
 */
switchedAt: string | null, 
/**
 * Day of the reminder to retire the old one.
 */
remindOn: string | null, 
/**
 * The reminder's day has come.
 */
overdue: boolean, };
export type StartRotation = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Our id of the API user.
 */
userId: string, 
/**
 * The new PIN, as pasted.
 */
value: string, 
/**
 * Day of the reminder to retire the old one.
 */
remindOn: string | null, };
export type RotationVerdict = { 
/**
 * As for any check.
 */
verdict: TerminalVerdict, 
/**
 * The account afterwards.
 */
account: AccountView, };
export type RevealRequest = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Our id of the API user.
 */
userId: string, 
/**
 * Why, as typed.
 */
reason: string, 
/**
 * Who will see or get it, as typed.
 */
recipient: string, };
export type RevealedPin = { 
/**
 * The PIN.
 */
pin: string, 
/**
 * Seconds after which the screen hides it.
 */
hideAfterSeconds: number, 
/**
 * Number of the audit entry.
 */
auditNo: number, };
export type CopiedPin = { 
/**
 * Seconds after which it is taken out again, if it is still there.
 */
clearsAfterSeconds: number, 
/**
 * The system was asked to keep it out of its clipboard history.
 */
keptOutOfHistory: boolean, 
/**
 * Number of the audit entry.
 */
auditNo: number, };
export type HandoffRow = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Its name.
 */
terminalName: string, 
/**
 * Its kind.
 */
kind: TerminalKind, 
/**
 * The gateway's user id.
 */
userName: string | null, 
/**
 * What is known of the PIN.
 */
pinState: PinState, 
/**
 * Its last characters.
 */
ends: string | null, 
/**
 * When it was last good.
 */
verifiedAt: string | null, };
export type HandoffRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our ids; null for all active terminals.
 */
terminalIds: Array<string> | null, };
export type HandoffView = { 
/**
 * One a terminal.
 */
rows: Array<HandoffRow>, 
/**
 * Why nothing is handed over; empty where it may be.
 */
blockers: Array<Finding>, 
/**
 * Why it is only a draft, each a sentence (a PIN is missing …); empty where complete.
 */
draft: Array<string>, };
export type HandoffForm = "save_pdf" | "print_pdf" | "sealed_passphrase" | "sealed_recipient";
export type WriteHandoff = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our ids; null for all active terminals.
 */
terminalIds: Array<string> | null, 
/**
 * In which form. Sealed files always hold full PINs.
 */
form: HandoffForm, 
/**
 * PINs in full, not only their last characters.
 */
fullPins: boolean, 
/**
 * Why; required with full PINs.
 */
reason: string, 
/**
 * For whom; required with full PINs.
 */
recipient: string, 
/**
 * For a sealed file.
 */
passphrase: string | null, 
/**
 * `age1…` keys, for a sealed file.
 */
keys: Array<string>, };
export type FileWritten = { 
/**
 * Where; null when the person cancelled.
 */
path: string | null, 
/**
 * What was noted, a sentence.
 */
sentence: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * SHA-256, hexadecimal, so that both sides can compare.
 */
sha256: string | null, };
export type PassphraseRequest = { 
/**
 * As typed.
 */
value: string, };
export type CallSheetView = { 
/**
 * "Call sheet: Web Permits (Internet)".
 */
title: string, 
/**
 * What to have at hand.
 */
haveReady: Array<string>, 
/**
 * What to ask for.
 */
ask: Array<CallSheetLine>, 
/**
 * Ticket number, where one is known.
 */
ticket: string, };
export type CallSheetLine = { 
/**
 * The task behind it.
 */
task: TaskKind, 
/**
 * What to say.
 */
text: string, 
/**
 * Asked or done already, with its day.
 */
status: TaskStatus, 
/**
 * Day of that.
 */
since: string | null, };
export type WriteCallSheet = { 
/**
 * Our id of the terminal.
 */
terminalId: string, 
/**
 * Open it for printing instead of saving it.
 */
print: boolean, };
export type ExportSetup = { 
/**
 * Our id; null for all accounts.
 */
accountId: string | null, 
/**
 * Seals the PINs into the file; null leaves them out.
 */
passphrase: string | null, };
export type ImportPreview = { 
/**
 * Names this preview when it is applied; null when the person cancelled.
 */
token: string | null, 
/**
 * Town or departments.
 */
accounts: Array<string>, 
/**
 * When it was made.
 */
madeAt: string | null, 
/**
 * By which version.
 */
madeBy: string, 
/**
 * Counts.
 */
users: number, 
/**
 * Counts.
 */
terminals: number, 
/**
 * PINs are in it, sealed.
 */
sealedPins: number, 
/**
 * What would change, each a sentence.
 */
changes: Array<string>, 
/**
 * Why it cannot be applied, each a sentence.
 */
problems: Array<string>, };
export type ApplyImport = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Opens the sealed PINs.
 */
passphrase: string | null, };
export type ImportDone = { 
/**
 * What was done, each a sentence.
 */
done: Array<string>, 
/**
 * Terminals that need a PIN now, by name.
 */
pinsNeeded: Array<string>, 
/**
 * PINs that came along.
 */
pinsRestored: number, 
/**
 * Why PINs did not, a sentence.
 */
pinsProblem: string | null, };
export type ConfigurationDay = { 
/**
 * Day in this computer's zone.
 */
day: string, 
/**
 * Changes on it.
 */
changes: number, };
export type ConfigurationDays = { 
/**
 * Newest first.
 */
days: Array<ConfigurationDay>, };
export type CompareSetup = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Earlier day.
 */
from: string, 
/**
 * Later day; today is now.
 */
to: string, };
export type ConfigurationChange = { 
/**
 * `account`, `user`, `terminal`, `pin`, `address`, `task` …
 */
what: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `added`, `removed` or `changed`.
 */
how: string, 
/**
 * Values.
 */
changes: Array<ValueChange>, };
export type ConfigurationDiff = { 
/**
 * Instant of the earlier state; null where nothing was set up then.
 */
from: string | null, 
/**
 * Instant of the later state.
 */
to: string | null, 
/**
 * Everything that differs.
 */
changes: Array<ConfigurationChange>, };
export type RowAction = "add" | "change" | "same" | "problem";
export type SpreadsheetRow = { 
/**
 * Row number as the spreadsheet shows it.
 */
row: number, 
/**
 * Terminal name, as it would be saved.
 */
terminalName: string, 
/**
 * Kind as written there.
 */
kindText: string, 
/**
 * Kind, where it is one we know.
 */
kind: TerminalKind | null, 
/**
 * API user id.
 */
userName: string, 
/**
 * What it would do.
 */
action: RowAction, 
/**
 * Every problem, each a sentence.
 */
problems: Array<string>, 
/**
 * What to look at, each a sentence.
 */
warnings: Array<string>, };
export type SpreadsheetPreview = { 
/**
 * Names this preview when it is applied; null when the person cancelled.
 */
token: string | null, 
/**
 * File name.
 */
file: string, 
/**
 * Each row.
 */
rows: Array<SpreadsheetRow>, 
/**
 * Columns that were understood, as written there.
 */
columns: Array<string>, 
/**
 * Columns that were not.
 */
ignored: Array<string>, 
/**
 * Problems of the whole file, each a sentence.
 */
problems: Array<string>, 
/**
 * Rows that can be taken.
 */
good: number, 
/**
 * Rows that cannot.
 */
bad: number, };
export type ApplySpreadsheet = { 
/**
 * From the preview.
 */
token: string, 
/**
 * Leave rows with problems out.
 */
leaveOutBad: boolean, };
export type CodeMeaning = { 
/**
 * Which field.
 */
field: CodeField, 
/**
 * As it came.
 */
code: string, 
/**
 * In plain words.
 */
meaning: string, 
/**
 * What to tell the resident at the counter; empty where there is nothing to tell.
 */
tell: string, };
export type CodeField = "result" | "avs" | "cvv" | "entry_mode" | "status";
export type TimelineKind = "ran" | "settled" | "first_seen" | "changed" | "returned" | "imported" | "viewed" | "exported" | "noted" | "tagged" | "attached" | "receipt";
export type TimelineEntry = { 
/**
 * When; null where only the gateway's own text is known.
 */
at: string | null, 
/**
 * That text.
 */
raw: string, 
/**
 * What.
 */
kind: TimelineKind, 
/**
 * A sentence.
 */
sentence: string, 
/**
 * Who on this computer; empty for the gateway.
 */
who: string, 
/**
 * Set for `changed`: which of the earlier versions, from 0.
 */
version: number | null, 
/**
 * Set for `returned`: the gateway's id of the other row.
 */
other: string | null, };
export type TxnLink = { 
/**
 * The gateway's id.
 */
id: string, 
/**
 * When.
 */
time: string | null, 
/**
 * What kind it is.
 */
type: TxnType, 
/**
 * What became of it.
 */
status: TxnStatus, 
/**
 * Null where it could not be read.
 */
amount: MoneyView | null, 
/**
 * Whether the gateway names the other row, or only amount, card and invoice speak for it.
 */
certain: boolean, };
export type NoteView = { 
/**
 * Our id.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Who wrote it last.
 */
who: string, 
/**
 * When.
 */
at: string, 
/**
 * It said something else before.
 */
edited: boolean, };
export type AttachmentView = { 
/**
 * Our id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Who attached it.
 */
who: string, 
/**
 * When.
 */
at: string, };
export type AddNote = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * The gateway's ids.
 */
ids: Array<string>, 
/**
 * At most 2,000 characters.
 */
text: string, };
export type EditNote = { 
/**
 * Our id of the note.
 */
id: string, 
/**
 * At most 2,000 characters.
 */
text: string, };
export type ChangeTags = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * The gateway's ids.
 */
ids: Array<string>, 
/**
 * Tags to put on.
 */
add: Array<string>, 
/**
 * Tags to take off.
 */
remove: Array<string>, };
export type TagUse = { 
/**
 * The tag.
 */
name: string, 
/**
 * Payments that have it.
 */
count: number, };
export type Tags = { 
/**
 * By name.
 */
tags: Array<TagUse>, };
export type Annotated = { 
/**
 * Payments.
 */
count: number, 
/**
 * A sentence.
 */
sentence: string, };
export type SearchRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * As typed.
 */
text: string, };
export type SearchChip = { 
/**
 * The piece as it is typed, in its plainest form.
 */
piece: string, 
/**
 * The operator, such as `amount`; null for a piece of quick search.
 */
field: string | null, 
/**
 * In words, such as `Amount over 100.00`.
 */
label: string, 
/**
 * Why it does not apply; the other pieces still do.
 */
problem: SearchProblem | null, };
export type SearchProblem = { 
/**
 * A sentence: `Unknown field amont. Did you mean amount?`
 */
message: string, 
/**
 * The piece that was probably meant.
 */
suggestion: string | null, };
export type Search = { 
/**
 * The text in its plainest form; reading it again gives the same.
 */
text: string, 
/**
 * Its pieces in order.
 */
chips: Array<SearchChip>, 
/**
 * What applies.
 */
filter: TxnFilter, };
export type ChipEffect = { 
/**
 * The piece that would go.
 */
piece: string, 
/**
 * Its words.
 */
label: string, 
/**
 * Rows without it.
 */
count: number, };
export type NarrowestChips = { 
/**
 * Empty when no single piece does.
 */
chips: Array<ChipEffect>, };
export type SuggestRequest = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * The piece under the caret, such as `sta` or `status:se`.
 */
piece: string, };
export type Suggestion = { 
/**
 * Stands instead of the piece.
 */
piece: string, 
/**
 * What it means.
 */
about: string, 
/**
 * Nothing needs to follow.
 */
whole: boolean, };
export type Suggestions = { 
/**
 * Best first.
 */
suggestions: Array<Suggestion>, };
export type ViewColumn = { 
/**
 * Its key.
 */
key: string, 
/**
 * Pixels at 100 %; null for its own width.
 */
width: number | null, };
export type SavedView = { 
/**
 * Our id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The typed search.
 */
text: string, 
/**
 * Columns in order; empty for those one is on.
 */
columns: Array<ViewColumn>, 
/**
 * The order; null for the one one is on.
 */
sort: TxnSort | null, 
/**
 * When it was saved.
 */
savedAt: string, };
export type SavedViews = { 
/**
 * By name.
 */
views: Array<SavedView>, 
/**
 * Set by an import: our id of the view that came.
 */
imported: string | null, };
export type SaveView = { 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * Our id of the view to replace.
 */
id: string | null, 
/**
 * At most 60 characters, used once.
 */
name: string, 
/**
 * The typed search.
 */
text: string, 
/**
 * Columns in order.
 */
columns: Array<ViewColumn>, 
/**
 * The order.
 */
sort: TxnSort | null, };
export type Freshness = { 
/**
 * When the gateway was last asked about today; null where never.
 */
asOf: string | null, 
/**
 * A sentence: `Data to 2:10 PM today`.
 */
sentence: string, 
/**
 * Older than an hour on a working day, or incomplete.
 */
stale: boolean, };
export type Figure = { 
/**
 * Which.
 */
kind: FigureKind, 
/**
 * Rows.
 */
count: number, 
/**
 * Null for a plain count.
 */
money: MoneyView | null, 
/**
 * The same for the day before, the week before or the month before; null without rows.
 */
before: MoneyView | null, 
/**
 * The typed search that finds exactly these rows.
 */
text: string, };
export type FigureKind = "sales_today" | "refunds_today" | "net_today" | "declined_today" | "open" | "net_month" | "net_fiscal_year";
export type AttentionWeight = "high" | "medium" | "low";
export type Attention = { 
/**
 * Stable name of the kind, such as `failed_batch`.
 */
kind: string, 
/**
 * How bad it is.
 */
weight: AttentionWeight, 
/**
 * What it is.
 */
title: string, 
/**
 * What it means.
 */
means: string, 
/**
 * The words on the button.
 */
action: string, 
/**
 * Where the button leads.
 */
target: AttentionTarget, };
export type AttentionTarget = { "kind": "page", 
/**
 * Its path.
 */
path: string, } | { "kind": "payments", 
/**
 * The typed search.
 */
text: string, } | { "kind": "payment", 
/**
 * The gateway's id.
 */
id: string, } | { "kind": "sync", 
/**
 * First day; null for what is missing.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, };
export type Home = { 
/**
 * Today in the display zone.
 */
today: string, 
/**
 * How fresh it is.
 */
freshness: Freshness, 
/**
 * Numbers.
 */
figures: Array<Figure>, 
/**
 * What waits, worst first.
 */
attention: Array<Attention>, 
/**
 * Changes whenever anything was committed.
 */
generation: number, };
export type ChartStep = "day" | "week" | "month";
export type ChartSplit = "none" | "terminal" | "brand";
export type ChartRequest = { 
/**
 * Which rows; its dates bound the chart, else the last 30 days.
 */
filter: TxnFilter, 
/**
 * By which step.
 */
step: ChartStep, 
/**
 * Into which lines.
 */
split: ChartSplit, };
export type ChartBucket = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * The piece of a typed search that finds it: `date:2026-10-01..2026-10-31`.
 */
piece: string, 
/**
 * Every terminal asked about is complete on these days.
 */
complete: boolean, };
export type ChartPoint = { 
/**
 * Rows.
 */
count: number, 
/**
 * Sales.
 */
sales: string, 
/**
 * Refunds, positive.
 */
refunds: string, 
/**
 * Sales less refunds.
 */
net: string, };
export type ChartSeries = { 
/**
 * Its key: our id of the terminal, the word of the brand, or `all`.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The piece of a typed search that finds it; empty for all.
 */
piece: string, 
/**
 * One a step.
 */
points: Array<ChartPoint>, 
/**
 * Over all steps.
 */
total: ChartPoint, };
export type Chart = { 
/**
 * ISO code.
 */
currency: string, 
/**
 * Other currencies that have rows here and are not in the sums.
 */
otherCurrencies: Array<string>, 
/**
 * Steps in order.
 */
buckets: Array<ChartBucket>, 
/**
 * Lines, largest first.
 */
series: Array<ChartSeries>, 
/**
 * All lines together.
 */
total: ChartPoint, 
/**
 * Changes whenever anything was committed.
 */
generation: number, };
export type ExportFormat = "csv" | "xlsx";
export type ExportRequest = { 
/**
 * Names the run, to cancel it.
 */
operationId: string, 
/**
 * Which rows.
 */
filter: TxnFilter, 
/**
 * Only these of them.
 */
picked: Picked | null, 
/**
 * In which order.
 */
sort: TxnSort, 
/**
 * Keys of columns in order.
 */
columns: Array<string>, 
/**
 * Which file.
 */
format: ExportFormat, };
export type ExportPreview = { 
/**
 * Sums of all rows.
 */
totals: Totals, 
/**
 * The filters in words, one a line.
 */
filters: Array<string>, 
/**
 * The zone of its times.
 */
zone: string, 
/**
 * The name it would get.
 */
fileName: string, 
/**
 * Sheets that hold rows; more than one above 1,048,575 rows.
 */
sheets: number, };
export type ExportEvent = { "kind": "started", 
/**
 * Rows to write.
 */
rows: number, } | { "kind": "progress", 
/**
 * Rows written.
 */
rowsDone: number, 
/**
 * Rows to write.
 */
rows: number, };
export type ExportDone = { 
/**
 * Null when the person changed their mind.
 */
path: string | null, 
/**
 * A sentence.
 */
sentence: string, 
/**
 * Rows written.
 */
rows: number, 
/**
 * Bytes.
 */
size: number, 
/**
 * Stopped by a person; no file is left.
 */
cancelled: boolean, };
export type PortalField = "id" | "time" | "date" | "time_of_day" | "type" | "status" | "amount" | "currency" | "brand" | "card" | "customer" | "first_name" | "last_name" | "invoice" | "description" | "approval" | "user" | "batch" | "settled_at" | "terminal";
export type PortalRequest = { 
/**
 * Names the run, to cancel it.
 */
operationId: string, 
/**
 * Our id of the account.
 */
accountId: string, 
/**
 * A file that was looked at, to look again with other choices.
 */
importId: string | null, 
/**
 * Which column holds what, by its place from 0; null leaves it to the headers.
 */
fields: Array<PortalField | null> | null, 
/**
 * Our id of the terminal for rows that name none.
 */
terminalId: string | null, 
/**
 * The order of day and month, where the file leaves it open.
 */
dayFirst: boolean | null, };
export type PortalEvent = { "kind": "progress", 
/**
 * Rows looked at or saved.
 */
rowsDone: number, 
/**
 * Rows in the file; 0 while it is not known.
 */
rows: number, };
export type PortalColumn = { 
/**
 * Its heading.
 */
title: string, 
/**
 * What it holds; null is kept with the payment and given no meaning.
 */
field: PortalField | null, 
/**
 * A value.
 */
sample: string, };
export type PortalProblem = { 
/**
 * Line of the file, from 1.
 */
line: number, 
/**
 * The column's heading; empty for the whole row.
 */
column: string, 
/**
 * A sentence.
 */
message: string, };
export type PortalPreview = { 
/**
 * Null when no file was chosen.
 */
importId: string | null, 
/**
 * Its name.
 */
fileName: string, 
/**
 * Its columns.
 */
columns: Array<PortalColumn>, 
/**
 * What no column holds and every payment needs.
 */
missing: Array<PortalField>, 
/**
 * Day and month could be read either way; a person must choose.
 */
dayOrderOpen: boolean, 
/**
 * Rows in the file.
 */
rows: number, 
/**
 * Rows that would be new here.
 */
new: number, 
/**
 * Rows that are here already.
 */
known: number, 
/**
 * Rows with a problem.
 */
bad: number, 
/**
 * The first 500 problems.
 */
problems: Array<PortalProblem>, 
/**
 * First day.
 */
from: string | null, 
/**
 * Last day.
 */
to: string | null, 
/**
 * Sums of the new rows.
 */
totals: Totals | null, 
/**
 * Names of terminals in the file that are none of ours.
 */
unknownTerminals: Array<string>, 
/**
 * Why nothing can be saved; empty where it can.
 */
blockers: Array<string>, };
export type PortalApply = { 
/**
 * Names the run, to cancel it.
 */
operationId: string, 
/**
 * As given by the preview.
 */
importId: string, 
/**
 * Leave rows with a problem out; without it one bad row stops all.
 */
skipBad: boolean, };
export type PortalDone = { 
/**
 * Rows saved.
 */
new: number, 
/**
 * Rows that were here already.
 */
known: number, 
/**
 * Rows left out.
 */
skipped: number, 
/**
 * Stopped by a person; nothing was saved.
 */
cancelled: boolean, 
/**
 * A sentence.
 */
sentence: string, };
export type IndexState = "ready" | "rebuilding" | "damaged";
export type HistoryState = { 
/**
 * Rows of all accounts.
 */
rows: number, 
/**
 * Sums come from memory.
 */
columnsReady: boolean, 
/**
 * State of the search index.
 */
index: IndexState, 
/**
 * Made by a newer program: it is only read.
 */
readOnly: boolean, };

export type CommandMap = {
  app_status: { request: Empty, response: AppStatus },
  app_explore: { request: Empty, response: AppStatus },
  app_leave_practice: { request: Empty, response: AppStatus },
  app_reset_practice: { request: Empty, response: AppStatus },
  setup_practice_credentials: { request: Empty, response: PracticeCredentials },
  app_set_preferences: { request: Preferences, response: Preferences },
  setup_check: { request: CheckRequest, response: FieldReport },
  setup_draft_save: { request: SetupDraft, response: Empty },
  setup_draft_discard: { request: Empty, response: Empty },
  setup_save_account: { request: SaveAccount, response: AccountView },
  setup_save_users: { request: SaveUsers, response: AccountView },
  setup_save_terminals: { request: SaveTerminals, response: AccountView },
  pin_check: { request: PinCheckRequest, response: PinReport },
  pin_set: { request: PinSetRequest, response: PinSetResult },
  pin_remove: { request: PinRemoveRequest, response: AccountView },
  account_edit: { request: EditAccount, response: AccountView },
  user_add: { request: AddUser, response: AccountView },
  user_edit: { request: EditUser, response: AccountView },
  user_impact: { request: IdRequest, response: Impact },
  user_set_active: { request: SetActive, response: AccountView },
  user_rights: { request: IdRequest, response: RightsView },
  user_tick_right: { request: TickRight, response: RightsView },
  terminal_add: { request: AddTerminal, response: AccountView },
  terminal_edit: { request: EditTerminal, response: AccountView },
  terminal_impact: { request: IdRequest, response: Impact },
  terminal_set_active: { request: SetActive, response: AccountView },
  terminal_record: { request: IdRequest, response: TerminalRecord },
  terminal_set_intentions: { request: SetIntentions, response: TerminalRecord },
  terminal_photo: { request: IdRequest, response: Photo },
  terminal_photo_choose: { request: IdRequest, response: Photo },
  terminal_photo_remove: { request: IdRequest, response: Photo },
  address_add: { request: AddAddress, response: TerminalRecord },
  address_edit: { request: EditAddress, response: TerminalRecord },
  address_remove: { request: IdRequest, response: TerminalRecord },
  checklist: { request: AccountRequest, response: Checklist },
  checklist_update: { request: UpdateTask, response: Checklist },
  setup_history: { request: AuditRequest, response: AuditPage },
  setup_undo: { request: UndoRequest, response: AccountView },
  setup_findings: { request: AccountRequest, response: Findings },
  evidence_look: { request: IdRequest, response: Evidence },
  evidence_answer: { request: AnswerEvidence, response: AccountView },
  pin_swap: { request: SwapPins, response: AccountView },
  rotation_start: { request: StartRotation, response: AccountView },
  rotation_verify: { request: IdRequest, response: RotationVerdict },
  rotation_switch: { request: IdRequest, response: AccountView },
  rotation_back: { request: IdRequest, response: AccountView },
  rotation_retire: { request: IdRequest, response: AccountView },
  pin_reveal: { request: RevealRequest, response: RevealedPin },
  pin_copy: { request: RevealRequest, response: CopiedPin },
  call_sheet: { request: IdRequest, response: CallSheetView },
  call_sheet_write: { request: WriteCallSheet, response: FileWritten },
  handoff_view: { request: HandoffRequest, response: HandoffView },
  handoff_write: { request: WriteHandoff, response: FileWritten },
  handoff_check_passphrase: { request: PassphraseRequest, response: FieldReport },
  configuration_export: { request: ExportSetup, response: FileWritten },
  configuration_preview: { request: Empty, response: ImportPreview },
  configuration_apply: { request: ApplyImport, response: ImportDone },
  configuration_days: { request: AccountRequest, response: ConfigurationDays },
  configuration_compare: { request: CompareSetup, response: ConfigurationDiff },
  spreadsheet_preview: { request: AccountRequest, response: SpreadsheetPreview },
  spreadsheet_apply: { request: ApplySpreadsheet, response: AccountView },
  spreadsheet_template: { request: AccountRequest, response: FileWritten },
  verify_brake: { request: BrakeRequest, response: BrakeView },
  sync_state: { request: SyncStateRequest, response: SyncState },
  operation_cancel: { request: OperationRequest, response: Empty },
  transactions_page: { request: PageRequest, response: Page },
  transactions_totals: { request: TotalsRequest, response: Totals },
  transactions_detail: { request: DetailRequest, response: TxnDetail },
  transactions_place: { request: PlaceRequest, response: Place },
  search_read: { request: SearchRequest, response: Search },
  search_narrowest: { request: SearchRequest, response: NarrowestChips },
  search_suggest: { request: SuggestRequest, response: Suggestions },
  views: { request: AccountRequest, response: SavedViews },
  view_save: { request: SaveView, response: SavedViews },
  view_remove: { request: IdRequest, response: SavedViews },
  view_export: { request: IdRequest, response: FileWritten },
  view_import: { request: AccountRequest, response: SavedViews },
  note_add: { request: AddNote, response: Annotated },
  note_edit: { request: EditNote, response: Annotated },
  note_remove: { request: IdRequest, response: Annotated },
  tags: { request: AccountRequest, response: Tags },
  tags_change: { request: ChangeTags, response: Annotated },
  attachment_add: { request: DetailRequest, response: Annotated },
  attachment_open: { request: IdRequest, response: Empty },
  attachment_remove: { request: IdRequest, response: Annotated },
  home: { request: AccountRequest, response: Home },
  chart: { request: ChartRequest, response: Chart },
  export_preview: { request: ExportRequest, response: ExportPreview },
  history_state: { request: Empty, response: HistoryState },
  plans: { request: PlansRequest, response: PlanList },
  plan_page: { request: IdRequest, response: PlanPage },
  plan_save: { request: SavePlan, response: PlanPage },
  plan_remove: { request: IdRequest, response: Empty },
  plan_cancel: { request: CancelPlan, response: PlanPage },
  plan_adopt: { request: AdoptPlan, response: PlanPage },
  plan_unknown: { request: AccountRequest, response: UnknownPlans },
  plan_look: { request: IdRequest, response: PlanPage },
  plan_take_theirs: { request: TakeTheirs, response: PlanPage },
  plan_change_preview: { request: PlanChangeRequest, response: PlanChangePreview },
  plan_calendar: { request: CalendarRequest, response: Calendar },
  plan_follow_up: { request: AccountRequest, response: PlanFollowUps },
  plan_file_preview: { request: AccountRequest, response: PlanFilePreview },
  plan_file_apply: { request: ApplyPlanFile, response: PlanFileDone },
  receipt_preview: { request: ReceiptRequest, response: ReceiptPreview },
  receipt_write: { request: WriteReceipt, response: FileWritten },
  help_explain: { request: ExplainRequest, response: Explanation },
  help_search: { request: HelpSearchRequest, response: HelpResults },
};

export type StreamMap = {
  verify_start: { request: VerifyRequest, event: VerifyEvent, response: VerifyReport },
  sync_start: { request: SyncRequest, event: SyncEvent, response: SyncReport },
  export_start: { request: ExportRequest, event: ExportEvent, response: ExportDone },
  plan_compare: { request: CompareRequest, event: CompareEvent, response: CompareReport },
  portal_look: { request: PortalRequest, event: PortalEvent, response: PortalPreview },
  portal_apply: { request: PortalApply, event: PortalEvent, response: PortalDone },
};
