// The rules of what is wrong, as far as a screen can notice them.
import type { AccountView, Finding, FindingKind, FindingWeight, Findings, NextStep, TaskOwner, TerminalView } from '../../bindings';

interface Part {
  kind: FindingKind;
  weight: FindingWeight;
  title: string;
  evidence?: string[];
  means: string;
  advice: string;
  next: NextStep;
  owner?: TaskOwner;
  terminals: TerminalView[];
  userId?: string;
  code?: number;
}

const order: FindingWeight[] = ['blocks', 'warns', 'notes'];

const made = ({ terminals, userId, code, owner, evidence, ...part }: Part): Finding => ({
  ...part,
  evidence: evidence ?? [],
  owner: owner ?? 'you',
  terminalIds: terminals.map((one) => one.id),
  userId: userId ?? null,
  gatewayCode: code ?? null,
});

function swapped(account: AccountView): Finding[] {
  const active = account.terminals.filter((one) => one.active);
  const pairs = active.flatMap((a, index) =>
    active.slice(index + 1).flatMap((b) => (a.reported?.name === b.name && b.reported?.name === a.name ? [[a, b] as const] : [])),
  );
  return pairs.map(([a, b]) =>
    made({
      kind: 'pins_swapped',
      weight: 'blocks',
      title: `The PINs of ${a.name} and ${b.name} stand crosswise.`,
      evidence: [
        `With the PIN of ${a.name}, Converge reports the terminal “${b.name}”.`,
        `With the PIN of ${b.name}, Converge reports the terminal “${a.name}”.`,
      ],
      means: 'Payments would be taken on the wrong terminal and land in the wrong place.',
      advice: 'Swap the two PINs, then verify both.',
      next: { kind: 'swap_pins', terminalA: a.id, terminalB: b.id },
      terminals: [a, b],
    }),
  );
}

function duplicated(account: AccountView): Finding[] {
  const done = new Set<string>();
  return account.terminals.flatMap((terminal) => {
    const credential = terminal.credentials[0];
    if (credential?.state !== 'conflict' || done.has(terminal.id)) return [];
    const others = account.terminals.filter((one) => credential.conflictsWith.includes(one.name));
    [terminal, ...others].forEach((one) => done.add(one.id));
    const names = [terminal, ...others].map((one) => one.name).join(' and ');
    return made({
      kind: 'pin_duplicate',
      weight: 'blocks',
      title: `${names} have the same PIN.`,
      evidence: [`Both PINs end ${credential.ends ?? ''}.`],
      means: 'One PIN belongs to one terminal: payments of one of them are taken on the other.',
      advice: `Copy the PIN of ${terminal.name} again from the portal and paste it.`,
      next: { kind: 'paste_pin', terminalId: terminal.id },
      terminals: [terminal, ...others],
    });
  });
}

function ofTerminal(terminal: TerminalView): Finding[] {
  const credential = terminal.credentials[0];
  const base = { terminals: [terminal], next: { kind: 'paste_pin', terminalId: terminal.id } as NextStep };
  const state = credential?.state ?? 'missing';
  const found: Finding[] = [];
  if (state === 'missing') {
    found.push(made({ ...base, kind: 'pin_missing', weight: 'warns', title: `${terminal.name} has no PIN.`, means: 'Its payments cannot be read and it cannot be handed over.', advice: 'Copy its PIN from the Converge portal and paste it.' }));
  }
  if (state === 'lost') {
    found.push(made({ ...base, kind: 'pin_lost', weight: 'warns', title: `The PIN of ${terminal.name} is gone from this computer.`, means: 'Its payments cannot be read until it is pasted again.', advice: 'Copy it again from the Converge portal and paste it.' }));
  }
  if (state === 'unverified' && credential?.outcome !== 'right_missing') {
    found.push(made({ ...base, kind: 'pin_unverified', weight: 'warns', title: `The PIN of ${terminal.name} was never checked.`, means: 'Nobody knows yet whether it is the right one.', advice: 'Verify it.', next: { kind: 'verify', terminalId: terminal.id } }));
  }
  if (state === 'refused') {
    found.push(made({ ...base, kind: 'pin_refused', weight: 'blocks', title: `Converge does not take the PIN of ${terminal.name}.`, evidence: ['Converge answered 4025: user ID and PIN do not belong together.'], means: 'Its payments cannot be read, and CivicPlus could not use it.', advice: 'Copy the PIN again with Show PIN and paste it.', code: 4025 }));
  }
  if (credential?.confirmed === false) {
    found.push(made({ ...base, kind: 'pins_perhaps_swapped', weight: 'blocks', title: `The PIN of ${terminal.name} seems to belong to another terminal.`, evidence: ['You looked at its last payments and said: this is another terminal.'], means: 'Payments would be taken on the wrong terminal.', advice: 'Copy its own PIN from the portal and paste it.', next: { kind: 'look_at_evidence', terminalId: terminal.id } }));
  }
  if (credential?.rotation?.overdue) {
    found.push(made({ ...base, kind: 'rotation_overdue', weight: 'warns', title: `The old PIN of ${terminal.name} should have been retired.`, means: 'Two PINs work at the same time for longer than needed.', advice: 'Retire the old PIN.', next: { kind: 'open_rotation', terminalId: terminal.id } }));
  }
  if (terminal.reported?.kind && terminal.reported.kind !== terminal.kind && state === 'verified') {
    found.push(made({ ...base, kind: 'kind_differs', weight: 'blocks', title: `${terminal.name} has another kind at Converge.`, evidence: [`Here: ${terminal.kind}. At Converge: ${terminal.reported.kindText ?? ''}.`], means: 'Retail and Internet follow different rules; with the wrong one payments fail.', advice: 'Correct the kind, or paste the right PIN.', next: { kind: 'edit_terminal', terminalId: terminal.id } }));
  }
  return found;
}

function ofUsers(account: AccountView): Finding[] {
  return account.users.flatMap((user) => {
    const terminals = account.terminals.filter((one) => one.active && one.userId === user.id);
    const next: NextStep = { kind: 'edit_user', userId: user.id };
    if (!user.active && terminals.length > 0) {
      return made({ kind: 'user_deactivated', weight: 'warns', title: `${user.userId} is switched off but still used.`, evidence: terminals.map((one) => one.name), means: 'These terminals stop working once Converge switches it off too.', advice: 'Give the terminals another API user.', next, terminals, userId: user.id });
    }
    if (terminals.length > 0 || account.terminals.length === 0) return [];
    return made({ kind: 'user_without_terminal', weight: 'notes', title: `${user.userId} has no terminal.`, means: 'It is not used for anything.', advice: 'Give it a terminal, or switch it off.', next, terminals: [], userId: user.id });
  });
}

/** Worst first. */
export function findingsOf(account: AccountView): Findings {
  const active = account.terminals.filter((one) => one.active);
  const crossed = swapped(account);
  const inPair = new Set(crossed.flatMap((one) => one.terminalIds));
  const single = active.flatMap(ofTerminal).filter((one) => one.kind !== 'kind_differs' || !one.terminalIds.some((id) => inPair.has(id)));
  const findings = [...crossed, ...duplicated(account), ...single, ...ofUsers(account)].sort(
    (a, b) => order.indexOf(a.weight) - order.indexOf(b.weight),
  );
  return { findings, blocksHandOff: findings.some((one) => one.weight === 'blocks') };
}
