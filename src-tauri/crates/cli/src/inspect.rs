//! Looking at an answer that somebody sends in.

use std::io::Read;
use std::path::Path;

use office::inspect::{ConnectKind, ProvisioningKind};
use office::{Code, OfficeError};

use crate::args::{ConnectKindArg, InspectCommand, InspectConnect, InspectProvisioning, ProvisioningKindArg};
use crate::output;

/// Prints one object.
pub fn run(command: InspectCommand) -> Result<(), OfficeError> {
    let seen = match command {
        InspectCommand::Converge { file } => office::inspect::converge(&bytes(&file)?),
        InspectCommand::Connect(InspectConnect { kind, status, file }) => {
            office::inspect::connect(connect_kind(kind), status, &bytes(&file)?)
        }
        InspectCommand::Provisioning(InspectProvisioning { kind, status, file }) => {
            office::inspect::provisioning(provisioning_kind(kind), status, &bytes(&file)?)
        }
    };
    output::line(&seen);
    Ok(())
}

fn connect_kind(kind: ConnectKindArg) -> ConnectKind {
    match kind {
        ConnectKindArg::Transaction => ConnectKind::Transaction,
        ConnectKindArg::Terminals => ConnectKind::Terminals,
        ConnectKindArg::Terminal => ConnectKind::Terminal,
        ConnectKindArg::Report => ConnectKind::Report,
        ConnectKindArg::Error => ConnectKind::Error,
    }
}

fn provisioning_kind(kind: ProvisioningKindArg) -> ProvisioningKind {
    match kind {
        ProvisioningKindArg::Connector => ProvisioningKind::Connector,
        ProvisioningKindArg::Settings => ProvisioningKind::Settings,
        ProvisioningKindArg::Error => ProvisioningKind::Error,
    }
}

fn bytes(file: &Path) -> Result<Vec<u8>, OfficeError> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|read| bytes = read)
    };
    read.map_err(|error| {
        OfficeError::new(Code::NotFound, format!("The file could not be read: {error}."))
            .with("file", file.to_string_lossy().into_owned())
    })?;
    Ok(bytes)
}
