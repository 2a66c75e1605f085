//! One accepted connection, with a way to break it on purpose.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

const WHOLE: u8 = 0;
const RESET: u8 = 1;
const CUT: u8 = 2;

/// Breaks the connection that a request came in on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Breaker(Arc<AtomicU8>);

impl Breaker {
    /// Nothing more is sent; the peer sees a TCP reset.
    pub(crate) fn reset(&self) {
        self.0.store(RESET, Ordering::Release);
    }

    /// What was handed over is still sent, then the connection closes in mid-answer.
    pub(crate) fn cut(&self) {
        self.0.store(CUT, Ordering::Release);
    }

    fn state(&self) -> u8 {
        self.0.load(Ordering::Acquire)
    }
}

/// The byte stream of a connection.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    breaker: Breaker,
}

impl Wire {
    pub(crate) fn new(stream: TcpStream, breaker: Breaker) -> Wire {
        Wire { stream, breaker }
    }

    fn refuse_if(&self, broken: bool) -> io::Result<()> {
        if broken {
            Err(io::ErrorKind::ConnectionAborted.into())
        } else {
            Ok(())
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.breaker.state() == RESET {
            // Without lingering, closing sends RST instead of FIN. If that cannot be set,
            // the peer sees an early end, which is a broken answer as well.
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.refuse_if(self.breaker.state() == RESET)?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.refuse_if(self.breaker.state() == RESET)?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.refuse_if(self.breaker.state() == RESET)?;
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // The server flushes the stream once its own buffer is empty: the moment to cut.
        self.refuse_if(self.breaker.state() != WHOLE)?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.refuse_if(self.breaker.state() == RESET)?;
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
