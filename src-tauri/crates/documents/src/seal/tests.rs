use age::secrecy::ExposeSecret;

use super::*;

/// Enough to be real, little enough to be quick.
const QUICK: u8 = 8;

fn pass(text: &str) -> Sensitive<String> {
    Sensitive::new(text.to_owned())
}

fn quick(plain: &[u8], passphrase: &str) -> Vec<u8> {
    with_work_factor(plain, &pass(passphrase), QUICK, Format::Binary).unwrap()
}

fn key_pair() -> (Sensitive<String>, Recipient) {
    let key = age::x25519::Identity::generate();
    let public = Recipient::parse(&key.to_public().to_string()).unwrap();
    (pass(key.to_string().expose_secret()), public)
}

#[test]
fn a_file_sealed_with_the_real_work_factor_opens_again() {
    let sealed = seal_with_passphrase(b"hand-off", &pass("quiet river walks home")).unwrap();
    assert!(sealed.windows(4).any(|part| part == b" 18\n"));
    assert_eq!(kind_of(&sealed), Sealed::Passphrase);
    let plain = open_with_passphrase(&sealed, &pass("quiet river walks home")).unwrap();
    assert_eq!(plain.expose(), b"hand-off");
}

#[test]
fn a_wrong_passphrase_is_told_from_damage() {
    let sealed = quick(b"hand-off", "right");
    assert_eq!(
        open_with_passphrase(&sealed, &pass("wrong")).unwrap_err(),
        OpenError::WrongPassphrase
    );
    let mut changed = sealed.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(
        open_with_passphrase(&changed, &pass("right")).unwrap_err(),
        OpenError::Damaged
    );
}

#[test]
fn no_flipped_bit_and_no_cut_ever_opens() {
    let sealed = quick(b"terminal and pin", "right");
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 4;
        assert!(
            open_with_passphrase(&changed, &pass("right")).is_err(),
            "byte {at}"
        );
    }
    for length in 0..sealed.len() {
        let error = open_with_passphrase(&sealed[..length], &pass("right")).unwrap_err();
        let expected = match length {
            // Not even the first words are there.
            0..19 => vec![OpenError::NotSealed],
            _ => vec![OpenError::CutShort, OpenError::Damaged],
        };
        assert!(expected.contains(&error), "{length}: {error:?}");
    }
}

#[test]
fn a_large_file_cut_between_two_pieces_is_cut_short() {
    let (key, recipient) = key_pair();
    let plain = vec![7; 200_000];
    let sealed = seal_for(&plain, &[recipient]).unwrap();
    assert_eq!(open_with_key(&sealed, &key).unwrap().expose(), &plain);
    let content = 200_000 + 4 * 16;
    let head = sealed.len() - content;
    for pieces in 0..4 {
        let cut = &sealed[..head + pieces * (64 * 1024 + 16)];
        assert_eq!(
            open_with_key(cut, &key).unwrap_err(),
            OpenError::CutShort,
            "{pieces} pieces"
        );
    }
    for length in [10, head - 20, head - 3, head + 5] {
        let error = open_with_key(&sealed[..length], &key).unwrap_err();
        assert!(
            matches!(error, OpenError::CutShort | OpenError::NotSealed),
            "{length}: {error:?}"
        );
    }
}

#[test]
fn each_of_several_recipients_opens_it_and_nobody_else() {
    let ((first, a), (second, b), (third, _)) = (key_pair(), key_pair(), key_pair());
    let sealed = seal_for(b"hand-off", &[a, b]).unwrap();
    assert_eq!(kind_of(&sealed), Sealed::Recipients);
    for key in [first, second] {
        assert_eq!(open_with_key(&sealed, &key).unwrap().expose(), b"hand-off");
    }
    assert_eq!(open_with_key(&sealed, &third).unwrap_err(), OpenError::WrongKey);
    assert_eq!(
        open_with_passphrase(&sealed, &pass("x")).unwrap_err(),
        OpenError::NeedsKey
    );
    assert!(matches!(seal_for(b"x", &[]), Err(SealError::NoRecipient)));
}

#[test]
fn a_key_does_not_open_a_passphrase_file_and_a_password_is_no_key() {
    let (key, _) = key_pair();
    let sealed = quick(b"x", "right");
    assert_eq!(
        open_with_key(&sealed, &key).unwrap_err(),
        OpenError::NeedsPassphrase
    );
    assert_eq!(
        open_with_key(&sealed, &pass("right")).unwrap_err(),
        OpenError::NotAPrivateKey
    );
    assert!(matches!(
        seal_with_passphrase(b"x", &pass("")),
        Err(SealError::NoPassphrase)
    ));
}

