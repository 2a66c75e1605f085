//! Invented credentials, the same for the same seed.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use crate::random::{Random, digest};

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const CAPITALS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const HEX: &[u8] = b"0123456789abcdef";

/// Where the services are, and who may ask them.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ProviderDescription {
    /// Where the control addresses are.
    pub address: String,
    /// By the ids of the catalogue.
    pub providers: BTreeMap<String, ProviderAccount>,
}

/// One service. Values bear the names of the catalogue's fields.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ProviderAccount {
    /// Where it answers in mode Test.
    pub base: String,
    /// Where it answers in mode Live.
    pub live_base: String,
    /// Good values in mode Test.
    pub test: BTreeMap<String, String>,
    /// Good values in mode Live; empty where there is no mode.
    pub live: BTreeMap<String, String>,
    /// Good values that lack a right; empty where there is no such thing.
    pub lacking: BTreeMap<String, String>,
}

/// Credentials of one mode.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    pub(super) paypal_user: String,
    pub(super) paypal_password: String,
    pub(super) paypal_signature: String,
    pub(super) stripe_public: String,
    pub(super) stripe_private: String,
    pub(super) stripe_restricted: String,
    pub(super) razorpay_id: String,
    pub(super) razorpay_secret: String,
    pub(super) paystack_public: String,
    pub(super) paystack_private: String,
    pub(super) paymongo_public: String,
    pub(super) paymongo_private: String,
    pub(super) nowpayments: String,
}

/// All credentials.
#[derive(Clone, Debug)]
pub(super) struct Accounts {
    pub(super) test: Keys,
    pub(super) live: Keys,
    pub(super) duo_host: String,
    pub(super) duo_key: String,
    /// Of an application of another type.
    pub(super) duo_other_key: String,
    pub(super) duo_secret: String,
    pub(super) duo_akey: String,
    ipn_key: String,
}

struct Maker(u64);

impl Maker {
    fn make(&self, purpose: &str, alphabet: &[u8], length: usize) -> String {
        let mut random = Random::new(self.0, digest(purpose));
        let pick = |random: &mut Random| {
            let at = usize::try_from(random.below(alphabet.len() as u64)).unwrap_or(0);
            char::from(alphabet.get(at).copied().unwrap_or(b'A'))
        };
        (0..length).map(|_| pick(&mut random)).collect()
    }

    fn keys(&self, mode: &str) -> Keys {
        let make =
            |purpose: &str, alphabet, length| self.make(&format!("{purpose} {mode}"), alphabet, length);
        let group = |at: usize| make(&format!("nowpayments {at}"), CAPITALS, 7);
        Keys {
            paypal_user: format!("pay_{}_api1.aldercreek.example.org", make("paypal user", HEX, 4)),
            paypal_password: make("paypal password", CAPITALS, 16),
            paypal_signature: format!("A{}", make("paypal signature", LETTERS, 55)),
            stripe_public: format!("pk_{mode}_{}", make("stripe public", LETTERS, 99)),
            stripe_private: format!("sk_{mode}_{}", make("stripe private", LETTERS, 99)),
            stripe_restricted: format!("rk_{mode}_{}", make("stripe restricted", LETTERS, 99)),
            razorpay_id: format!("rzp_{mode}_{}", make("razorpay id", LETTERS, 14)),
            razorpay_secret: make("razorpay secret", LETTERS, 24),
            paystack_public: format!("pk_{mode}_{}", make("paystack public", HEX, 40)),
            paystack_private: format!("sk_{mode}_{}", make("paystack private", HEX, 40)),
            paymongo_public: format!("pk_{mode}_{}", make("paymongo public", LETTERS, 24)),
            paymongo_private: format!("sk_{mode}_{}", make("paymongo private", LETTERS, 24)),
            nowpayments: [group(0), group(1), group(2), group(3)].join("-"),
        }
    }
}

impl Accounts {
    pub(super) fn of(seed: u64) -> Accounts {
        let maker = Maker(seed);
        Accounts {
            test: maker.keys("test"),
            live: maker.keys("live"),
            duo_host: format!("api-{}.duosecurity.com", maker.make("duo host", HEX, 8)),
            duo_key: format!("DI{}", maker.make("duo key", CAPITALS, 18)),
            duo_other_key: format!("DI{}", maker.make("duo other key", CAPITALS, 18)),
            duo_secret: maker.make("duo secret", LETTERS, 40),
            duo_akey: maker.make("duo akey", HEX, 40),
            ipn_key: maker.make("ipn key", LETTERS, 32),
        }
    }

