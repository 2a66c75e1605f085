use super::codes;
use super::same::same_text;

codes! {
    /// `ssl_card_short_description`: the card's brand (section 19).
    pub enum CardShortDescription matching [same_text] {
        Amex = "AMEX", "American Express";
        UnionPay = "CUP", "UnionPay";
        Discover = "DISC", "Discover";
        Jcb = "JCB", "JCB";
        Mastercard = "MC", "Mastercard";
        PayPal = "PP", "PayPal";
        Visa = "VISA", "Visa";
    }
}

codes! {
    /// `ssl_card_type`: the kind of payment (section 19). Token answers put the brand here
    /// instead, which reads as `Unknown`.
    pub enum CardType matching [same_text] {
        Credit = "CREDITCARD", "Credit card";
        Debit = "DEBITCARD", "Debit card";
        Cash = "CASH", "Cash";
        FoodStamp = "FOODSTAMP", "Food stamps";
        Gift = "GIFTCARD", "Gift card";
        Loyalty = "LOYALTY", "Loyalty card";
        ElectronicCheck = "ELECTRONICCHECK", "Electronic check";
    }
}
