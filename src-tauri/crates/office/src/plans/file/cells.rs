//! The cells of a row, each read as what its column holds; what cannot be read is told.

use domain::{BillingCycle, Coded, HalfMonth, PlanKind};
use jiff::civil::Date;
use ledger::{PlanCard, PlanCustomer, Terminal};

use super::judge::Reader;
use crate::dto::PlanPerson;
use crate::plans::adopt::able;
use crate::plans::{draft, words};
use crate::portal::dates;

impl<'a> Reader<'a> {
    pub(super) fn kind(&mut self) -> Option<PlanKind> {
        let typed = self.line.get("kind").to_lowercase();
        match typed.as_str() {
            "" if self.line.get("total").is_empty() => Some(PlanKind::Recurring),
            "" | "installment" | "installments" | "instalment" => Some(PlanKind::Installment),
            "recurring" | "subscription" | "without end" => Some(PlanKind::Recurring),
            _ => {
                self.problems.push(format!(
                    "\"{}\" is not a kind. Write Installment or Recurring.",
                    short(&typed)
                ));
                None
            }
        }
    }

    pub(super) fn terminal(&mut self) -> Option<&'a Terminal> {
        let typed = self.line.get("terminal").to_lowercase();
        let book = self.book;
        let found = if typed.is_empty() {
            let mut able = able(book);
            match (able.next(), able.next()) {
                (Some(only), None) => Some(only),
                _ => {
                    self.problems.push("Write at which terminal it runs.".to_owned());
                    return None;
                }
            }
        } else {
            book.facts
                .terminals
                .iter()
                .find(|t| t.name.to_lowercase() == typed)
        };
        let Some(found) = found else {
            self.problems.push(format!(
                "There is no terminal \"{}\" here.",
                short(self.line.get("terminal"))
            ));
            return None;
        };
        self.or_problem(draft::can_have_plans(found).map(|()| found))
    }

    pub(super) fn customer(&mut self) -> Option<PlanCustomer> {
        let line = self.line;
        let (mut first, mut last) = (
            line.get("first_name").to_owned(),
            line.get("last_name").to_owned(),
        );
        if first.is_empty() && last.is_empty() {
            (first, last) = split(line.get("customer"));
        }
        let person = PlanPerson {
            first_name: first,
            last_name: last,
            company: line.get("company").to_owned(),
            phone: line.get("phone").to_owned(),
            email: line.get("email").to_owned(),
        };
        let customer = draft::customer(&self.or_problem(draft::person(&person))?);
        if words::customer(&customer).is_empty() {
            self.problems.push("Write who pays.".to_owned());
            return None;
        }
        Some(customer)
    }

    pub(super) fn number(&mut self, key: &str, what: &str) -> Option<u32> {
        let typed = self.line.get(key);
        if typed.is_empty() {
            return None;
        }
        // A workbook writes whole numbers as `10.0` now and then.
        let whole = typed.strip_suffix(".0").unwrap_or(typed);
        let read = whole.parse().ok().filter(|number| *number <= 9_999);
        if read.is_none() {
            self.problems
                .push(format!("\"{}\" is not a number of {what}.", short(typed)));
        }
        read
    }

    pub(super) fn date(&mut self, key: &str, what: &str) -> Option<Date> {
        let typed = self.line.get(key);
        if typed.is_empty() {
            return None;
        }
        let read = dates::read(typed).and_then(|written| written.day.read(dates::Order::MonthFirst));
        if read.is_none() {
            self.problems.push(format!(
                "\"{}\" is not a {what}. Write it like 2026-10-29 or 10/29/2026.",
                short(typed)
            ));
        }
        read
    }

    pub(super) fn cycle(&mut self) -> Option<BillingCycle> {
        let typed = self.line.get("cycle");
        let read = read_cycle(typed);
        if read.is_none() {
            self.problems.push(format!(
                "\"{}\" is not a cycle. Write monthly, weekly, biweekly, semimonthly, quarterly, annually or another of Converge's words.",
                short(typed)
            ));
        }
        read
    }

    pub(super) fn half(&mut self) -> Option<HalfMonth> {
        match self.line.get("half").to_lowercase().as_str() {
            "" => None,
            "1" | "1st and 15th" | "1 and 15" => Some(HalfMonth::FirstAndFifteenth),
            "2" | "15th and last" | "15th and last day" => Some(HalfMonth::FifteenthAndLast),
            other => {
                self.problems.push(format!(
                    "\"{}\" does not say the days of the month. Write 1 for the 1st and 15th, 2 for the 15th and the last day.",
                    short(other)
                ));
                None
            }
        }
    }

    pub(super) fn switch(&mut self, key: &str) -> bool {
        match self.line.get(key).to_lowercase().as_str() {
            "" | "n" | "no" | "false" | "0" => false,
            "y" | "yes" | "true" | "1" | "x" => true,
            other => {
                self.problems
                    .push(format!("\"{}\" is neither yes nor no.", short(other)));
                false
            }
        }
    }

    pub(super) fn card(&mut self) -> PlanCard {
        let typed = self.line.get("card");
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let last4 = digits.get(digits.len().saturating_sub(4)..).unwrap_or_default();
        if !typed.is_empty() && last4.len() != 4 {
            self.problems
                .push("Of a card, write its last four digits only.".to_owned());
        }
        let card_of = self.line.get("card_of");
        PlanCard {
            of_payment: (!card_of.is_empty()).then(|| card_of.chars().take(64).collect()),
            last4: if last4.len() == 4 {
                last4.to_owned()
            } else {
                String::new()
            },
            ..PlanCard::default()
        }
    }
}

