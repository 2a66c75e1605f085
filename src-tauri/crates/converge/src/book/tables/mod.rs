//! The pages themselves, one file a family.

pub(super) mod causes;
mod cvv_avs;
mod errors_declined;
mod errors_fields;
mod errors_gateway;
mod errors_import;
mod errors_options;
mod errors_plans;
mod messages;
mod messages_more;
pub(super) mod shared;
mod situations;
mod statuses;

use super::entry::{Entry, Table};
use super::topic::Topic;
use crate::codes::ErrorCode;

/// The error codes' tables.
const ERRORS: [Table<ErrorCode>; 6] = [
    errors_gateway::GATEWAY,
    errors_fields::FIELDS,
    errors_plans::PLANS,
    errors_import::IMPORT,
    errors_options::OPTIONS,
    errors_declined::DECLINED,
];

/// The entry of a topic; `None` for an unlisted value.
pub(super) fn entry(topic: &Topic) -> Option<&'static Entry> {
    match topic {
        Topic::Error(code) => ERRORS.iter().find_map(|table| of(table, code)),
        Topic::Message(message) => {
            of(messages::MESSAGES, message).or_else(|| of(messages_more::MORE_MESSAGES, message))
        }
        Topic::Avs(answer) => of(cvv_avs::AVS, answer),
        Topic::Cvv(answer) => of(cvv_avs::CVV, answer),
        Topic::GatewayStatus(status) => of(statuses::GATEWAY_STATUSES, status),
        Topic::Status(status) => of(statuses::STATUSES, status),
        Topic::Situation(situation) => of(situations::SITUATIONS, situation),
    }
}

fn of<T: PartialEq>(table: Table<T>, wanted: &T) -> Option<&'static Entry> {
    table
        .iter()
        .find(|(code, _)| code == wanted)
        .map(|(_, entry)| entry)
}
