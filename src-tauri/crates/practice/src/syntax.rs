//! How single values are written (Converge fact sheet section 6).

use jiff::civil::Date;

use crate::refusal::Refusal;

/// What a value must look like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Syntax {
    Any,
    /// Digits only, so many at least; else the code.
    Digits(usize, &'static str),
    /// An amount above zero, 5002.
    Amount,
    /// An amount or zero; else the code.
    Money(&'static str),
    /// `MMYY`, 5001.
    Expiry,
    /// 4005.
    Email,
    /// One of these words in any case; else the code.
    OneOf(&'static [&'static str], &'static str),
    /// `MM/DD/YYYY`, 5031.
    PaymentDate,
}

impl Syntax {
    /// Checks one value.
    pub(crate) fn check(self, name: &'static str, text: &str) -> Result<(), Refusal> {
        let (right, code) = match self {
            Syntax::Any => (true, ""),
            Syntax::Digits(least, code) => (all_digits(text) && text.len() >= least, code),
            Syntax::Amount => (minor(text).is_some_and(|amount| amount > 0), "5002"),
            Syntax::Money(code) => (minor(text).is_some(), code),
            Syntax::Expiry => (expiry(text).is_some(), "5001"),
            Syntax::Email => (is_email(text), "4005"),
            Syntax::OneOf(words, code) => (words.iter().any(|word| word.eq_ignore_ascii_case(text)), code),
            Syntax::PaymentDate => (date(text).is_some(), "5031"),
        };
        if right {
            Ok(())
        } else {
            Err(Refusal::about(code, name))
        }
    }
}

/// The gateway counts `&` as `&amp;` and other characters by UTF-8 byte (section 2).
pub(crate) fn expanded_length(text: &str) -> usize {
    text.len() + 4 * text.matches('&').count()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `12`, `12.5` or `12.50` as minor units of a currency with two places.
pub(crate) fn minor(text: &str) -> Option<u32> {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "00"));
    if cents.len() > 2 || !all_digits(whole) || !all_digits(cents) {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    whole
        .checked_mul(100)?
        .checked_add(format!("{cents:0<2}").parse().ok()?)
}

/// `MMYY` as a number.
pub(crate) fn expiry(text: &str) -> Option<u16> {
    let number: u16 = Some(text)
        .filter(|text| text.len() == 4 && all_digits(text))?
        .parse()
        .ok()?;
    (1..=12).contains(&(number / 100)).then_some(number)
}

/// `MM/DD/YYYY`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('/');
    let mut part = |length: usize| {
        let part = parts
            .next()
            .filter(|part| part.len() == length && all_digits(part))?;
        part.parse::<i16>().ok()
    };
    let (month, day, year) = (part(2)?, part(2)?, part(4)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date as `MM/DD/YYYY`.
pub(crate) fn wire_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year())
}

fn is_email(text: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || ".!#$&'*+-/=?^_`{|}~".contains(c);
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && local.chars().all(allowed)
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && domain
                .chars()
                .all(|c| c.is_alphanumeric() || c == '.' || c == '-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        assert_eq!(minor("12"), Some(1200));
        assert_eq!(minor("12.5"), Some(1250));
        assert_eq!(minor("0.07"), Some(7));
        for bad in ["1,200.00", "1.234", "", ".", "-1.00", "1e2", "99999999.00", "$5"] {
            assert_eq!(minor(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_run_from_one_to_twelve() {
        assert_eq!(expiry("1230"), Some(1230));
        for bad in ["0030", "1330", "130", "12/30", "12a0"] {
            assert_eq!(expiry(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_have_slashes_and_exist() {
        assert_eq!(date("02/28/2027"), Some(jiff::civil::date(2027, 2, 28)));
        for bad in [
            "02/30/2027",
            "2/28/2027",
            "2027-02-28",
            "02/28/27",
            "02/28/2027/1",
            "28/02/2027",
        ] {
            assert_eq!(date(bad), None, "{bad}");
        }
        assert_eq!(wire_date(jiff::civil::date(2027, 2, 8)), "02/08/2027");
    }

    #[test]
    fn an_address_that_was_encoded_once_too_often_is_no_address() {
        assert!(is_email("a.b+c@example.com"));
        for bad in [
            "a%40example.com",
            "a@b",
            "@example.com",
            "a@example.",
            "a b@example.com",
            "a@.com",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn ampersands_count_five_and_other_letters_by_byte() {
        assert_eq!(expanded_length("R&R"), 7);
        assert_eq!(expanded_length("Peña"), 5);
        assert_eq!(expanded_length("王"), 3);
    }
}
