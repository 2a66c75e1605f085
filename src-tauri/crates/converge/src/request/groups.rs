//! Groups of fields that several calls share.

use crate::request::Form;
use crate::request::field::{self, Field};
use crate::rules::FieldRule;

/// Declares a group: all of its fields are optional.
macro_rules! groups {
    ($($(#[$meta:meta])* $name:ident { $($setter:ident: $field:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub struct $name(pub(in crate::request) Form);

        impl $name {
            pub(in crate::request) const RULES: &'static [&'static FieldRule] =
                &[$(<field::$field as Field>::RULE),*];

            /// An empty group.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](crate::field::", stringify!($field), ").")]
                #[must_use]
                pub fn $setter(mut self, value: impl Into<<field::$field as Field>::Value>) -> Self {
                    self.0.put::<field::$field>(value.into());
                    self
                }
            )*
        }
    )*};
}

groups! {
    /// Who pays (section 8). Empty texts are not sent, so a group never blanks what the
    /// gateway has on file.
    Customer {
        first_name: FirstName,
        last_name: LastName,
        company: Company,
        street: Street,
        address2: Address2,
        city: City,
        state: State,
        zip: Zip,
        country: Country,
        phone: Phone,
        email: Email,
    }

    /// Where it goes (section 8).
    ShipTo {
        first_name: ShipFirstName,
        last_name: ShipLastName,
        company: ShipCompany,
        street: ShipStreet,
        address2: ShipAddress2,
        city: ShipCity,
        state: ShipState,
        zip: ShipZip,
        country: ShipCountry,
        phone: ShipPhone,
    }

    /// What stands on the papers of a payment (section 8).
    Papers {
        invoice: Invoice,
        description: Description,
        customer_code: CustomerCode,
        sales_tax: SalesTax,
    }

    /// What happens to the card on file: terminals with Tokenization only (section 10).
    CardOnFile {
        get_token: GetToken,
        add_token: AddToken,
        unscheduled: Unscheduled,
    }

    /// On which days a plan is charged, beyond its cycle and next date (section 13).
    BillingDays {
        end_of_month: EndOfMonth,
        bill_on_half: BillOnHalf,
        skip_payment: SkipPayment,
    }

    /// The account an electronic check is drawn on. The sheet gives the rules by error
    /// codes 5103 to 5106; the wire names are those of the input field list.
    BankDraft {
        routing: Routing,
        account: BankAccount,
        kind: BankAccountKind,
        agreement: Agreement,
    }
}
