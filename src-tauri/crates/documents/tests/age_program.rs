//! Sealed files and the public `age` program understand each other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use counterfoil_documents::seal::{
    Recipient, open_with_key, seal_for, seal_for_as_text, seal_with_passphrase,
};
use domain::Sensitive;

/// Whether the program is there. Absent, the test says so and stops, unless it was asked
/// to insist.
fn age_is_there() -> bool {
    if Command::new("age").arg("--version").output().is_ok() {
        return true;
    }
    assert!(
        std::env::var_os("COUNTERFOIL_NEEDS_AGE").is_none(),
        "the age program is not installed"
    );
    println!("skipped: the age program is not installed");
    false
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> Output {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// A key made by `age-keygen`: the private one, and the public one.
fn key_pair(folder: &Path) -> (Sensitive<String>, Recipient) {
    let made = run("age-keygen", &["-o", "key.txt"], folder);
    assert!(made.status.success());
    let text = std::fs::read_to_string(folder.join("key.txt")).unwrap();
    let private = text
        .lines()
        .find(|line| line.starts_with("AGE-SECRET-KEY-"))
        .unwrap();
    let public = run("age-keygen", &["-y", "key.txt"], folder).stdout;
    let public = Recipient::parse(&String::from_utf8(public).unwrap()).unwrap();
    (Sensitive::new(private.to_owned()), public)
}

#[test]
fn the_program_opens_what_was_sealed_for_a_key_in_both_forms() {
    if !age_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_, public) = key_pair(folder.path());
    let plain: Vec<u8> = (0..150_000_u32).map(|n| n as u8).collect();
    std::fs::write(
        folder.path().join("a.age"),
        seal_for(&plain, std::slice::from_ref(&public)).unwrap(),
    )
    .unwrap();
    std::fs::write(
        folder.path().join("b.age"),
        seal_for_as_text(&plain, &[public]).unwrap(),
    )
    .unwrap();
    for file in ["a.age", "b.age"] {
        let opened = run("age", &["-d", "-i", "key.txt", file], folder.path());
        assert!(
            opened.status.success(),
            "{}",
            String::from_utf8_lossy(&opened.stderr)
        );
        assert_eq!(opened.stdout, plain);
    }
}

#[test]
fn what_the_program_sealed_for_a_key_is_opened() {
    if !age_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (private, public) = key_pair(folder.path());
    let mut child = Command::new("age")
        .args(["-r", &public.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"from the program")
        .unwrap();
    let sealed = child.wait_with_output().unwrap().stdout;
    assert_eq!(
        open_with_key(&sealed, &private).unwrap().expose(),
        b"from the program"
    );
}

/// The program reads a passphrase from a terminal only, so `script` lends it one.
#[test]
fn the_program_opens_a_passphrase_file_and_refuses_it_wrong_changed_or_cut() {
    if !age_is_there() {
        return;
    }
    if Command::new("script").arg("--version").output().is_err() {
        println!("skipped: no script program to lend age a terminal");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let sealed = seal_with_passphrase(b"hand-off", &Sensitive::new("quiet river walks home".into())).unwrap();
    let mut changed = sealed.clone();
    *changed.last_mut().unwrap() ^= 1;
    write("good.age", &sealed);
    write("changed.age", &changed);
    write("cut.age", &sealed[..sealed.len() - 1]);
    assert!(opens("good.age", "quiet river walks home", folder.path()));
    assert!(!opens("good.age", "quiet river walks hom", folder.path()));
    assert!(!opens("changed.age", "quiet river walks home", folder.path()));
    assert!(!opens("cut.age", "quiet river walks home", folder.path()));
}

fn opens(file: &str, passphrase: &str, folder: &Path) -> bool {
    let _ = std::fs::remove_file(folder.join("out"));
    let mut child = Command::new("script")
        .args(["-qec", &format!("age -d -o out {file}"), "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(format!("{passphrase}\n").as_bytes()).unwrap();
    let status = child.wait().unwrap();
    drop(input);
    status.success() && std::fs::read(folder.join("out")).is_ok_and(|plain| plain == b"hand-off")
}
