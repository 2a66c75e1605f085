use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskOwner {
    /// The town.
    You,
    /// Converge, by phone.
    Converge,
    /// CivicPlus.
    CivicPlus,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// Nothing done.
    Open,
    /// Asked; somebody else has to act.
    Waiting,
    /// Done.
    Done,
    /// Something is wrong.
    Problem,
    /// Not needed here, said by a person.
    NotNeeded,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Note the account's facts. Judged by the program.
    AccountFacts,
    /// Converge registers the API user.
    RegisterUser,
    /// Give the user the rights it needs.
    GrantRights,
    /// One token vault for all terminals.
    SharedVault,
    /// Paste the terminal's PIN. Judged by the program.
    StorePin,
    /// Check it. Judged by the program.
    VerifyPin,
    /// Solve what was found. Judged by the program.
    SolveProblem,
    /// Finish the rotation of a PIN. Judged by the program.
    FinishRotation,
    /// Hosted page on (Internet only).
    HostedPage,
    /// Addresses on the allow-list (Internet only).
    AllowList,
    /// POST on (Internet only).
    EnablePost,
    /// Return address listed (Internet only).
    ReturnAddress,
    /// No address on the allow-list (Retail and Service only). Judged by the program.
    NoAllowList,
    /// Hand the terminal over to CivicPlus.
    HandOff,
    /// CivicPlus has connected the terminal.
    Connected,
    /// Give the terminal a new PIN: somebody who saw the old one has left. Judged by the
    /// program.
    RotatePin,
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    /// What.
    pub kind: TaskKind,
    /// Our id of the terminal or user it is about; null for the account.
    pub subject_id: Option<String>,
    /// Its name.
    pub subject_name: String,
    /// Who has to act.
    pub owner: TaskOwner,
    /// The program judges it by itself.
    pub automatic: bool,
    /// How it stands.
    pub status: TaskStatus,
    /// What to do or what is known, a sentence.
    pub text: String,
    /// Day since which it stands so.
    pub since: Option<String>,
    /// Ticket number at Converge or CivicPlus.
    pub ticket: String,
    /// Who was spoken to.
    pub agent: String,
    /// A few words.
    pub note: String,
    /// Who last changed it.
    pub changed_by: Option<String>,
}

/// All tasks of an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Checklist {
    /// In the order in which they are best done.
    pub tasks: Vec<TaskView>,
    /// Done or not needed.
    pub done: u32,
    /// All.
    pub total: u32,
    /// What we wait for, a sentence; null where nothing.
    pub waiting: Option<String>,
    /// Users without a terminal, by gateway id.
    pub users_without_terminal: Vec<String>,
    /// Terminals without a user, by name.
    pub terminals_without_user: Vec<String>,
}

/// Note how a task stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateTask {
    /// Our id of the account.
    pub account_id: String,
    /// Which task.
    pub kind: TaskKind,
    /// About what; null for the account.
    pub subject_id: Option<String>,
    /// How it stands now; only for tasks that people judge.
    pub status: TaskStatus,
    /// Day.
    pub since: Option<String>,
    /// Ticket number.
    pub ticket: String,
    /// Who was spoken to.
    pub agent: String,
    /// A few words.
    pub note: String,
}
