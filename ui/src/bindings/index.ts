// Generated from the Rust contract by `cargo xtask bindings`. Do not edit.

export type Environment = "practice" | "demo" | "live" | "custom";
export type TerminalKind = "retail" | "internet" | "service" | "moto";
export type TxnStatus = "open" | "settled" | "voided" | "declined" | "refunded" | "partly_refunded" | "held" | "failed" | "unknown";
export type TxnType = "sale" | "return" | "credit" | "authorization" | "force" | "void" | "verification" | "installment" | "recurring" | "cash" | "other";
export type CardBrand = "visa" | "mastercard" | "amex" | "discover" | "jcb" | "unionpay" | "paypal" | "other" | "none";
export type Severity = "ok" | "warning" | "error";
export type ErrorCode = "invalid_input" | "not_found" | "duplicate_name" | "pin_duplicate" | "vault_missing" | "vault_locked" | "vault_denied" | "vault_timeout" | "vault_failed" | "secret_missing" | "verify_brake" | "verify_failed" | "disk_full" | "storage_read_only" | "storage_busy" | "storage_damaged" | "storage_newer" | "storage_failed" | "data_in_use" | "network_share" | "busy" | "cancelled" | "clock_wrong" | "nothing_to_sync" | "sync_failed" | "internal";
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
export type ChangedThing = "setup" | "transactions" | "preferences";
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
conflictsWith: Array<string>, };
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
credentials: Array<CredentialView>, };
export type ApiUserView = { 
/**
 * Our id.
 */
id: string, 
/**
 * The gateway's id.
 */
userId: string, };
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
value: string, };
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
warnings: Array<VerifyWarning>, };
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
host: string, };
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
to: string | null, };
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
 * Quick search; the pieces between blanks must all occur.
 */
text: string, };
export type SortColumn = "time" | "status" | "type" | "amount" | "card" | "customer" | "invoice" | "terminal";
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
changed: boolean, };
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
 * How many there are in all.
 */
total: number, 
/**
 * Changes whenever anything was committed.
 */
generation: number, };
export type TotalsRequest = { 
/**
 * Which rows.
 */
filter: TxnFilter, };
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
earlier: Array<EarlierVersion>, };
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
  verify_brake: { request: BrakeRequest, response: BrakeView },
  sync_state: { request: SyncStateRequest, response: SyncState },
  operation_cancel: { request: OperationRequest, response: Empty },
  transactions_page: { request: PageRequest, response: Page },
  transactions_totals: { request: TotalsRequest, response: Totals },
  transactions_detail: { request: DetailRequest, response: TxnDetail },
  help_explain: { request: ExplainRequest, response: Explanation },
  help_search: { request: HelpSearchRequest, response: HelpResults },
};

export type StreamMap = {
  verify_start: { request: VerifyRequest, event: VerifyEvent, response: VerifyReport },
  sync_start: { request: SyncRequest, event: SyncEvent, response: SyncReport },
};