#[test]
fn the_text_form_opens_and_shows_when_its_end_is_missing() {
    let (key, recipient) = key_pair();
    // The lines end as the system's lines do; here both ways are tried.
    let text = seal_for_as_text(b"hand-off", &[recipient])
        .unwrap()
        .replace("\r\n", "\n");
    assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    assert_eq!(kind_of(text.as_bytes()), Sealed::Recipients);
    for form in [text.clone(), text.replace('\n', "\r\n"), format!("\n\n{text}\n")] {
        assert_eq!(
            open_with_key(form.as_bytes(), &key).unwrap().expose(),
            b"hand-off"
        );
    }
    assert_eq!(
        open_with_key(&text.as_bytes()[..text.len() - 40], &key).unwrap_err(),
        OpenError::CutShort
    );
    let spoiled = text.replacen('\n', "\n*", 1);
    assert_eq!(
        open_with_key(spoiled.as_bytes(), &key).unwrap_err(),
        OpenError::Damaged
    );
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
    let sealed = quick(b"x", "right");
    let text = String::from_utf8_lossy(&sealed);
    let at = text.find(" 8\n").unwrap();
    let mut greedy = sealed[..at].to_vec();
    greedy.extend_from_slice(b" 30");
    greedy.extend_from_slice(&sealed[at + 2..]);
    assert_eq!(
        open_with_passphrase(&greedy, &pass("right")).unwrap_err(),
        OpenError::WorkFactorTooHigh(30)
    );
}

#[test]
fn other_files_are_not_sealed() {
    for file in [&b""[..], b"%PDF-1.7", b"age", b"-----BEGIN PGP MESSAGE-----"] {
        assert_eq!(kind_of(file), Sealed::NotSealed);
        assert_eq!(
            open_with_passphrase(file, &pass("x")).unwrap_err(),
            OpenError::NotSealed
        );
    }
    assert_eq!(kind_of(b"age-encryption.org/v1\n-> garbage"), Sealed::Damaged);
}

#[test]
fn what_people_paste_instead_of_a_key_is_named() {
    let (private, public) = key_pair();
    let key = public.to_string();
    let mistyped = format!("{}{}", &key[..61], if key.ends_with('q') { 'p' } else { 'q' });
    for (pasted, error) in [
        ("  \n", RecipientError::Empty),
        (private.expose().as_str(), RecipientError::PrivateKey),
        (
            &format!("# public key: {key}\n{}", private.expose()),
            RecipientError::PrivateKey,
        ),
        (
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBZ clerk@town",
            RecipientError::SshKey,
        ),
        ("-----BEGIN PGP PUBLIC KEY BLOCK-----", RecipientError::PgpKey),
        (&mistyped, RecipientError::Mistyped),
        (&key[..40], RecipientError::Mistyped),
        (&format!("age1yubikey1{}", &key[4..]), RecipientError::OtherKind),
        (&format!("age1pq1{}", "q".repeat(300)), RecipientError::OtherKind),
        ("onboarding@example.com", RecipientError::NotAKey),
    ] {
        assert_eq!(Recipient::parse(pasted).unwrap_err(), error);
    }
    let hidden = format!(" {}\u{200B}{}\n", &key[..20], &key[20..]);
    assert_eq!(Recipient::parse(&hidden).unwrap(), public);
}

#[test]
fn weak_passphrases_are_named_and_good_ones_pass() {
    use PassphraseFinding::*;
    let town = ["Alder Creek", "clerk1", "0042871234567"];
    let found = |text: &str| check_passphrase(text, &town);
    for good in [
        "quiet river walks home",
        "oak-tin-sun-pie",
        "x9!Kd02mQz7w",
        "Alder Creek mows nineteen lawns",
    ] {
        assert_eq!(found(good), [], "{good}");
    }
    assert_eq!(found("tulip7"), [TooShort { has: 6, needs: 12 }]);
    assert_eq!(found("aaaaaaaaaaaaaa"), [Repeats]);
    assert_eq!(found("tulip7tulip7tulip7"), [Repeats]);
    assert!(found("123456789012").contains(&Run));
    assert!(found("zyxwvutsrqponm").contains(&Run));
    assert_eq!(
        found("P@ssw0rd2026!!"),
        [Common {
            word: "password".into()
        }]
    );
    assert_eq!(
        found("AlderCreek2026"),
        [Obvious {
            word: "Alder Creek".into()
        }]
    );
    assert_eq!(found("quiet river walks home "), [BlankAtEdge]);
    assert!(found("").contains(&TooShort { has: 0, needs: 12 }));
}
