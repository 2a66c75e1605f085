import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ActivityRequest } from '../bindings';
import { wholeCheck } from '../host/fake/activity';
import { axeFindings } from '../test/axe';
import { openApp, type Opened } from '../test/render';

const open = (people = {}) => {
  window.location.hash = '#/activity';
  return openApp({ rows: 40, people });
};
const find = (id: string) => screen.findByTestId(id);
const asked = ({ host }: Opened) => host.log.filter(({ name }) => name === 'activity').map(({ request }) => request as ActivityRequest);

describe('the activity', () => {
  it('tells in sentences, newest first, page by page, with before and after on demand', async () => {
    const { user } = open();
    const list = await find('activity');
    expect(within(list).getAllByRole('listitem')).toHaveLength(50);
    expect(list.textContent).toContain('Dana Clerk saw the PIN of T1 Parks Front Desk');
    expect(screen.getByTestId('activity-count').textContent).toBe('The newest 50 entries that fit');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('activity-details-126'));
    const changes = screen.getByRole('table', { name: 'What changed in entry 126' });
    expect(within(changes).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['15', '10']);
    await user.click(screen.getByTestId('activity-older'));
    await waitFor(() => expect(within(list).getAllByRole('listitem').length).toBeGreaterThan(99));
  });

  it('is searched and filtered; nothing found offers the way back', async () => {
    const opened = open();
    const { user } = opened;
    await find('activity');
    await user.type(screen.getByTestId('activity-search'), 'wrong password');
    await waitFor(() => expect(asked(opened).at(-1)?.text).toBe('wrong password'));
    await user.click(screen.getByTestId('activity-result'));
    await user.click(await screen.findByRole('option', { name: 'Refused' }));
    await waitFor(() => expect(asked(opened).at(-1)).toMatchObject({ text: 'wrong password', result: 'refused' }));
    await user.click(screen.getByTestId('activity-person'));
    await user.click(await screen.findByRole('option', { name: 'Dana Clerk' }));
    expect((await find('activity-empty')).textContent).toContain('No entries fit this.');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('activity-widen'));
    await find('activity');
    expect((screen.getByTestId('activity-search') as HTMLInputElement).value).toBe('');
    await user.click(screen.getByTestId('activity-act'));
    await user.click(await screen.findByRole('option', { name: 'PIN shown' }));
    await waitFor(() => expect(asked(opened).at(-1)?.action).toBe('pin_revealed'));
  });

  it('is exported as it is filtered', async () => {
    const { user, host } = open();
    await find('activity');
    await user.type(screen.getByTestId('activity-search'), 'PIN{Enter}');
    await user.click(screen.getByTestId('activity-export'));
    await waitFor(() => expect(host.log.find(({ name }) => name === 'activity_export')?.request).toMatchObject({ text: 'PIN', beforeNo: null, limit: null }));
  });

  it('is whole, and can be checked now', async () => {
    const { user, host } = open();
    expect((await find('seal-state')).textContent).toBe('Whole');
    await user.click(screen.getByTestId('activity-check'));
    await waitFor(() => expect(host.log.some(({ name }) => name === 'activity_check')).toBe(true));
    expect((await find('seal-sentence')).textContent).toContain('Every entry is as it was written.');
  });

  it('says loudly that it was tampered with, and names the first bad entry', async () => {
    const { user, host } = open();
    await find('seal-state');
    host.activity.setCheck({ ...wholeCheck, state: 'broken', firstBad: 42, kind: 'changed', sentence: 'Entry 42 is not as it was written.', remarks: ['3 entries were sealed only later.'] });
    await user.click(screen.getByTestId('activity-check'));
    const notice = await find('seal-broken');
    expect(notice.getAttribute('role')).toBe('alert');
    expect((await find('seal-first-bad')).textContent).toBe('The first bad entry is number 42: it was changed after it was written.');
    expect(notice.textContent).toContain('3 entries were sealed only later.');
    expect(await axeFindings()).toEqual([]);
    await user.click(screen.getByTestId('seal-show'));
    await waitFor(() => expect(screen.getByTestId('activity-42').dataset['marked']).toBe('true'));
    await user.click(screen.getByTestId('activity-newest'));
    await find('activity-131');
  });

  it('says what cannot be checked, and that the first check is running', async () => {
    const { host } = open();
    await find('seal-state');
    act(() => {
      host.activity.setCheck({ ...wholeCheck, state: 'key_missing', sentence: 'The key is not in this computer\u2019s secret store.' });
      host.emitChange({ what: 'setup', ids: [], cause: 'seals' });
    });
    await waitFor(() => expect(screen.getByTestId('seal-state').textContent).toBe('Not certain'));
    act(() => {
      host.activity.setCheck(null);
      host.emitChange({ what: 'setup', ids: [], cause: 'seals' });
    });
    await waitFor(() => expect(screen.getByTestId('seal').textContent).toContain('The first check is running.'));
  });
});
