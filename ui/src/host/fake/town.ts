import type { AccountView, ApiUserView, AppStatus, CredentialView, Device, PinState, TerminalView } from '../../bindings';

/** City of Alder Creek is invented; so is everything in it. */
export const today = '2026-10-06';
export const displayZone = 'America/Denver';
export const gatewayZone = 'America/New_York';

/** A user as it is when it was just noted. */
export function apiUser(id: string, userId: string): ApiUserView {
  return {
    id,
    userId,
    active: true,
    note: '',
    registeredOn: null,
    rightsMissing: 0,
    lastVerifiedAt: null,
    lastVerifiedBy: null,
    looksLikePerson: false,
  };
}

export const noDevice: Device = { model: '', serial: '', counter: '', drawer: '', whereabouts: '' };

const users = [apiUser('u1', 'apiuser501204'), apiUser('u2', 'apiuser501205')];

export function credential(id: string, user: number, state: PinState, ends: string | null): CredentialView {
  const owner = users[user] ?? { id: 'u?', userId: 'unknown' };
  return {
    id,
    userId: owner.id,
    userName: owner.userId,
    state,
    ends,
    length: ends ? 64 : null,
    setAt: ends ? '2026-10-01T15:00:00Z' : null,
    checkedAt: state === 'verified' ? '2026-10-03T15:00:00Z' : null,
    outcome: state === 'verified' ? 'verified' : null,
    gatewayCode: null,
    conflictsWith: [],
    checkedBy: state === 'verified' ? 'clerk1' : null,
    confirmed: null,
    rotation: null,
  };
}

function terminal(id: string, name: string, kind: TerminalView['kind'], user: number, state: PinState, ends: string | null): TerminalView {
  return {
    id,
    name,
    kind,
    userId: users[user]?.id ?? null,
    reported: null,
    credentials: [credential(`c-${id}`, user, state, ends)],
    active: true,
    device: noDevice,
    note: '',
  };
}

export function alderCreek(): AccountView {
  return {
    id: 'acc-alder',
    name: 'City of Alder Creek',
    merchantId: '004287',
    environment: 'practice',
    endpoint: null,
    host: '127.0.0.1',
    gatewayZone,
    displayZone,
    currency: 'USD',
    sharedVault: 'unknown',
    users: structuredClone(users),
    terminals: [
      terminal('t1', 'T1 Parks Front Desk', 'retail', 1, 'verified', 'T7QK'),
      terminal('t2', 'T2 Web Permits', 'internet', 0, 'verified', '9M2D'),
      terminal('t3', 'T3 Utility Counter', 'retail', 1, 'unverified', 'XX04'),
      terminal('t4', 'T4 Web Utility', 'internet', 0, 'missing', null),
    ],
  };
}

export function baseStatus(): AppStatus {
  return {
    version: '0.1.0',
    practice: true,
    dataFolder: '(memory)',
    vault: { state: 'memory', store: 'memory' },
    clockWarning: null,
    zone: displayZone,
    today,
    accounts: [alderCreek()],
    draft: null,
    preferences: { theme: 'system', density: 'normal' },
  };
}
