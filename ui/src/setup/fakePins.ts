import type { AppStatus, TerminalView } from '../bindings';

/** What the invented practice gateway accepts. */
export const practicePins = {
  'T1 Parks Front Desk': 'A1B2C3D4'.repeat(7) + 'A1B2T7QK',
  'T2 Web Permits': 'E5F6G7H8'.repeat(7) + 'E5F69M2D',
  'T3 Utility Counter': 'J9K8L7M6'.repeat(7) + 'J9K8XX04',
  'T4 Web Utility': 'N5P4Q3R2'.repeat(7) + 'N5P45LPW',
} as const;

/** New PINs, as if somebody had made them in the portal; the gateway takes them beside the old ones. */
export const newPracticePins = {
  'T1 Parks Front Desk': 'S1T2U3V4'.repeat(7) + 'S1T2NEW1',
  'T2 Web Permits': 'W5X6Y7Z8'.repeat(7) + 'W5X6NEW2',
} as const;

const known: Array<[string, string]> = [...Object.entries(practicePins), ...Object.entries(newPracticePins)];

/** The terminal that the gateway opens for a PIN; null where it takes none. */
export const openedBy = (pin: string): string | null => known.find(([, one]) => one === pin)?.[0] ?? null;

const stores = new WeakMap<AppStatus, Map<string, string>>();

/** The invented password store: PINs by terminal, apart from everything a screen is told. */
export function storedPins(status: AppStatus): Map<string, string> {
  const store = stores.get(status) ?? new Map<string, string>();
  stores.set(status, store);
  return store;
}

/** The stored PIN; those of the town as it is first seen were stored before this program started. */
export function pinOf(status: AppStatus, terminal: TerminalView): string | null {
  const ends = terminal.credentials[0]?.ends;
  const held = storedPins(status).get(terminal.id);
  if (held !== undefined) return held;
  return ends ? (known.find(([, pin]) => pin.endsWith(ends))?.[1] ?? null) : null;
}