fn short(text: &str) -> String {
    domain::mask_numbers(text).chars().take(30).collect()
}

/// `Okafor, Ada` or `Ada Okafor`.
fn split(whole: &str) -> (String, String) {
    if let Some((last, first)) = whole.split_once(',') {
        return (first.trim().to_owned(), last.trim().to_owned());
    }
    match whole.rsplit_once(' ') {
        Some((first, last)) => (first.trim().to_owned(), last.trim().to_owned()),
        None => (String::new(), whole.to_owned()),
    }
}

/// A cycle in Converge's words or in those of people.
fn read_cycle(typed: &str) -> Option<BillingCycle> {
    let word: String = typed
        .to_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    BillingCycle::from_word(&word).or(match word.as_str() {
        "everyday" => Some(BillingCycle::Daily),
        "everyweek" => Some(BillingCycle::Weekly),
        "every2weeks" | "everytwoweeks" | "fortnightly" => Some(BillingCycle::Biweekly),
        "twiceamonth" => Some(BillingCycle::Semimonthly),
        "everymonth" | "month" => Some(BillingCycle::Monthly),
        "every2months" | "everytwomonths" => Some(BillingCycle::Bimonthly),
        "every3months" | "quarter" => Some(BillingCycle::Quarterly),
        "every6months" | "halfyearly" | "semiannual" => Some(BillingCycle::Semiannually),
        "everyyear" | "yearly" | "annual" => Some(BillingCycle::Annually),
        "paused" => Some(BillingCycle::Suspended),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_cycles_are_read_as_people_write_them() {
        assert_eq!(split("Okafor, Ada"), ("Ada".to_owned(), "Okafor".to_owned()));
        assert_eq!(split("Ada B. Okafor"), ("Ada B.".to_owned(), "Okafor".to_owned()));
        assert_eq!(split("Cher"), (String::new(), "Cher".to_owned()));
        for (text, cycle) in [
            ("MONTHLY", BillingCycle::Monthly),
            ("Every 2 weeks", BillingCycle::Biweekly),
            ("semi-monthly", BillingCycle::Semimonthly),
            ("Yearly", BillingCycle::Annually),
        ] {
            assert_eq!(read_cycle(text), Some(cycle), "{text}");
        }
        assert_eq!(read_cycle("sometimes"), None);
    }
}
