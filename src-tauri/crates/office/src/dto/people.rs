use domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// What a person is here for. Each has one plain line, in [`RoleView`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Looks, and changes nothing.
    Viewer,
    /// Sets up, hands over, asks for reversals, takes payments of plans.
    Clerk,
    /// Settles, reconciles, looks after plans; sees no PINs.
    Finance,
    /// Decides what others ask for.
    Approver,
    /// Everything, and the people.
    Administrator,
}

impl Role {
    /// All, from the least to the most.
    pub const ALL: [Self; 5] = [
        Self::Viewer,
        Self::Clerk,
        Self::Finance,
        Self::Approver,
        Self::Administrator,
    ];
}

/// Something a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Look at payments, the setup and the activity.
    View,
    /// Change accounts, users, terminals and PINs, and check them.
    Setup,
    /// See or copy a PIN.
    RevealPin,
    /// Hand terminals over, with PINs.
    HandOff,
    /// Write files from what is here.
    Export,
    /// Ask for a payment to be voided or returned.
    RequestReverse,
    /// Take a payment of a plan outside its cycle.
    TakePayment,
    /// Change the book of plans.
    ManagePlans,
    /// Send an open batch to settlement.
    Settle,
    /// Decide what somebody else asked for.
    Approve,
    /// Match batches with deposits, lock days.
    Reconcile,
    /// Add people, change what they may do, change the town's rules.
    ManagePeople,
    /// Keep notes, tags and files of payments, and saved views.
    Records,
    /// Decide what happened where no answer came.
    ResolveUnknown,
}

impl Duty {
    /// All.
    pub const ALL: [Self; 14] = [
        Self::View,
        Self::Setup,
        Self::RevealPin,
        Self::HandOff,
        Self::Export,
        Self::RequestReverse,
        Self::TakePayment,
        Self::ManagePlans,
        Self::Settle,
        Self::Approve,
        Self::Reconcile,
        Self::ManagePeople,
        Self::Records,
        Self::ResolveUnknown,
    ];
}

/// A role with its one line and what it may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoleView {
    /// Which.
    pub role: Role,
    /// One line of plain English.
    pub words: String,
    /// What it may do.
    pub duties: Vec<Duty>,
}

/// Somebody who signs in here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Our id.
    pub id: String,
    /// Their name; this is what they sign in with.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// They may sign in.
    pub active: bool,
    /// Up to this amount they need no second person; nothing: always one.
    pub alone_limit: MoneyView,
    /// Up to this amount they may approve for others; null: any amount.
    pub approve_limit: Option<MoneyView>,
    /// Somebody else set their password: they choose their own when they sign in next.
    pub must_change: bool,
    /// Locked after wrong passwords until then.
    pub locked_until: Option<String>,
    /// Last signed in.
    pub signed_in_at: Option<String>,
    /// This is who is signed in now.
    pub is_you: bool,
}

/// Everybody, the roles and the town's rules.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct People {
    /// By name, with those who left.
    pub people: Vec<PersonView>,
    /// All roles.
    pub roles: Vec<RoleView>,
    /// The town's rules.
    pub rules: TownRules,
}

/// Add a person. The first is an administrator.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddPerson {
    /// Their name.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// Their first password; they choose their own when they sign in, unless they are the first.
    #[ts(type = "string")]
    pub password: Sensitive<String>,
}

/// A person was added, or an administrator got in again.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleDone {
    /// Everybody now.
    pub people: People,
    /// Only for the first administrator and after a recovery: the code that resets an
    /// administrator's password. It is shown this once; print it and lock it away.
    pub recovery_code: Option<String>,
}

impl std::fmt::Debug for PeopleDone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PeopleDone")
            .field("people", &self.people)
            .finish_non_exhaustive()
    }
}

/// Change what a person is called and may do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditPerson {
    /// Our id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// Up to this amount they need no second person; nothing: always one.
    pub alone_limit: MoneyView,
    /// Up to this amount they may approve; null: any amount.
    pub approve_limit: Option<MoneyView>,
}

