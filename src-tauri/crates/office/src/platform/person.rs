//! Who is signed in to this computer.

/// The person's sign-in name; "somebody" where the system does not say.
pub fn sign_in_name() -> String {
    whoami::username()
        .ok()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "somebody".to_owned())
}