    pub(super) fn describe(&self, address: SocketAddr) -> ProviderDescription {
        let root = format!("http://{address}");
        let account = |name: &str, live: &str, values: [BTreeMap<String, String>; 3]| {
            let [test, live_values, lacking] = values;
            ProviderAccount {
                base: format!("{root}/{name}"),
                live_base: format!("{root}/{live}"),
                test,
                live: live_values,
                lacking,
            }
        };
        let both = |of: fn(&Keys, &str) -> BTreeMap<String, String>| {
            [of(&self.test, "test"), of(&self.live, "live"), BTreeMap::new()]
        };
        let mut stripe_values = both(stripe);
        stripe_values[2] = stripe(&self.test, "test");
        stripe_values[2].insert("private_key".to_owned(), self.test.stripe_restricted.clone());
        let mut duo_lacking = self.duo();
        duo_lacking.insert("integration_key".to_owned(), self.duo_other_key.clone());
        let providers = [
            ("paypal", account("paypal-sandbox", "paypal", both(paypal))),
            (
                "paypal_ipn",
                account("paypal_ipn-sandbox", "paypal_ipn", Default::default()),
            ),
            ("stripe", account("stripe", "stripe", stripe_values)),
            (
                "duo",
                account("duo", "duo", [self.duo(), BTreeMap::new(), duo_lacking]),
            ),
            ("razorpay", account("razorpay", "razorpay", both(razorpay))),
            ("paystack", account("paystack", "paystack", both(paystack))),
            ("paymongo", account("paymongo", "paymongo", both(paymongo))),
            (
                "nowpayments",
                account("nowpayments-sandbox", "nowpayments", self.nowpayments()),
            ),
        ];
        ProviderDescription {
            providers: providers.map(|(name, account)| (name.to_owned(), account)).into(),
            address: root,
        }
    }

    fn duo(&self) -> BTreeMap<String, String> {
        values([
            ("integration_key", &self.duo_key),
            ("secret", &self.duo_secret),
            ("host", &self.duo_host),
            ("akey", &self.duo_akey),
        ])
    }

    fn nowpayments(&self) -> [BTreeMap<String, String>; 3] {
        let of = |keys: &Keys, mode: &str| {
            values([
                ("mode", mode),
                ("api_key", &keys.nowpayments),
                ("ipn_key", &self.ipn_key),
                ("currencies", "btc,eth"),
            ])
        };
        [of(&self.test, "test"), of(&self.live, "live"), BTreeMap::new()]
    }
}

fn values<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    pairs.map(owned).into()
}

fn paypal(keys: &Keys, mode: &str) -> BTreeMap<String, String> {
    values([
        ("mode", mode),
        ("api_username", &keys.paypal_user),
        ("api_password", &keys.paypal_password),
        ("email", "payments@aldercreek.example.org"),
        ("signature", &keys.paypal_signature),
        ("currencies", "USD"),
    ])
}

fn stripe(keys: &Keys, mode: &str) -> BTreeMap<String, String> {
    pair(mode, &keys.stripe_public, &keys.stripe_private, "USD")
}

fn razorpay(keys: &Keys, mode: &str) -> BTreeMap<String, String> {
    values([
        ("mode", mode),
        ("key_id", &keys.razorpay_id),
        ("key_secret", &keys.razorpay_secret),
        ("currencies", "INR"),
    ])
}

fn paystack(keys: &Keys, mode: &str) -> BTreeMap<String, String> {
    pair(mode, &keys.paystack_public, &keys.paystack_private, "NGN")
}

fn paymongo(keys: &Keys, mode: &str) -> BTreeMap<String, String> {
    pair(mode, &keys.paymongo_public, &keys.paymongo_private, "PHP")
}

fn pair(mode: &str, public: &str, private: &str, currency: &str) -> BTreeMap<String, String> {
    values([
        ("mode", mode),
        ("public_key", public),
        ("private_key", private),
        ("currencies", currency),
    ])
}
