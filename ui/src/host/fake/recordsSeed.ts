// What was noted in the invented town before anybody looked.
import type { AppStatus } from '../../bindings';
import type { Noted } from './recordsLog';
import type { FakeRecord } from './recordsRules';

export function seedRecord(terminalId: string): FakeRecord {
  const record: FakeRecord = { addresses: [], intentions: ['look_up'], overridden: false, photo: null };
  if (terminalId !== 't2') return record;
  const asked = { note: 'CivicPlus production', askedOn: '2026-09-28', overrideReason: null };
  return {
    ...record,
    intentions: ['look_up', 'void', 'return'],
    addresses: [
      { id: 'a1', address: '203.0.113.7', ...asked, confirmedOn: '2026-09-30', confirmedBy: 'Converge, ticket 88231' },
      { id: 'a2', address: '198.51.100.0/28', ...asked, confirmedOn: null, confirmedBy: '' },
    ],
  };
}

const noUndo = 'PINs are never brought back from here.';

export function seedHistory({ accounts }: AppStatus): Noted[] {
  const account = accounts[0];
  if (!account || account.terminals.length === 0) return [];
  const added = account.terminals.slice(0, 4).map((terminal): Noted => ({
    action: 'terminal_added',
    object: 'terminal',
    accountId: account.id,
    objectId: terminal.id,
    objectName: terminal.name,
    sentence: `added the terminal ${terminal.name}.`,
    after: { name: terminal.name, kind: terminal.kind },
  }));
  const stored = account.terminals.slice(0, 4).flatMap((terminal): Noted[] => {
    const ends = terminal.credentials[0]?.ends;
    if (!ends) return [];
    const sentence = `stored a PIN ending ${ends} for ${terminal.name}.`;
    const base = { accountId: account.id, objectId: terminal.id, objectName: terminal.name };
    return [{ action: 'pin_stored', object: 'pin', ...base, sentence, undoRefused: noUndo, after: { ends } }];
  });
  return [...added, ...stored];
}
