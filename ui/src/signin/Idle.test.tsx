import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient, Providers } from '../app/Providers';
import { createFakeHost, type FakeHost } from '../host/fake';
import { IdleLock } from './IdleLock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(minutes: number): FakeHost {
  const host = createFakeHost({ rows: 0, people: {} });
  render(
    <Providers host={host} client={createQueryClient()}>
      <IdleLock minutes={minutes} />
    </Providers>,
  );
  return host;
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const locks = (host: FakeHost) => host.log.filter(({ name }) => name === 'session_lock').length;

describe('a screen that nobody looks at', () => {
  it('warns a minute before it locks, and then locks once', async () => {
    const host = open(15);
    await pass(14 * 60 - 1);
    expect(screen.queryByTestId('idle-warning')).toBeNull();
    await pass(2);
    expect(screen.getByTestId('idle-warning').getAttribute('role')).toBe('alertdialog');
    expect(screen.getByTestId('idle-left').textContent).toMatch(/^Locks in (59|60) seconds\.$/);
    expect(document.activeElement).toBe(screen.getByTestId('idle-stay'));
    expect(locks(host)).toBe(0);
    await pass(65);
    expect(locks(host)).toBe(1);
  });

  it('stays open for the whole time once more when the person says so', async () => {
    const host = open(2);
    await pass(61);
    fireEvent.click(screen.getByTestId('idle-stay'));
    await pass(59);
    expect(screen.queryByTestId('idle-warning')).toBeNull();
    await pass(70);
    expect(locks(host)).toBe(1);
  });

  it('counts from the last key or click, before the warning', async () => {
    open(2);
    await pass(50);
    fireEvent.keyDown(document.body, { key: 'a' });
    await pass(50);
    expect(screen.queryByTestId('idle-warning')).toBeNull();
    fireEvent.pointerDown(document.body);
    await pass(59);
    expect(screen.queryByTestId('idle-warning')).toBeNull();
    await pass(2);
    expect(screen.getByTestId('idle-warning')).toBeTruthy();
  });

  it('with a single minute still leaves half of it to answer', async () => {
    open(1);
    await pass(29);
    expect(screen.queryByTestId('idle-warning')).toBeNull();
    await pass(2);
    expect(screen.getByTestId('idle-warning')).toBeTruthy();
  });

  it('that woke from sleep is locked at once', async () => {
    const host = open(15);
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(1);
    expect(locks(host)).toBe(1);
  });
});
