//! Which role may do what: the one table, with its words.

use crate::dto::{Duty, Role, RoleView};
use crate::paper::listed;

impl Role {
    /// The role in one plain line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Viewer => "Looks at everything and changes nothing.",
            Self::Clerk => {
                "Sets up terminals and PINs, hands them over, asks for refunds and takes payments of plans."
            }
            Self::Finance => "Settles, reconciles, looks after plans and asks for refunds; sees no PINs.",
            Self::Approver => "Decides what others ask for; asks for nothing that moves money.",
            Self::Administrator => "Does everything, and looks after people and rules.",
        }
    }

    /// The role in a word for sentences.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewers",
            Self::Clerk => "clerks",
            Self::Finance => "finance",
            Self::Approver => "approvers",
            Self::Administrator => "administrators",
        }
    }

    /// As one person of the role is called.
    pub(crate) fn one(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Clerk => "clerk",
            Self::Finance => "finance",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// Whether somebody of this role may do it.
    pub fn may(self, duty: Duty) -> bool {
        use Role::{Administrator, Approver, Clerk, Finance};
        let who: &[Self] = match duty {
            Duty::View => &Self::ALL,
            Duty::Setup => &[Clerk, Finance, Administrator],
            Duty::RevealPin | Duty::HandOff => &[Clerk, Administrator],
            Duty::Export | Duty::Records => &[Clerk, Finance, Approver, Administrator],
            Duty::RequestReverse | Duty::TakePayment | Duty::ManagePlans => &[Clerk, Finance, Administrator],
            Duty::Settle | Duty::Reconcile => &[Finance, Administrator],
            Duty::Approve => &[Approver, Administrator],
            Duty::ResolveUnknown => &[Finance, Approver, Administrator],
            Duty::ManagePeople => &[Administrator],
        };
        who.contains(&self)
    }

    pub(crate) fn duties(self) -> Vec<Duty> {
        Duty::ALL.into_iter().filter(|duty| self.may(*duty)).collect()
    }

    pub(crate) fn view(self) -> RoleView {
        RoleView {
            role: self,
            words: self.words().to_owned(),
            duties: self.duties(),
        }
    }
}

impl Duty {
    /// What it is to do it, in words: "may not …".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::View => "look at this",
            Self::Setup => "change the setup",
            Self::RevealPin => "see PINs",
            Self::HandOff => "hand terminals over",
            Self::Export => "write files from here",
            Self::RequestReverse => "ask for money to be given back",
            Self::TakePayment => "take payments",
            Self::ManagePlans => "change plans",
            Self::Settle => "send a batch to settlement",
            Self::Approve => "approve what others ask for",
            Self::Reconcile => "reconcile days",
            Self::ManagePeople => "change people and rules",
            Self::Records => "keep notes, tags, files and views",
            Self::ResolveUnknown => "decide about an unknown outcome",
        }
    }

    /// Whether it moves money, or decides about money: then two people have to be there.
    pub(crate) fn is_money(self) -> bool {
        matches!(
            self,
            Self::RequestReverse | Self::TakePayment | Self::Settle | Self::Approve | Self::ResolveUnknown
        )
    }

    /// "clerks, finance and administrators"
    pub(crate) fn roles(self) -> String {
        let names: Vec<String> = Role::ALL
            .into_iter()
            .filter(|role| role.may(self))
            .map(|role| role.name().to_owned())
            .collect();
        listed(&names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_looks_and_only_administrators_look_after_people() {
        assert!(Role::ALL.into_iter().all(|role| role.may(Duty::View)));
        assert_eq!(Duty::ManagePeople.roles(), "administrators");
        assert_eq!(Role::Viewer.duties(), [Duty::View]);
        assert_eq!(Role::Administrator.duties(), Duty::ALL);
    }

    #[test]
    fn approvers_ask_for_nothing_and_finance_sees_no_pins() {
        for duty in [
            Duty::RequestReverse,
            Duty::TakePayment,
            Duty::Settle,
            Duty::ManagePlans,
        ] {
            assert!(!Role::Approver.may(duty), "{duty:?}");
        }
        assert!(!Role::Finance.may(Duty::RevealPin) && !Role::Finance.may(Duty::HandOff));
        assert!(!Role::Clerk.may(Duty::Approve) && !Role::Finance.may(Duty::Approve));
    }
}
