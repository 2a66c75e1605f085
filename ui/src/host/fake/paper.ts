// Reveal, hand-off and call sheets of the invented town. No file is written; the answers say as if.
import type { AppStatus, CallSheetView, FieldReport, FileWritten, HandoffView, TaskKind, TerminalView, WriteHandoff } from '../../bindings';
import { pinOf } from '../../setup/fakePins';
import type { Handlers } from '../fake';
import { configurationHandlers, type ConfigurationCalls } from './configuration';
import { findingsOf } from './findingRules';
import { accountIn, fakeError, terminalIn } from './findings';
import { spreadsheetHandlers, type SpreadsheetCalls } from './spreadsheet';

type OwnCalls = Pick<
  Handlers,
  'pin_reveal' | 'pin_copy' | 'call_sheet' | 'call_sheet_write' | 'handoff_view' | 'handoff_write' | 'handoff_check_passphrase'
>;
export type PaperCalls = OwnCalls & ConfigurationCalls & SpreadsheetCalls;

const leastReason = 10;
const leastPassphrase = 12;
const folder = '/home/clerk/Documents';

/** A number of the right shape that follows from the name, as a file's own would. */
function shaOf(text: string): string {
  let state = 2_166_136_261;
  return Array.from({ length: 64 }, (_, index) => {
    state = Math.imul(state ^ (text.charCodeAt(index % text.length) + index), 16_777_619) >>> 0;
    return (state % 16).toString(16);
  }).join('');
}

export const writtenFile = (name: string, sentence: string, size = 18_432): FileWritten => ({
  path: `${folder}/${name}`,
  sentence,
  size,
  sha256: shaOf(name + sentence),
});

export function checkPassphrase(value: string): FieldReport {
  const words = new Set(value.toLowerCase().split(/[\s\-_.,]+/).filter((word) => word.length >= 3));
  const report = { value: '', facts: {}, removed: [] };
  if (value.trim().length < leastPassphrase && words.size < 4) {
    const facts = { has: String(value.trim().length), needs: String(leastPassphrase) };
    return { ...report, severity: 'error', code: 'passphrase_short', facts };
  }
  if (new Set(value.toLowerCase()).size < 6) return { ...report, severity: 'error', code: 'passphrase_repeats' };
  if (/^(password|counterfoil|civicplus|converge)[\d!]*$/i.test(value)) {
    return { ...report, severity: 'error', code: 'passphrase_common', facts: { word: value.replace(/[\d!]+$/, '') } };
  }
  return { ...report, severity: 'ok', code: null };
}

function demandPurpose(reason: string, recipient: string): void {
  if (reason.trim().length < leastReason) throw fakeError('invalid_input', 'A reason is needed.', { field: 'reason', reason: 'reason_short' });
  if (recipient.trim() === '') throw fakeError('invalid_input', 'A recipient is needed.', { field: 'recipient', reason: 'recipient_empty' });
}

function handoffView(status: AppStatus, accountId: string, terminalIds: string[] | null): HandoffView {
  const account = accountIn(status, accountId);
  const terminals = account.terminals.filter((one) => one.active && (terminalIds?.includes(one.id) ?? true));
  const rows = terminals.map(({ id, name, kind, credentials }) => {
    const credential = credentials[0];
    return {
      terminalId: id, terminalName: name, kind, userName: credential?.userName ?? null, pinState: credential?.state ?? ('missing' as const),
      ends: credential?.ends ?? null, verifiedAt: credential?.state === 'verified' ? credential.checkedAt : null,
    };
  });
  const draft = rows.flatMap((row) => {
    if (row.ends === null) return `${row.terminalName} has no PIN.`;
    return row.pinState === 'verified' ? [] : `The PIN of ${row.terminalName} is not verified.`;
  });
  return { rows, blockers: findingsOf(account).findings.filter((one) => one.weight === 'blocks'), draft };
}

const askFor = {
  internet: [
    ['hosted_page', 'Enable the hosted payment page on this terminal.'],
    ['allow_list', 'Put these addresses on the allow-list: none noted yet.'],
    ['register_user', 'Register the API user for API use.'],
    ['shared_vault', 'Shared token vault: yes, for cards on file.'],
    ['enable_post', 'Enable POST.'],
  ],
  counter: [
    ['register_user', 'Register the API user for API use.'],
    ['no_allow_list', 'No address on the allow-list of this terminal: it would stop the counter.'],
  ],
} satisfies Record<string, Array<[TaskKind, string]>>;

