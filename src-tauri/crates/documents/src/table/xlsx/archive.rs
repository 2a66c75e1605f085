//! A ZIP archive written from front to back; only the sizes of each entry are filled in
//! afterwards, so that no reader has to look for them behind the data.

use std::io::{Seek, SeekFrom, Write};

use flate2::Crc;

use super::deflate::{Block, END, Pool};
use crate::table::TableError;

/// Bytes that are compressed as one.
const BLOCK: usize = 256 * 1024;
/// Where check sum and sizes stand in the header of an entry.
const SIZES: u64 = 14;
/// 1980-01-01, the first day there is: the same rows give the same file.
const DATE: u16 = 0x21;
/// ZIP 2.0: deflate.
const VERSION: u16 = 20;
const DEFLATED: u16 = 8;

#[derive(Debug, Default)]
struct Entry {
    name: String,
    start: u64,
    packed: u64,
    unpacked: u64,
    crc: Crc,
}

/// An archive in the making. What is to be written goes into [`body`](Self::body).
#[derive(Debug)]
pub(super) struct Archive<W> {
    out: W,
    pool: Pool,
    position: u64,
    entries: Vec<Entry>,
    open: Entry,
    block: Block,
    spare: Vec<Block>,
}

impl<W: Write + Seek> Archive<W> {
    pub(super) fn new(out: W, pool: Pool) -> Self {
        Self {
            out,
            pool,
            position: 0,
            entries: Vec::new(),
            open: Entry::default(),
            block: Block::default(),
            spare: Vec::new(),
        }
    }

    /// Begins an entry. The one before must have been ended.
    pub(super) fn begin(&mut self, name: &str) -> Result<(), TableError> {
        self.open = Entry {
            name: name.to_owned(),
            start: self.position,
            ..Entry::default()
        };
        let header = local_header(&self.open)?;
        self.write(&header)
    }

    /// Where the text of the open entry goes.
    pub(super) fn body(&mut self) -> &mut Vec<u8> {
        &mut self.block.raw
    }

    /// Sends what has gathered on its way once it is enough.
    pub(super) fn step(&mut self) -> Result<(), TableError> {
        if self.block.raw.len() >= BLOCK {
            self.send()?;
        }
        Ok(())
    }

    /// Bytes of the open entry before compression.
    pub(super) fn length(&self) -> u64 {
        self.open.unpacked + self.block.raw.len() as u64
    }

    /// Ends the open entry.
    pub(super) fn end(&mut self) -> Result<(), TableError> {
        self.send()?;
        while let Some(block) = self.pool.take()? {
            self.store(block)?;
        }
        self.write(&END)?;
        self.open.packed += END.len() as u64;
        let entry = std::mem::take(&mut self.open);
        let mut sizes = Vec::with_capacity(12);
        push_sizes(&mut sizes, &entry)?;
        self.out.seek(SeekFrom::Start(entry.start + SIZES))?;
        self.out.write_all(&sizes)?;
        self.out.seek(SeekFrom::Start(self.position))?;
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the directory, and tells how long the archive is.
    pub(super) fn finish(mut self) -> Result<u64, TableError> {
        let start = self.position;
        let mut directory = Vec::new();
        for entry in &self.entries {
            push_directory_entry(&mut directory, entry)?;
        }
        let count = u16::try_from(self.entries.len()).map_err(|_| TableError::TooLarge)?;
        let length = directory.len() as u64;
        directory.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        push_u16(&mut directory, count);
        push_u16(&mut directory, count);
        push_u32(&mut directory, length)?;
        push_u32(&mut directory, start)?;
        push_u16(&mut directory, 0);
        self.write(&directory)?;
        self.out.flush()?;
        Ok(self.position)
    }

    fn send(&mut self) -> Result<(), TableError> {
        if self.pool.is_full()
            && let Some(done) = self.pool.take()?
        {
            self.store(done)?;
        }
        let mut next = self.spare.pop().unwrap_or_default();
        next.raw.reserve(BLOCK + BLOCK / 16);
        let block = std::mem::replace(&mut self.block, next);
        self.open.unpacked += block.raw.len() as u64;
        self.pool.give(block)
    }

    fn store(&mut self, mut block: Block) -> Result<(), TableError> {
        self.write(&block.packed)?;
        self.open.packed += block.packed.len() as u64;
        self.open.crc.combine(&block.crc);
        block.raw.clear();
        self.spare.push(block);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), TableError> {
        self.out.write_all(bytes)?;
        self.position += bytes.len() as u64;
        Ok(())
    }
}

fn local_header(entry: &Entry) -> Result<Vec<u8>, TableError> {
    let mut header = Vec::from(b"PK\x03\x04");
    push_u16(&mut header, VERSION);
    push_how(&mut header);
    push_sizes(&mut header, entry)?;
    push_u16(&mut header, name_length(entry)?);
    push_u16(&mut header, 0);
    header.extend_from_slice(entry.name.as_bytes());
    Ok(header)
}

fn push_directory_entry(out: &mut Vec<u8>, entry: &Entry) -> Result<(), TableError> {
    out.extend_from_slice(b"PK\x01\x02");
    push_u16(out, VERSION);
    push_u16(out, VERSION);
    push_how(out);
    push_sizes(out, entry)?;
    push_u16(out, name_length(entry)?);
    // No extra field, no comment, first disk, no attributes.
    out.extend_from_slice(&[0; 12]);
    push_u32(out, entry.start)?;
    out.extend_from_slice(entry.name.as_bytes());
    Ok(())
}

/// Flags, method and time, which all entries share.
fn push_how(out: &mut Vec<u8>) {
    push_u16(out, 0);
    push_u16(out, DEFLATED);
    push_u16(out, 0);
    push_u16(out, DATE);
}

fn push_sizes(out: &mut Vec<u8>, entry: &Entry) -> Result<(), TableError> {
    out.extend_from_slice(&entry.crc.sum().to_le_bytes());
    push_u32(out, entry.packed)?;
    push_u32(out, entry.unpacked)
}

fn name_length(entry: &Entry) -> Result<u16, TableError> {
    u16::try_from(entry.name.len()).map_err(|_| TableError::TooLarge)
}

fn push_u16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn push_u32(out: &mut Vec<u8>, value: u64) -> Result<(), TableError> {
    let value = u32::try_from(value).map_err(|_| TableError::TooLarge)?;
    out.extend_from_slice(&value.to_le_bytes());
    Ok(())
}
