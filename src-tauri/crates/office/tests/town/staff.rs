//! People of the town, so that money can move.

use counterfoil_office as office;
use domain::Sensitive;
use office::Office;
use office::dto::{AddPerson, ChangePassword, Empty, Role, SecondPerson, SignIn, StepUp};

pub const ADMINISTRATOR: &str = "Ada Admin";
pub const CLERK: &str = "Dana Clerk";
pub const APPROVER: &str = "Sofia Super";
const FIRST: &str = "first password here";
pub const CHOSEN: &str = "my own choice now";

fn secret(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

pub async fn sign_in(office: &Office, name: &str) {
    let request = SignIn {
        name: name.into(),
        password: secret(CHOSEN),
    };
    office::people::sign_in(office, request).await.unwrap();
}

/// Types the password once more.
pub async fn step_up(office: &Office) {
    let request = StepUp {
        password: secret(CHOSEN),
    };
    office::people::step_up(office, request).await.unwrap();
}

async fn add(office: &Office, name: &str, role: Role, password: &str) {
    let request = AddPerson {
        name: name.into(),
        role,
        password: secret(password),
    };
    office::people::add(office, request).await.unwrap();
}

/// An administrator, who is signed in, a clerk and an approver; acts that give money back take
/// two.
pub async fn staffed(office: &Office) {
    add(office, ADMINISTRATOR, Role::Administrator, CHOSEN).await;
    for (name, role) in [(CLERK, Role::Clerk), (APPROVER, Role::Approver)] {
        add(office, name, role, FIRST).await;
        let request = SignIn {
            name: name.into(),
            password: secret(FIRST),
        };
        office::people::sign_in(office, request).await.unwrap();
        let request = ChangePassword {
            old: secret(FIRST),
            new: secret(CHOSEN),
        };
        office::people::change_password(office, request).await.unwrap();
        sign_in(office, ADMINISTRATOR).await;
    }
}

/// The same, and one person is enough for everything.
pub async fn trusting(office: &Office) {
    staffed(office).await;
    let mut rules = office::people::rules(office, Empty {}).await.unwrap();
    rules.second_person = rules
        .second_person
        .into_iter()
        .map(|said| SecondPerson {
            needed: false,
            ..said
        })
        .collect();
    office::people::save_rules(office, rules).await.unwrap();
}
