use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use counterfoil_office as office;
use futures_util::future::BoxFuture;
use office::dto::IdRequest;
use office::{Access, FileKind, Files, Office, Ports};

use crate::place;
use crate::records::{history, terminal, without_pins};

/// A person who chooses this file, or cancels.
#[derive(Default)]
struct Chosen(Mutex<Option<PathBuf>>);

impl Files for Chosen {
    fn choose_save(&self, _kind: FileKind, _suggested: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async { None })
    }

    fn choose_open(&self, kind: FileKind) -> BoxFuture<'static, Option<PathBuf>> {
        assert_eq!(kind, FileKind::Photo);
        let chosen = self.0.lock().unwrap().clone();
        Box::pin(async { chosen })
    }

    fn open(&self, _path: &Path) -> Result<(), String> {
        Err("not asked for".to_owned())
    }
}

#[tokio::test]
async fn a_photo_is_a_picture_by_its_bytes_and_not_by_its_name() {
    let mut place = without_pins().await;
    let desk = tempfile::tempdir().unwrap();
    let files = Arc::new(Chosen::default());
    place.office.clone().close().await;
    let place::Place {
        folder,
        clock,
        vault,
        office,
        gateway,
        account,
    } = place;
    office.close().await;
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        vault: Arc::clone(&vault) as _,
        practice: Arc::new(|| Box::pin(async { Err("no practice gateway here".to_owned()) })),
        zone: "America/Denver".into(),
        person: "clerk1".into(),
        door: "window",
        files: Arc::clone(&files) as _,
        clipboard: Arc::new(office::NoClipboard),
    };
    let office = Office::open(folder.path(), Access::Full, ports).await.unwrap();
    place = place::Place {
        folder,
        clock,
        vault,
        office,
        gateway,
        account,
    };
    let id = terminal(&place.account, "Parks Front Desk").id.clone();
    let request = || IdRequest { id: id.clone() };
    let entries = history(&place).await.len();
    let cancelled = office::photos::choose(&place.office, request()).await.unwrap();
    assert_eq!(cancelled.data, None);
    let png = [
        &[0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'][..],
        b"counter",
    ]
    .concat();
    for (name, bytes, reason) in [
        (
            "reader.jpg",
            b"<svg onload=alert(1)>".to_vec(),
            Some("photo_kind"),
        ),
        ("empty.png", vec![], Some("photo_kind")),
        (
            "large.png",
            [png.clone(), vec![0; 5 * 1024 * 1024]].concat(),
            Some("photo_large"),
        ),
        ("reader.bin", png, None),
        ("reader.png", vec![0xFF, 0xD8, 0xFF, 0xE0], None),
    ] {
        let path = desk.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        *files.0.lock().unwrap() = Some(path);
        let done = office::photos::choose(&place.office, request()).await;
        let told = done.as_ref().err().map(|e| e.details["reason"].as_str().unwrap());
        assert_eq!(told, reason, "{name}");
    }
    let shown = office::photos::show(&place.office, request()).await.unwrap();
    assert_eq!(shown.data.as_deref(), Some("data:image/jpeg;base64,/9j/4A=="));
    let record = office::terminals::record(&place.office, request()).await.unwrap();
    assert!(record.has_photo);
    office::photos::remove(&place.office, request()).await.unwrap();
    office::photos::remove(&place.office, request()).await.unwrap();
    let sentences: Vec<String> = history(&place).await.into_iter().map(|e| e.sentence).collect();
    assert_eq!(
        sentences[..sentences.len() - entries],
        [
            "clerk1 removed the photo of the reader of Parks Front Desk.",
            "clerk1 replaced the photo of the reader of Parks Front Desk.",
            "clerk1 added a photo of the reader of Parks Front Desk.",
        ]
    );
}
