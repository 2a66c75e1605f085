// A county with many terminals, to see what a full matrix looks like.
import type { AccountView, PinState, TerminalView } from '../../bindings';
import { alderCreek, apiUser, credential } from './town';

const places = ['Parks Front Desk', 'Web Permits', 'Utility Counter', 'Web Utility', 'Library', 'Court Clerk', 'Pool Gate', 'Web Licenses'];
const states: PinState[] = ['verified', 'verified', 'unverified', 'refused', 'verified', 'conflict', 'lost', 'verified'];

export function largeTown(count: number, userCount: number): AccountView {
  const users = Array.from({ length: userCount }, (_, index) => apiUser(`u${index + 1}`, `apiuser5012${String(index + 10)}`));
  const terminals = Array.from({ length: count }, (_, index): TerminalView => {
    const owner = users[index % userCount];
    const state = states[index % states.length] ?? 'verified';
    const place = places[index % places.length] ?? 'Counter';
    const known = credential(`c${index}`, 0, state, String(4000 + index * 7));
    return {
      id: `t${index + 1}`,
      name: `T${index + 1} ${place}`,
      kind: place.startsWith('Web') ? 'internet' : 'retail',
      userId: owner?.id ?? null,
      reported: null,
      credentials: [{ ...known, userId: owner?.id ?? '', userName: owner?.userId ?? '', conflictsWith: state === 'conflict' ? ['T2 Web Permits'] : [] }],
      active: index % 17 !== 16,
      device: { model: index % 3 === 0 ? 'Lane 3000' : '', serial: '', counter: index % 2 === 0 ? 'Window 1' : '', drawer: '', whereabouts: '' },
      note: '',
    };
  });
  return { ...alderCreek(), name: 'Alder County', users, terminals };
}
