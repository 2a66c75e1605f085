import { configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings } from '../test/axe';
import { openWith } from '../test/render';
import { LiveRegion } from '../app/LiveRegion';
import { ReceiptButton } from './ReceiptButton';

vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 12_000 });

async function openReceipt(options = {}) {
  const opened = openWith(
    <main>
      <h1>Payment</h1>
      <ReceiptButton accountId="acc-alder" id="PAY-1" />
      <LiveRegion />
    </main>,
    options,
  );
  await opened.user.click(screen.getByTestId('receipt-open'));
  await screen.findByTestId('receipt-text');
  return opened;
}

const writes = (host: Awaited<ReturnType<typeof openReceipt>>['host']) => host.log.filter((one) => one.name === 'receipt_write').map((one) => one.request);

describe('a receipt', () => {
  it('is looked at first, in English or Spanish, each marked with its language', async () => {
    const { user } = await openReceipt();
    expect(screen.getByTestId('receipt-text').textContent).toContain('City of Alder Creek');
    expect(screen.getByTestId('receipt-text').getAttribute('lang')).toBe('en');
    expect(screen.getByTestId('receipt-copy').textContent).toContain('first receipt');
    await user.click(screen.getByTestId('receipt-language-spanish'));
    await waitFor(() => expect(screen.getByTestId('receipt-subject').textContent).toBe('Recibo: City of Alder Creek'));
    expect(screen.getByTestId('receipt-text').getAttribute('lang')).toBe('es');
    expect(await axeFindings(document.body)).toEqual([]);
  });

  it('is saved, or opened to be printed, in the language that is shown', async () => {
    const { user, host } = await openReceipt();
    await user.click(screen.getByTestId('receipt-save'));
    expect((await screen.findByTestId('receipt-told')).textContent).toContain('Receipt PAY-1.pdf');
    await user.click(screen.getByTestId('receipt-language-spanish'));
    await user.click(screen.getByTestId('receipt-print'));
    await waitFor(() => expect(screen.getByTestId('receipt-told').textContent).toContain('Print it from there.'));
    expect(writes(host)).toEqual([
      { accountId: 'acc-alder', id: 'PAY-1', language: 'english', print: false },
      { accountId: 'acc-alder', id: 'PAY-1', language: 'spanish', print: true },
    ]);
  });

  it('made once more says that it is a copy', async () => {
    await openReceipt({ calls: { receipt_preview: () => ({ title: 'Receipt', subject: 'Receipt', text: 'COPY 2', copy: 2, warnings: ['The card\u2019s brand is not known.'] }) } });
    expect(screen.getByTestId('receipt-copy').textContent).toContain('COPY 2');
    expect(screen.getByTestId('receipt-dialog').textContent).toContain('brand is not known');
  });

  it('that was not saved after all says so', async () => {
    const { user } = await openReceipt({ calls: { receipt_write: () => ({ path: null, sentence: '', size: 0, sha256: null }) } });
    await user.click(screen.getByTestId('receipt-save'));
    expect((await screen.findByTestId('receipt-told')).textContent).toContain('No file was written.');
  });
});
