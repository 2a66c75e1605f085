//! Licence expressions: `MIT OR (Apache-2.0 AND ISC)`, also the old `MIT/Apache-2.0`.

/// Whether the expression can be satisfied with allowed licences only.
pub fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader {
        words: &words,
        allowed,
    };
    let verdict = reader.either();
    verdict && reader.words.is_empty()
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn take(&mut self, wanted: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == wanted => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }

    fn either(&mut self) -> bool {
        let mut verdict = self.both();
        while self.take("OR") {
            // Both sides are read, whatever the first one says.
            verdict |= self.both();
        }
        verdict
    }

    fn both(&mut self) -> bool {
        let mut verdict = self.one();
        while self.take("AND") {
            verdict &= self.one();
        }
        verdict
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            return self.either() & self.take(")");
        }
        let Some((licence, rest)) = self.words.split_first() else {
            return false;
        };
        self.words = rest;
        if self.take("WITH") {
            let Some((exception, rest)) = self.words.split_first() else {
                return false;
            };
            self.words = rest;
            return (self.allowed)(&format!("{licence} WITH {exception}"));
        }
        (self.allowed)(licence)
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    fn ours(expression: &str) -> bool {
        is_allowed(expression, &|licence| {
            ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].contains(&licence)
        })
    }

    #[test]
    fn one_allowed_side_of_an_alternative_is_enough() {
        assert!(ours("GPL-3.0 OR MIT"));
        assert!(ours("GPL-3.0/MIT"));
        assert!(!ours("GPL-3.0 OR LGPL-2.1"));
    }

    #[test]
    fn both_sides_of_a_sum_are_needed() {
        assert!(ours("MIT AND ISC"));
        assert!(!ours("MIT AND GPL-3.0"));
        assert!(ours("ISC AND (GPL-3.0 OR MIT)"));
        assert!(!ours("(MIT OR ISC) AND Unicode-3.0"));
    }

    #[test]
    fn an_exception_belongs_to_its_licence() {
        assert!(ours("Apache-2.0 WITH LLVM-exception"));
        assert!(!ours("Apache-2.0"));
    }

    #[test]
    fn what_cannot_be_read_is_not_allowed() {
        assert!(!ours(""));
        assert!(!ours("MIT ISC"));
        assert!(!ours("(MIT"));
    }
}
