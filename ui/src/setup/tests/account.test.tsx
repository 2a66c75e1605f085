import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import Wizard from '../Wizard';
import { at, field, fresh, show } from './harness';

describe('the account step (walk A2)', () => {
  it('explains an account ID of four digits on leaving the field, and keeps it', async () => {
    const { user } = show(<Wizard />, { status: fresh });
    const input = await field('field-account-id');
    await user.type(input, '4287');
    expect(screen.queryByText(/usually have 6 or 7 digits/)).toBeNull();
    await user.tab();
    const message = 'Account IDs usually have 6 or 7 digits; this has 4. Leading zeros count. The portal shows it in the top corner.';
    expect(await screen.findByText(message)).toBeTruthy();
    expect(input).toHaveProperty('value', '4287');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-describedby')).toBeTruthy();
  });

  it('checks on paste without leaving the field and says what was removed', async () => {
    const { user } = show(<Wizard />, { status: fresh });
    const input = await field('field-account-id');
    await user.click(input);
    await user.paste('004287\u00a0\u200b');
    await user.click(await screen.findByText('2 hidden characters removed'));
    expect(screen.getByText('U+00A0')).toBeTruthy();
    expect(screen.getByText(/Zero width space/)).toBeTruthy();
    expect(input).toHaveProperty('value', '004287');
  });

  it('answers Continue with nothing entered by a focused summary whose links move focus', async () => {
    const { user } = show(<Wizard />, { status: fresh });
    await user.click(await field('continue'));
    const summary = await field('error-summary');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(within(summary).getAllByRole('link')).toHaveLength(3);
    await user.click(within(summary).getByRole('link', { name: /^Account ID: / }));
    expect(document.activeElement).toBe(await field('field-account-id'));
    await user.click(within(summary).getByRole('link', { name: /^Which Converge system: / }));
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
  });

  it('takes a custom address only when it is https or this computer itself', async () => {
    const { user, host } = show(<Wizard />, { status: fresh });
    await user.click(await field('env-other'));
    await user.click(await field('env-custom'));
    await user.type(await field('field-account-id'), '004287');
    await user.type(await field('field-account-name'), 'Alder Creek');
    const endpoint = await field('field-endpoint');
    await user.type(endpoint, 'http://pay.example.com/');
    await user.click(await field('continue'));
    const summary = await field('error-summary');
    expect(within(summary).getByText(/must start with https/)).toBeTruthy();
    await user.clear(endpoint);
    await user.type(endpoint, 'http://127.0.0.1:4000/');
    await user.click(await field('continue'));
    expect(await field('field-user-id-0')).toBeTruthy();
    const saved = host.log.find((entry) => entry.name === 'setup_save_account');
    expect(saved?.request).toMatchObject({ environment: 'custom', endpoint: 'http://127.0.0.1:4000/' });
  });

  it('saves the draft on leaving a field, before anything is right', async () => {
    const { user, host } = show(<Wizard />, { status: fresh });
    await user.type(await field('field-account-name'), 'Alder');
    await user.tab();
    await waitFor(() => {
      const saved = host.log.filter((entry) => entry.name === 'setup_draft_save').at(-1);
      expect(saved?.request).toMatchObject({ accountName: 'Alder', step: 'account' });
    });
  });
});

describe('the user step (walk A2)', () => {
  it('recognizes the sign-in of a person', async () => {
    const { user } = show(<Wizard />, { status: at('user') });
    const input = await field('field-user-id-0');
    await user.clear(input);
    await user.type(input, 'clerk@aldercreek.gov');
    await user.tab();
    const message =
      'This looks like a person’s sign-in. API users look like apiuser501204 and cannot sign in to the portal.';
    expect(await screen.findByText(message)).toBeTruthy();
    expect(input).toHaveProperty('value', 'clerk@aldercreek.gov');
  });

  it('refuses the same user twice and forgets empty extra rows', async () => {
    const { user, host } = show(<Wizard />, { status: at('user') });
    await user.click(await field('add-user'));
    await user.type(await field('field-user-id-1'), 'apiuser501204');
    await user.click(await field('continue'));
    expect(within(await field('error-summary')).getByText(/already in the list/)).toBeTruthy();
    await user.clear(await field('field-user-id-1'));
    await user.click(await field('continue'));
    await field('field-terminal-name-0');
    const saved = host.log.filter((entry) => entry.name === 'setup_save_users').at(-1);
    expect(saved?.request).toEqual({ accountId: 'acc-1', userIds: ['apiuser501204'] });
  });
});

describe('the terminals step (walk A2)', () => {
  const empty = { terminals: [{ id: null, name: '', kind: null, userId: null }] };

  it('never saves a terminal without a kind, and chooses none by itself', async () => {
    const { user, host } = show(<Wizard />, { status: at('terminals', undefined, empty) });
    await user.type(await field('field-terminal-name-0'), 'T1 Parks Front Desk');
    expect(screen.getAllByRole('radio').some((radio) => radio instanceof HTMLInputElement && radio.checked)).toBe(false);
    await user.click(await field('continue'));
    expect(within(await field('error-summary')).getByText(/Choose the kind/)).toBeTruthy();
    expect(host.log.some((entry) => entry.name === 'setup_save_terminals')).toBe(false);
    await user.click(await field('terminal-kind-0-retail'));
    await user.click(await field('continue'));
    expect(await field('field-pin-0')).toBeTruthy();
  });

  it('asks for different names', async () => {
    const twice = { terminals: [{ id: null, name: 'Desk', kind: 'retail' as const, userId: null }, { id: null, name: 'desk', kind: 'internet' as const, userId: null }] };
    const { user } = show(<Wizard />, { status: at('terminals', undefined, twice) });
    await user.click(await field('continue'));
    expect(within(await field('error-summary')).getByText(/Two terminals have this name/)).toBeTruthy();
  });

  it('offers rare kinds behind a button and asks for the user only when there are several', async () => {
    const { user } = show(<Wizard />, { status: at('terminals', undefined, empty) });
    expect(screen.queryByTestId('terminal-kind-0-moto')).toBeNull();
    await user.click(await field('terminal-more-kinds-0'));
    expect(await field('terminal-kind-0-moto')).toBeTruthy();
    expect(screen.queryByTestId('terminal-user-0')).toBeNull();
  });
});
