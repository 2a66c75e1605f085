import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { LiveRegion } from '../app/LiveRegion';
import { openWith } from '../test/render';
import { Dialog } from './Dialog';
import { toast, Toasts } from './Toast';

function Page() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button onClick={() => setAsking(true)}>Ask</button>
      <Dialog title="Switch off?" isOpen={asking} onClose={() => setAsking(false)}>
        <button onClick={() => toast({ title: 'Address noted.' })}>Note</button>
        <button onClick={() => setAsking(false)}>Keep it on</button>
      </Dialog>
      <Toasts />
      <LiveRegion />
    </>
  );
}

describe('a toast', () => {
  it('is gone while a dialog is open, still spoken, and offers its way back afterwards', async () => {
    const undo = vi.fn();
    const { user } = openWith(<Page />);
    toast({ title: 'Terminal switched off.', action: { label: 'Undo', onPress: undo } });
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Ask' }));
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    expect(screen.queryByTestId('toast')).toBeNull();
    const live = screen.getByTestId('live-region');
    await waitFor(() => expect(within(live).getByText('Address noted.')).toBeTruthy());
    expect(live.closest('[aria-hidden="true"], [inert]')).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Keep it on' }));
    expect(await screen.findAllByTestId('toast')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
  });
});
