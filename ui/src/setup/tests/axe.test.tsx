import { describe, expect, it } from 'vitest';
import type { SetupStep } from '../../bindings';
import { axeFindings } from '../../test/axe';
import SetupPage from '../SetupPage';
import Wizard from '../Wizard';
import { alder, at, field, fresh, show } from './harness';

const steps: Array<[SetupStep, string]> = [
  ['account', 'field-account-id'],
  ['user', 'field-user-id-0'],
  ['terminals', 'field-terminal-name-0'],
  ['pins', 'field-pin-0'],
  ['verify', 'verify-all'],
];
const practice = alder({ environment: 'practice', host: '127.0.0.1' });

describe('axe finds nothing', () => {
  it.each(steps)('on the step %s, clean', async (step, anchor) => {
    show(<Wizard />, { status: at(step, practice) });
    await field(anchor);
    expect(await axeFindings()).toEqual([]);
  }, 20_000);

  const empty = { merchantId: '', accountName: '', environment: null, userIds: [''] };
  const nameless = { terminals: [{ id: null, name: '', kind: null, userId: null }] };
  const wrong: Array<[SetupStep, object]> = [
    ['user', empty],
    ['terminals', nameless],
    ['pins', {}],
  ];
  it.each(wrong)('on the step %s with errors', async (step, part) => {
    const { user } = show(<Wizard />, { status: at(step, practice, part) });
    await user.click(await field('continue'));
    await field('error-summary');
    expect(await axeFindings()).toEqual([]);
  }, 20_000);

  it('on the empty account step with errors', async () => {
    const { user } = show(<Wizard />, { status: fresh });
    await user.click(await field('continue'));
    await field('error-summary');
    expect(await axeFindings()).toEqual([]);
  }, 20_000);

  it('on the terminals and the PIN dialog', async () => {
    window.location.hash = '#/setup/terminals';
    const { user } = show(<SetupPage />, {});
    await field('verify-all');
    expect(await axeFindings()).toEqual([]);
    await user.click(await field('pin-open-3'));
    await field('pin-dialog');
    expect(await axeFindings()).toEqual([]);
  }, 20_000);
});
