//! Compresses on several cores, with bounded memory.
//!
//! Each block is compressed by itself and ends on a byte, so that the blocks laid end to end are
//! one stream. The file is therefore the same whatever the number of cores.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use flate2::{Compress, CompressError, Compression, Crc, FlushCompress};

use crate::table::TableError;

/// Ends a stream whose blocks all end on a byte: an empty last block.
pub(super) const END: [u8; 2] = [3, 0];

/// More cores than this wait for the one that writes the rows.
const MOST_WORKERS: usize = 4;
/// Blocks a worker has before it, the one in hand included.
const DEPTH: usize = 2;
/// Least room for compressed bytes at each step.
const ROOM: usize = 32 * 1024;

/// A piece of a stream, before and after. Its memory goes round.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) raw: Vec<u8>,
    pub(super) packed: Vec<u8>,
    pub(super) crc: Crc,
}

/// Compresses blocks and gives them back in the order in which they came.
#[derive(Debug)]
pub(super) struct Pool {
    workers: Vec<Worker>,
    given: usize,
    taken: usize,
}

impl Pool {
    pub(super) fn new(workers: usize, level: u32) -> io::Result<Self> {
        let workers = (0..workers.max(1))
            .map(|_| Worker::spawn(level))
            .collect::<io::Result<_>>()?;
        Ok(Self {
            workers,
            given: 0,
            taken: 0,
        })
    }

    /// As many workers as there are cores, within reason.
    pub(super) fn usual_workers() -> usize {
        thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MOST_WORKERS)
    }

    /// Whether a block must be taken before another is given.
    pub(super) fn is_full(&self) -> bool {
        self.given - self.taken >= self.workers.len() * DEPTH
    }

    pub(super) fn give(&mut self, block: Block) -> Result<(), TableError> {
        let worker = self.worker(self.given)?;
        let blocks = worker.blocks.as_ref().ok_or_else(ended)?;
        blocks.send(block).map_err(|_| ended())?;
        self.given += 1;
        Ok(())
    }

    /// The oldest block that was given, once it is compressed; `None` when there is no more.
    pub(super) fn take(&mut self) -> Result<Option<Block>, TableError> {
        if self.taken == self.given {
            return Ok(None);
        }
        let block = self.worker(self.taken)?.done.recv().map_err(|_| ended())?;
        self.taken += 1;
        block.map(Some).map_err(|error| TableError::Io(error.into()))
    }

    fn worker(&self, turn: usize) -> Result<&Worker, TableError> {
        self.workers.get(turn % self.workers.len()).ok_or_else(ended)
    }
}

/// A worker ends before its time only by a panic, which would be a mistake of ours.
fn ended() -> TableError {
    TableError::Io(io::Error::other("the compression has ended"))
}

#[derive(Debug)]
struct Worker {
    /// Closed to end the worker.
    blocks: Option<SyncSender<Block>>,
    done: Receiver<Result<Block, CompressError>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    fn spawn(level: u32) -> io::Result<Self> {
        let (blocks, given) = sync_channel::<Block>(DEPTH);
        let (finished, done) = sync_channel(DEPTH);
        let work = move || {
            let mut compress = Compress::new(Compression::new(level), false);
            for mut block in given {
                let packed = pack(&mut compress, &mut block).map(|()| block);
                if finished.send(packed).is_err() {
                    break;
                }
            }
        };
        let thread = thread::Builder::new().name("export".to_owned()).spawn(work)?;
        Ok(Self {
            blocks: Some(blocks),
            done,
            thread: Some(thread),
        })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.blocks = None;
        if let Some(thread) = self.thread.take() {
            // At most the blocks before it, a few milliseconds.
            let _ = thread.join();
        }
    }
}

fn pack(compress: &mut Compress, block: &mut Block) -> Result<(), CompressError> {
    let Block { raw, packed, crc } = block;
    crc.reset();
    crc.update(raw);
    compress.reset();
    packed.clear();
    let mut rest = raw.as_slice();
    loop {
        packed.reserve(ROOM);
        let before = compress.total_in();
        compress.compress_vec(rest, packed, FlushCompress::Sync)?;
        let read = usize::try_from(compress.total_in() - before).unwrap_or(rest.len());
        rest = rest.get(read..).unwrap_or_default();
        // With room to spare, nothing is held back.
        if rest.is_empty() && packed.len() < packed.capacity() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::DeflateDecoder;
    use proptest::prelude::*;

    use super::*;

    /// Compresses pieces with some workers: the stream, and its check sum and length.
    fn packed(pieces: &[Vec<u8>], workers: usize) -> (Vec<u8>, u32) {
        let mut pool = Pool::new(workers, 1).unwrap();
        let (mut stream, mut crc) = (Vec::new(), Crc::new());
        let mut store = |block: Block| {
            stream.extend_from_slice(&block.packed);
            crc.combine(&block.crc);
        };
        for piece in pieces {
            if pool.is_full() {
                store(pool.take().unwrap().unwrap());
            }
            let raw = piece.clone();
            pool.give(Block {
                raw,
                ..Block::default()
            })
            .unwrap();
        }
        while let Some(block) = pool.take().unwrap() {
            store(block);
        }
        stream.extend_from_slice(&END);
        (stream, crc.sum())
    }

    #[test]
    fn pieces_larger_than_the_room_for_them_come_back_whole() {
        // Nothing to be gained from these bytes, so that the result is larger than they are.
        let mut state = 1_u32;
        let mut noise = |length: usize| -> Vec<u8> {
            let byte = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            std::iter::repeat_with(byte).take(length).collect()
        };
        let pieces = [
            noise(3 * ROOM),
            noise(ROOM),
            vec![b'a'; 20 * ROOM],
            noise(ROOM - 5),
            noise(1),
        ];
        let (stream, sum) = packed(&pieces, 3);
        let mut read = Vec::new();
        DeflateDecoder::new(stream.as_slice())
            .read_to_end(&mut read)
            .unwrap();
        let whole = pieces.concat();
        assert!(read == whole);
        let mut crc = Crc::new();
        crc.update(&whole);
        assert_eq!(sum, crc.sum());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_number_of_workers_changes_nothing(
            pieces in proptest::collection::vec(proptest::collection::vec(0_u8..4, 0..3_000), 0..20)
        ) {
            let one = packed(&pieces, 1);
            prop_assert_eq!(&one, &packed(&pieces, 3));
            let mut read = Vec::new();
            DeflateDecoder::new(one.0.as_slice()).read_to_end(&mut read).unwrap();
            prop_assert_eq!(read, pieces.concat());
        }
    }
}
