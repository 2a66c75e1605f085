//! Every switch: the answer means the same as without it.

use counterfoil_provisioning::{CallError, Changes, Class, Descriptor, update};
use practice::provisioning::{DescriptorShape, EmptyForm, ProvisioningFault, Switches};
use serde_json::json;

use crate::stage;

fn each() -> Vec<Switches> {
    let plain = Switches::default;
    vec![
        Switches {
            casing: true,
            ..plain()
        },
        Switches {
            empty_extra_data: EmptyForm::Array,
            ..plain()
        },
        Switches {
            empty_extra_data: EmptyForm::Null,
            ..plain()
        },
        Switches {
            settings_numbers: true,
            ..plain()
        },
        Switches {
            both_meta_blocks: true,
            ..plain()
        },
        Switches {
            bare_list: true,
            ..plain()
        },
        Switches {
            no_success: true,
            ..plain()
        },
        Switches {
            casing: true,
            empty_extra_data: EmptyForm::Array,
            settings_numbers: true,
            both_meta_blocks: true,
            bare_list: true,
            no_success: true,
            everything_text: true,
            ..plain()
        },
    ]
}

#[tokio::test]
async fn connectors_read_the_same_in_every_odd_way_of_writing_them() {
    let stage = stage().await;
    let plain: Vec<_> = stage
        .all()
        .await
        .iter()
        .map(|one| (one.shown(), one.is_meta(), one.meta_kind()))
        .collect();
    for switches in each() {
        stage.simulator.switch(switches.clone());
        let odd: Vec<_> = stage
            .all()
            .await
            .iter()
            .map(|one| (one.shown(), one.is_meta(), one.meta_kind()))
            .collect();
        assert_eq!(odd, plain, "{switches:?}");
    }
}

#[tokio::test]
async fn an_update_without_changes_has_no_effect_in_any_of_them() {
    let stage = stage().await;
    let before = stage.simulator.truth();
    for switches in each() {
        stage.simulator.switch(switches.clone());
        for one in stage.all().await {
            let update = update(&one, &Changes::new(), None).unwrap();
            let answered = stage.client.update(&stage.credentials, &update).await.unwrap();
            assert_eq!(answered.guid(), one.guid());
        }
        assert_eq!(stage.simulator.truth(), before, "{switches:?}");
    }
}

#[tokio::test]
async fn unknown_fields_are_written_back_as_they_came() {
    let stage = stage().await;
    stage.simulator.switch(Switches {
        unknown_fields: true,
        ..Switches::default()
    });
    let update = update(&stage.named("Web Permits").await, &Changes::new(), None).unwrap();
    stage.client.update(&stage.credentials, &update).await.unwrap();
    assert_eq!(
        stage.truth("Web Permits")["acquirerRegion"],
        json!({ "code": "eu-1", "since": 2019 })
    );
}

#[tokio::test]
async fn errors_are_told_by_their_number_in_every_odd_way() {
    let stage = stage().await;
    for switches in [
        Switches {
            success_in_errors: true,
            ..Switches::default()
        },
        Switches {
            wrong_message: true,
            ..Switches::default()
        },
        Switches {
            code_as_text: true,
            casing: true,
            ..Switches::default()
        },
    ] {
        for (code, class) in [
            (1004, Class::InvalidCharacters),
            (1007, Class::NotFound),
            (1000, Class::NotAuthorized),
        ] {
            for status in [None, Some(200)] {
                stage.simulator.switch(switches.clone());
                stage.simulator.arm(ProvisioningFault {
                    status,
                    ..ProvisioningFault::error(code)
                });
                let error = stage
                    .client
                    .list(&stage.credentials, stage.merchant())
                    .await
                    .unwrap_err();
                let CallError::Refused(error) = error else {
                    panic!("{error}")
                };
                assert_eq!((error.code, error.class), (Some(code), class), "{switches:?}");
            }
        }
    }
}

fn outline(all: &[Descriptor]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for one in all {
        let items = one.items.iter().flat_map(|items| outline(&items.properties));
        let inner: Vec<String> = outline(&one.properties).into_iter().chain(items).collect();
        found.push(format!(
            "{} {:?} {} {:?} {inner:?}",
            one.name, one.kind, one.required, one.choices
        ));
    }
    // A map has no order of its own.
    found.sort();
    found
}

#[tokio::test]
async fn descriptors_mean_the_same_in_every_shape() {
    let stage = stage().await;
    for adapter in ["Simulator", "CardAcquirer"] {
        let plain = stage
            .client
            .settings(&stage.credentials, adapter, Some(stage.merchant()))
            .await
            .unwrap();
        for shape in [
            DescriptorShape::Single,
            DescriptorShape::Map,
            DescriptorShape::EnumText,
            DescriptorShape::LooseItems,
        ] {
            stage.simulator.switch(Switches {
                descriptors: shape,
                no_success: true,
                ..Switches::default()
            });
            let odd = stage
                .client
                .settings(&stage.credentials, adapter, Some(stage.merchant()))
                .await
                .unwrap();
            assert_eq!(outline(&odd.base), outline(&plain.base), "{shape:?}");
            assert_eq!(outline(&odd.vault), outline(&plain.vault), "{shape:?}");
        }
        stage.simulator.switch(Switches {
            descriptors: DescriptorShape::Empty,
            ..Switches::default()
        });
        let empty = stage
            .client
            .settings(&stage.credentials, adapter, Some(stage.merchant()))
            .await
            .unwrap();
        assert!(empty.base.is_empty() && empty.vault.is_empty());
        stage.simulator.switch(Switches {
            descriptors: DescriptorShape::UnknownType,
            ..Switches::default()
        });
        let unknown = stage
            .client
            .settings(&stage.credentials, adapter, None)
            .await
            .unwrap();
        assert_eq!(
            unknown.base.last().unwrap().declared.as_deref(),
            Some("colorpicker")
        );
        stage.simulator.switch(Switches::default());
    }
}
