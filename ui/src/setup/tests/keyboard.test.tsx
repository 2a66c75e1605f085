import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { axeFindings } from '../../test/axe';
import { practicePins } from '../fakePins';
import Wizard from '../Wizard';
import { field, fresh, show } from './harness';

type User = ReturnType<typeof show>['user'];

/** Tab until the element has the focus; fails when it cannot be reached. */
async function tabTo(user: User, testId: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    const active = document.activeElement;
    if (active?.getAttribute('data-testid') === testId || active?.closest(`[data-testid="${testId}"]`)) return;
    await user.tab();
  }
  throw new Error(`${testId} is not reachable with Tab`);
}

async function follow(user: User, link: string) {
  const summary = await field('error-summary');
  await waitFor(() => expect(document.activeElement).toBe(summary));
  const target = within(summary).getByRole('link', { name: new RegExp(`^${link}: `) });
  while (document.activeElement !== target) await user.tab();
  await user.keyboard('{Enter}');
}

it('can be finished with the keyboard alone, with three errors on the way', async () => {
  const { user } = show(<Wizard />, { status: fresh });
  await field('continue');

  // First error: an account ID that is too short.
  await tabTo(user, 'env-practice');
  await user.keyboard(' ');
  await tabTo(user, 'field-account-id');
  await user.keyboard('4287');
  await tabTo(user, 'field-account-name');
  await user.keyboard('Alder Creek');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');
  await follow(user, 'Account ID');
  expect(document.activeElement).toHaveProperty('value', '4287');
  await user.keyboard('{Home}00');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');

  // Second error: the sign-in of a person.
  await field('field-user-id-0');
  expect(document.activeElement?.tagName).toBe('H1');
  await tabTo(user, 'field-user-id-0');
  await user.keyboard('clerk@aldercreek.gov');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');
  await follow(user, 'API user ID');
  await user.clear(await field('field-user-id-0'));
  await user.keyboard('apiuser501205');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');

  // Third error: a terminal without a kind.
  await field('field-terminal-name-0');
  await tabTo(user, 'field-terminal-name-0');
  await user.keyboard('T1 Parks Front Desk');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');
  await follow(user, 'Terminal 1, Kind');
  await user.keyboard(' ');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');

  await field('field-pin-0');
  await tabTo(user, 'field-pin-0');
  await user.paste(practicePins['T1 Parks Front Desk']);
  await field('pin-stored-0');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');

  await field('verify-all');
  await tabTo(user, 'verify-all');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByTestId('verify-row-0').dataset['outcome']).toBe('verified'));
  await field('verify-all');
  await tabTo(user, 'continue');
  await user.keyboard('{Enter}');
  await field('finish-sync');
  expect(document.activeElement?.textContent).toBe('Alder Creek is set up');
  expect(await axeFindings()).toEqual([]);
}, 180_000);
