use super::codes;
use super::same::same_text;

codes! {
    /// `ssl_trans_status`: where a transaction stands at the gateway (section 14).
    pub enum GatewayStatus matching [same_text] {
        Pended = "PEN", "Pended: held out of settlement";
        Open = "OPN", "Open: in the current batch, not settled";
        Review = "REV", "Under review";
        Settled = "STL", "Settled";
        PostAuthRule = "PST", "Failed a rule after authorization";
        FraudRule = "FPR", "Failed a fraud prevention rule";
        PreAuthRule = "PRE", "Failed a rule before authorization";
    }
}
