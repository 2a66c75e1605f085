//! The states of an intent: what is known of one act of money (B2 of the reliability sheet).

use crate::codes::{Coded, coded};

coded! {
    /// What is known of an act that was asked of the gateway.
    pub enum IntentState {
        /// Written down; no byte has left this computer.
        Armed = 1, "armed";
        /// The request may be on its way.
        Dispatching = 2, "dispatching";
        /// The gateway approved it, or did it.
        Approved = 3, "approved";
        /// The issuer, or a rule, said no. No money moved.
        Declined = 4, "declined";
        /// The gateway refused the request before anything was authorized.
        Rejected = 5, "rejected";
        /// It is proved that no byte of the request left.
        NotSent = 6, "not_sent";
        /// Sent, and no usable answer: it is looked up, never sent again.
        Unknown = 7, "unknown";
        /// Looked up: it happened.
        ConfirmedDone = 8, "confirmed_done";
        /// Looked up: it did not happen.
        ConfirmedAbsent = 9, "confirmed_absent";
        /// Looking it up does not decide it; a person has to.
        NeedsPerson = 10, "needs_person";
    }
}

impl IntentState {
    /// Nothing further may be asked about the same target until this has ended.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Armed | Self::Dispatching | Self::Unknown | Self::NeedsPerson
        )
    }

    /// The act happened at the gateway.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Approved | Self::ConfirmedDone)
    }

    /// The only steps there are. None leads back to where something could be sent.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Armed => matches!(next, Self::Dispatching | Self::NotSent),
            Self::Dispatching => matches!(
                next,
                Self::Approved | Self::Declined | Self::Rejected | Self::NotSent | Self::Unknown
            ),
            Self::Unknown => matches!(
                next,
                Self::ConfirmedDone | Self::ConfirmedAbsent | Self::NeedsPerson
            ),
            Self::NeedsPerson => matches!(next, Self::ConfirmedDone | Self::ConfirmedAbsent),
            Self::Approved
            | Self::Declined
            | Self::Rejected
            | Self::NotSent
            | Self::ConfirmedDone
            | Self::ConfirmedAbsent => false,
        }
    }

    /// Every state, for tables.
    pub fn all() -> &'static [Self] {
        Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every state that can follow, over any number of steps.
    fn reachable(from: IntentState) -> Vec<IntentState> {
        let mut found = vec![from];
        let mut at = 0;
        while let Some(state) = found.get(at).copied() {
            for next in IntentState::all() {
                if state.may_become(*next) && !found.contains(next) {
                    found.push(*next);
                }
            }
            at += 1;
        }
        found
    }

    #[test]
    fn nothing_that_was_sent_can_be_sent_again() {
        for state in IntentState::all() {
            if *state != IntentState::Armed {
                assert!(!state.may_become(IntentState::Armed), "{state}");
            }
            if !matches!(state, IntentState::Armed) {
                assert!(
                    !reachable(*state)[1..].contains(&IntentState::Dispatching),
                    "{state}"
                );
            }
        }
    }

    #[test]
    fn an_ended_act_stays_as_it_is_and_an_open_one_can_end() {
        for state in IntentState::all() {
            let ends = reachable(*state).iter().any(|next| !next.is_open());
            assert!(ends, "{state} can never end");
            if !state.is_open() {
                assert_eq!(reachable(*state), vec![*state]);
            }
        }
    }
}
