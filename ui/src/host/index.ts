import { isTauri } from '@tauri-apps/api/core';
import { tauriHost } from './tauri';
import type { Host } from './types';

export { HostError, toHostError } from './error';
export type { CommandName, Host, StreamName } from './types';

/** Outside the program, in development only, an invented town answers instead. */
export async function openHost(): Promise<Host> {
  if (import.meta.env.DEV && !isTauri()) {
    const { createFakeHost, fakeOptionsFromAddress } = await import('./fake');
    return createFakeHost(fakeOptionsFromAddress(window.location.search));
  }
  return tauriHost;
}
