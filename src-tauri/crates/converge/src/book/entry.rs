/// Who can put it right. Several are named in the order to ask them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// The person at the desk.
    You,
    /// The town's own administrator in the Converge portal.
    Administrator,
    /// Converge support, by phone.
    Converge,
    /// Nobody: it passes by itself.
    Wait,
    /// Nobody: there is nothing to put right.
    Nobody,
}

impl Who {
    /// Everybody, in no order of asking.
    pub const ALL: [Self; 5] = [
        Self::You,
        Self::Administrator,
        Self::Converge,
        Self::Wait,
        Self::Nobody,
    ];

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::Administrator => "administrator",
            Self::Converge => "converge",
            Self::Wait => "wait",
            Self::Nobody => "nobody",
        }
    }
}

/// Whether anything was authorised or booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Booked {
    /// Nothing was.
    No,
    /// It was.
    Yes,
    /// Not known: look the payment up before doing it again (section 21).
    Perhaps,
    /// This answer does not decide it; the payment's own result does.
    SeePayment,
}

impl Booked {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::No, Self::Yes, Self::Perhaps, Self::SeePayment];

    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
            Self::Perhaps => "perhaps",
            Self::SeePayment => "see_payment",
        }
    }
}

/// One entry of a table.
#[derive(Debug)]
pub(super) struct Entry {
    pub who: &'static [Who],
    pub booked: Booked,
    pub title: &'static str,
    pub means: &'static str,
    /// In the order to test them.
    pub causes: &'static [&'static str],
    pub steps: &'static [&'static str],
}

/// A table of one family: typed code to entry.
pub(super) type Table<T> = &'static [(T, Entry)];

/// Writes a table: `Code: [who], booked, "title" means "…" causes ["…"] steps ["…"];`
macro_rules! pages {
    ($(#[$meta:meta])* $table:ident of $type:ident;
        $($code:ident: [$($who:ident),+], $booked:ident, $title:expr,
            means $means:expr,
            causes [$($cause:expr),+ $(,)?],
            steps [$($step:expr),+ $(,)?];)*
    ) => {
        $(#[$meta])*
        pub(in crate::book) static $table: $crate::book::entry::Table<$type> = &[$((
            $type::$code,
            $crate::book::entry::Entry {
                who: &[$($crate::book::Who::$who),+],
                booked: $crate::book::Booked::$booked,
                title: $title,
                means: $means,
                causes: &[$($cause),+],
                steps: &[$($step),+],
            },
        )),*];
    };
}
pub(super) use pages;