export function paperHandlers(status: AppStatus, changed: () => void, checklist: Handlers['checklist']): PaperCalls {
  let auditNo = 40;
  const revealed = (terminalId: string, reason: string, recipient: string) => {
    const { terminal } = terminalIn(status, terminalId);
    demandPurpose(reason, recipient);
    auditNo += 1;
    const pin = pinOf(status, terminal);
    if (pin === null) throw fakeError('secret_missing', 'The PIN is missing from the password store.');
    return { pin, auditNo };
  };
  const sheet = async (terminal: TerminalView, accountId: string, merchantId: string): Promise<CallSheetView> => {
    const { tasks } = await checklist({ accountId });
    const kind = terminal.kind === 'internet' ? ('internet' as const) : ('counter' as const);
    const title = `Call sheet: ${terminal.name} (${kind === 'internet' ? 'Internet' : 'Retail'})`;
    const ask = askFor[kind].map(([task, text]) => {
      const known = tasks.find((one) => one.kind === task && [terminal.id, terminal.userId, null].includes(one.subjectId));
      return { task, text, status: known?.status ?? ('open' as const), since: known?.since ?? null };
    });
    const ticket = tasks.find((one) => one.ticket && (one.subjectId === terminal.id || one.subjectId === null))?.ticket ?? '';
    return { title, haveReady: ['The tax ID of the town', `The merchant ID: ${merchantId}`, 'The bank details, if they ask'], ask, ticket };
  };
  const write = (request: WriteHandoff): FileWritten => {
    const { rows, blockers } = handoffView(status, request.accountId, request.terminalIds);
    if (blockers.length > 0) {
      const terminals = [...new Set(blockers.flatMap((one) => one.terminalIds))].map((id) => terminalIn(status, id).terminal.name);
      throw fakeError('handoff_blocked', 'The hand-off is stopped until the findings are solved.', { terminals });
    }
    const sealed = request.form === 'sealed_passphrase' || request.form === 'sealed_recipient';
    if (request.fullPins || sealed) demandPurpose(request.reason, request.recipient);
    if (request.form === 'sealed_passphrase' && checkPassphrase(request.passphrase ?? '').severity === 'error') {
      throw fakeError('invalid_input', 'This passphrase is easy to guess.', { field: 'passphrase', reason: 'passphrase_short' });
    }
    const full = rows.filter((row) => row.ends !== null).length;
    const pins = request.fullPins ? ` with ${full} full PINs for ${request.recipient}` : ' with masked PINs';
    const verb = request.form === 'print_pdf' ? 'printed' : 'saved';
    const what = sealed ? 'a sealed hand-off file' : 'a hand-off sheet';
    const name = `Alder Creek hand-off 2026-10-06.${sealed ? 'handoff.age' : 'pdf'}`;
    return writtenFile(name, `clerk1 ${verb} ${what}${pins}.`);
  };

  return {
    pin_reveal: ({ terminalId, reason, recipient }) => ({ ...revealed(terminalId, reason, recipient), hideAfterSeconds: 30 }),
    pin_copy: ({ terminalId, reason, recipient }) => {
      const { auditNo: no } = revealed(terminalId, reason, recipient);
      return { clearsAfterSeconds: 60, keptOutOfHistory: true, auditNo: no };
    },
    call_sheet: ({ id }) => {
      const { owner, terminal } = terminalIn(status, id);
      return sheet(terminal, owner.id, owner.merchantId);
    },
    call_sheet_write: ({ terminalId, print }) => {
      const { terminal } = terminalIn(status, terminalId);
      return writtenFile(`Call sheet ${terminal.name}.pdf`, `clerk1 ${print ? 'printed' : 'saved'} the call sheet of ${terminal.name}.`);
    },
    handoff_view: ({ accountId, terminalIds }) => structuredClone(handoffView(status, accountId, terminalIds)),
    handoff_write: write,
    handoff_check_passphrase: ({ value }) => checkPassphrase(value),
    ...configurationHandlers(status, changed),
    ...spreadsheetHandlers(status, changed),
  };
}