/// A PIN that a person has seen, copied or handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeenPin {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name then.
    pub terminal_name: String,
    /// When last.
    pub at: String,
    /// A new PIN is in use since.
    pub rotated: bool,
}

/// What stops when a person no longer signs in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonImpact {
    /// Who.
    pub person: PersonView,
    /// PINs seen in the last 90 days, each terminal once.
    pub pins: Vec<SeenPin>,
    /// Numbers of their requests that wait, such as `R-0031`.
    pub requests: Vec<String>,
    /// Names of the views they saved.
    pub views: Vec<String>,
    /// The same as sentences: `saw 3 PINs in 90 days`.
    pub sentences: Vec<String>,
    /// Why they cannot be deactivated; null where they can.
    pub refused: Option<String>,
}

/// Let a person sign in, or no longer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPersonActive {
    /// Our id.
    pub id: String,
    /// May sign in.
    pub active: bool,
}

/// Give a person a new first password.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResetPassword {
    /// Our id of the person.
    pub id: String,
    /// They choose their own when they sign in next.
    #[ts(type = "string")]
    pub password: Sensitive<String>,
}

/// Choose one's own password.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangePassword {
    /// The one in use.
    #[ts(type = "string")]
    pub old: Sensitive<String>,
    /// The one from now on.
    #[ts(type = "string")]
    pub new: Sensitive<String>,
}

/// Sign in, in place of whoever is.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// As the person is called here.
    pub name: String,
    /// Their password.
    #[ts(type = "string")]
    pub password: Sensitive<String>,
}

/// Type the password again, before money moves or a PIN is shown.
#[derive(Debug, Deserialize, TS)]
pub struct StepUp {
    /// Of whoever is signed in.
    #[ts(type = "string")]
    pub password: Sensitive<String>,
}

/// Let an administrator in again with the recovery code.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoverPerson {
    /// As printed; blanks, dashes and the case of letters do not matter.
    #[ts(type = "string")]
    pub code: Sensitive<String>,
    /// The administrator's name.
    pub name: String,
    /// Their password from now on.
    #[ts(type = "string")]
    pub password: Sensitive<String>,
}

/// Somebody of the practice town, for its sign-in screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PracticePerson {
    /// Invented.
    pub name: String,
    /// What they are here for.
    pub role: Role,
}

/// The practice town's people and the one password of all of them. It opens nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PracticeSignIn {
    /// Published.
    pub password: String,
    /// Who can sign in with it.
    pub people: Vec<PracticePerson>,
}

/// Who is signed in, and what the screen needs to know of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// There are people: somebody has to be signed in. Without people the person of this
    /// computer does everything but move money.
    pub people: bool,
    /// Who is signed in; null where nobody is, or the screen is locked.
    pub person: Option<PersonView>,
    /// What they may do.
    pub duties: Vec<Duty>,
    /// Whose screen is locked: they type their password, or somebody else signs in.
    pub locked_name: Option<String>,
    /// Until then money and PINs need no password again; null where they do.
    pub fresh_until: Option<String>,
    /// Practice data signed its administrator in by itself.
    pub automatic: bool,
    /// Minutes without a key or a click after which the screen locks.
    pub idle_lock_minutes: u32,
    /// Only in the practice town.
    pub practice: Option<PracticeSignIn>,
}

/// Whether an act needs a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecondPerson {
    /// The kind of act, a word: `void`, `return`, `take_installment`, `take_recurring`,
    /// `settle`, `add_plan`, `update_plan`, `delete_plan`.
    pub act: String,
    /// A second person is needed above the asking person's own limit.
    pub needed: bool,
}

/// The town's own rules. That nobody approves what they asked for is not among them: it
/// cannot be switched off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TownRules {
    /// Minutes without a key or a click after which the screen locks, 1 to 15.
    pub idle_lock_minutes: u32,
    /// Whoever saw a PIN in the last 90 days may not ask for money to be given back.
    pub pin_viewer_may_not_refund: bool,
    /// Each kind of act once.
    pub second_person: Vec<SecondPerson>,
}
