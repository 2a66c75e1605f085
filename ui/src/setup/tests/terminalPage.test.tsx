import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alderCreek } from '../../host/fake/town';
import { HostError } from '../../host';
import { axeFindings } from '../../test/axe';
import { field } from './harness';
import { calls, fill, gone, openSetup } from './pages';

describe('the page of a terminal', () => {
  it('edits name, kind, user, note and the reader', async () => {
    const opened = await openSetup('terminals/t3');
    const { user } = opened;
    await user.click(await field('terminal-edit'));
    const name = await field('edit-terminal-name');
    await fill(user, name, 'T2 Web Permits');
    await user.click(await field('edit-terminal-save'));
    expect(await screen.findByText(/Two terminals have this name/)).toBeTruthy();
    expect(calls(opened, 'terminal_edit')).toHaveLength(0);
    await fill(user, name, 'T3 Pool');
    await fill(user, 'edit-device-whereabouts', 'Pool gate, under the desk');
    expect(await axeFindings(await field('edit-terminal-dialog'))).toEqual([]);
    await user.click(await field('edit-terminal-save'));
    await gone('edit-terminal-dialog');
    expect(calls(opened, 'terminal_edit')[0]).toMatchObject({ id: 't3', name: 'T3 Pool', kind: 'retail', userId: 'u2', overrideReason: null });
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('T3 Pool');
    expect(screen.getAllByText('Pool gate, under the desk')[0]?.tagName).toBe('DD');
  });

  it('refuses to make a terminal with allowed addresses Retail, unless a sentence says why', async () => {
    const opened = await openSetup('terminals/t2');
    const { user } = opened;
    await user.click(await field('terminal-edit'));
    await user.click(await field('edit-kind-retail'));
    await user.click(await field('edit-terminal-save'));
    expect((await field('rule-refusal')).textContent).toContain('2 allowed addresses');
    await user.click(await field('edit-terminal-save'));
    expect(await screen.findByText('Write a whole sentence: at least 20 characters and 4 words.')).toBeTruthy();
    await fill(user, 'override-sentence', 'The counter uses the town proxy only');
    await user.click(await field('edit-terminal-save'));
    await gone('edit-terminal-dialog');
    expect(calls(opened, 'terminal_edit').at(-1)).toMatchObject({ kind: 'retail', overrideReason: 'The counter uses the town proxy only' });
  });

  it('shows what stops before switching off, and asks why', async () => {
    const opened = await openSetup('terminals/t1');
    const { user } = opened;
    await user.click(await field('terminal-off'));
    const dialog = await field('switch-off-dialog');
    expect(await within(dialog).findByText('Payments of T1 Parks Front Desk are no longer read.')).toBeTruthy();
    await user.click(within(dialog).getByTestId('dialog-confirm'));
    expect(await screen.findByText('Say why, so that a colleague can understand it later.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByTestId('switch-off-reason'));
    expect(calls(opened, 'terminal_set_active')).toHaveLength(0);
    expect(await axeFindings()).toEqual([]);
    await user.keyboard('Pool closed for winter');
    await user.click(within(dialog).getByTestId('dialog-confirm'));
    await field('terminal-off-banner');
    expect(calls(opened, 'terminal_set_active')[0]).toEqual({ id: 't1', active: false, reason: 'Pool closed for winter' });
    expect(screen.queryByTestId('terminal-verify')).toBeNull();
    await user.click(await field('terminal-on'));
    await gone('terminal-off-banner');
  });

  it('says what is still to be asked and what is kept, rule by rule', async () => {
    await openSetup('terminals/t2');
    expect((await field('rule-hosted_page')).dataset['state']).toBe('open');
    expect((await field('rule-plans')).textContent).toContain('Kept');
    expect(screen.getByText('Open the checklist').getAttribute('href')).toBe('#/setup');
  });

  it('shows, replaces and removes the photo of the reader', async () => {
    const { user } = await openSetup('terminals/t1');
    await user.click(await field('photo-choose'));
    expect((await field('terminal-photo')).getAttribute('alt')).toBe('Photo of the reader of T1 Parks Front Desk');
    await user.click(await field('photo-remove'));
    await gone('terminal-photo');
  });

  it('says so when its record cannot be read, and tries again', async () => {
    let broken = true;
    const { user } = await openSetup('terminals/t1', {
      calls: {
        terminal_record: () => {
          if (broken) throw new HostError({ code: 'storage_busy', message: 'busy', details: {} });
          return { id: 't1', addresses: [], intentions: ['look_up'], impossible: [], rules: [], hasPhoto: false };
        },
      },
    });
    await field('error-notice');
    broken = false;
    await user.click(await field('retry-button'));
    expect(await screen.findByText('No address is noted. That is right for this kind.')).toBeTruthy();
  });

  it('tells of a conflict, a person’s answer and a rotation under way', async () => {
    const account = alderCreek();
    const pin = account.terminals[0]!.credentials[0]!;
    Object.assign(pin, {
      state: 'conflict',
      conflictsWith: ['T2 Web Permits'],
      confirmed: false,
      rotation: { id: 'r', state: 'switched', newEnds: 'NEW1', oldEnds: 'OLD2', startedAt: '', switchedAt: null, remindOn: null, overdue: false },
    });
    await openSetup('terminals/t1', { status: { accounts: [account] } });
    const line = await field('pin-line-u2');
    expect(line.textContent).toContain('Same PIN as T2 Web Permits');
    expect(line.textContent).toContain('these are another terminal’s payments');
    expect(line.textContent).toContain('the old one ending OLD2 is kept');
    expect(within(line).getByTestId('terminal-rotation')).toBeTruthy();
  });
});

describe('the allow-list', () => {
  it('refuses an address on a Retail terminal with the reason', async () => {
    const opened = await openSetup('terminals/t1');
    const { user } = opened;
    await user.click(await field('address-add'));
    await user.click(await field('address-save'));
    expect(await screen.findByText('Enter the address. The provider of the web page knows it.')).toBeTruthy();
    await fill(user, 'address-field', '203.0.113.9');
    await user.click(await field('address-save'));
    expect((await field('rule-refusal')).textContent).toContain('its payments come from the counter PC, not from a listed address');
    expect(await axeFindings()).toEqual([]);
    await user.keyboard('{Escape}');
    await gone('address-dialog');
    expect(screen.getByText('No address is noted. That is right for this kind.')).toBeTruthy();
  });

  it('lets it in with a typed sentence, and keeps that sentence in sight', async () => {
    const opened = await openSetup('terminals/t1');
    const { user } = opened;
    await user.click(await field('address-add'));
    await fill(user, 'address-field', '203.0.113.9');
    await user.click(await field('address-save'));
    await user.click(await field('override-open'));
    expect(document.activeElement).toBe(await field('override-sentence'));
    await user.keyboard('because');
    await user.click(await field('address-save'));
    expect(await screen.findByText('Write a whole sentence: at least 20 characters and 4 words.')).toBeTruthy();
    expect(calls(opened, 'address_add')).toHaveLength(1);
    await fill(user, 'override-sentence', 'Elavon asked for it in ticket 88231');
    await user.click(await field('address-save'));
    await gone('address-dialog');
    expect((await field('address-0')).textContent).toContain('Rule overridden: “Elavon asked for it in ticket 88231”');
    expect((await field('rule-no_allow_list')).dataset['state']).toBe('overridden');
    expect((await field('history')).textContent).toContain('clerk1 overrode the rule that a Retail terminal has no allow-list');
  });

  it.each([
    ['192.168.1.10', /the town's own network/],
    ['permits.aldercreek.gov', /is a name, not an address/],
    ['203.0.113.7', /is already there/],
  ])('refuses %s at its field', async (typed, said) => {
    const { user } = await openSetup('terminals/t2');
    await user.click(await field('address-add'));
    await fill(user, 'address-field', typed);
    await user.click(await field('address-save'));
    const error = await field('address-field-error');
    expect(error.textContent).toMatch(said);
    expect(document.activeElement).toBe(screen.getByTestId('address-field'));
    expect(screen.getByTestId('address-field').getAttribute('aria-invalid')).toBe('true');
  });

  it('notes who confirmed an address, and asks for the name', async () => {
    const opened = await openSetup('terminals/t2');
    const { user } = opened;
    await user.click(await field('address-edit-1'));
    const confirmed = await field('address-confirmed');
    const [month] = within(confirmed).getAllByRole('spinbutton');
    month!.focus();
    await user.keyboard('1001');
    await user.keyboard('2026');
    await user.click(await field('address-edit-save'));
    expect(await screen.findByText('Say who confirmed it.')).toBeTruthy();
    await fill(user, 'address-confirmed-by', 'Kim at Converge');
    await user.click(await field('address-edit-save'));
    await gone('address-edit-dialog');
    expect(calls(opened, 'address_edit')[0]).toMatchObject({ id: 'a2', confirmedOn: '2026-10-01', confirmedBy: 'Kim at Converge' });
    expect((await field('address-1')).textContent).toContain('Oct 1, 2026 by Kim at Converge');
  });

  it('removes an address after a question', async () => {
    const opened = await openSetup('terminals/t2');
    await opened.user.click(await field('address-remove-0'));
    await opened.user.click(within(await field('address-remove-dialog')).getByTestId('dialog-confirm'));
    await gone('address-1');
    expect(calls(opened, 'address_remove')).toEqual([{ id: 'a1' }]);
  });
});

describe('what a terminal is meant to do', () => {
  it('explains what its kind rules out, in words', async () => {
    await openSetup('terminals/t1');
    const recurring = await field('intention-recurring');
    expect(recurring.textContent).toContain('Converge refuses them on a Retail terminal.');
    expect(within(recurring).getByRole<HTMLInputElement>('checkbox').disabled).toBe(true);
  });

  it('saves all at once and can take the change back before', async () => {
    const opened = await openSetup('terminals/t2');
    const { user } = opened;
    await user.click(await field('intention-settle'));
    await user.click(await field('intentions-reset'));
    expect(screen.queryByTestId('intentions-save')).toBeNull();
    await user.click(await field('intention-settle'));
    await user.click(await field('intentions-save'));
    await gone('intentions-save');
    expect(calls(opened, 'terminal_set_intentions')).toEqual([
      { terminalId: 't2', intentions: ['look_up', 'void', 'return', 'settle'], overrideReason: null },
    ]);
  });

  it('asks for a sentence where somebody insists', async () => {
    const opened = await openSetup('terminals/t1');
    const { user } = opened;
    await user.click(await field('intentions-insist'));
    await user.click(await field('intention-recurring'));
    await user.click(await field('intentions-save'));
    await field('rule-refusal');
    await fill(user, 'override-sentence', 'The bank enabled plans on this counter');
    await user.click(await field('intentions-save'));
    await waitFor(() => expect(calls(opened, 'terminal_set_intentions')).toHaveLength(2));
    expect(calls(opened, 'terminal_set_intentions')[1]).toMatchObject({ overrideReason: 'The bank enabled plans on this counter' });
    expect((await field('rule-plans')).dataset['state']).toBe('overridden');
  });
});
