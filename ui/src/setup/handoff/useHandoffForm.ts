import { useRef, useState, type RefObject } from 'react';
import type { AccountView, FileWritten } from '../../bindings';
import { announce } from '../../app/session';
import type { SummaryItem } from '../../components/ErrorSummary';
import { toHostError, type HostError } from '../../host';
import { file, handoff as words, keys as keyWords, passphrase as passWords } from '../../i18n/en/paper';
import { reasonProblem, recipientProblem } from '../reveal/RevealForm';
import { useAct, type Act } from '../useAct';
import { keysIn, keysProblem } from './ageKeys';
import type { PassphraseHandle } from './PassphraseFields';
import { useHandoff, type Way } from './useHandoff';

export const handoffIds = { reason: 'handoff-reason', recipient: 'handoff-recipient', passphrase: 'handoff-passphrase', keys: 'handoff-keys' };
type Field = keyof typeof handoffIds;
const labels: Record<Field, string> = { reason: words.reason, recipient: words.recipient, passphrase: passWords.label, keys: keyWords.label };

export interface HandoffTexts {
  reason: string;
  recipient: string;
  keys: string;
}

export interface HandoffDone {
  written: FileWritten;
  way: Way;
  printed: boolean;
}

export interface HandoffFormState {
  act: Act;
  way: Way | null;
  choose(way: Way): void;
  texts: HandoffTexts;
  set(name: keyof HandoffTexts, value: string): void;
  secret: RefObject<PassphraseHandle | null>;
  problemOf(field: Field): string | null;
  /** What the last try to write found; never grows while somebody is still typing. */
  summary: SummaryItem[];
  attempt: number;
  /** After a paste or on leaving the field: only the field is marked. */
  judgeKeys(text: string): void;
  done: HandoffDone | null;
  submit(printed: boolean): Promise<boolean>;
}

const item = (field: Field, message: string): SummaryItem => ({ fieldId: handoffIds[field], label: labels[field], message });

/** What the screen can see of what is missing, in the order of the fields. */
function seenProblems(way: Way, texts: HandoffTexts, passphrase: string | null): SummaryItem[] {
  const found: Array<[Field, string | null]> = [];
  if (way === 'key') found.push(['keys', keysProblem(texts.keys)]);
  if (way === 'passphrase') found.push(['passphrase', passphrase]);
  if (way !== 'masked') found.push(['recipient', recipientProblem(texts.recipient)], ['reason', reasonProblem(texts.reason)]);
  return found.flatMap(([field, message]) => (message === null ? [] : [item(field, message)]));
}

/** The program judges more than a shape: a mistyped key, a passphrase anybody in town would try. */
function refusedField({ code, message, details }: HostError): SummaryItem | null {
  const field = (Object.keys(handoffIds) as Field[]).find((name) => name === details['field']);
  return code === 'invalid_input' && field ? item(field, message) : null;
}

/** Marks at the fields, and the list that only a try to write brings up. */
function useProblems() {
  const [marks, setMarks] = useState<SummaryItem[]>([]);
  const [summary, setSummary] = useState<SummaryItem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const tell = (found: SummaryItem[]) => {
    setMarks(found);
    setSummary(found);
  };
  return {
    marks,
    summary,
    attempt,
    refuse: (found: SummaryItem[]) => {
      tell(found);
      setAttempt((count) => count + 1);
      announce(words.summary(found.length));
    },
    clear: () => tell([]),
    restart: () => {
      tell([]);
      setAttempt(0);
    },
    mark: (field: Field, message: string | null) => {
      const isMeant = ({ fieldId }: SummaryItem) => fieldId === handoffIds[field];
      setMarks((now) => [...now.filter((one) => !isMeant(one)), ...(message === null ? [] : [item(field, message)])]);
      if (message === null) setSummary((now) => now.map((one) => (isMeant(one) ? { ...one, done: true } : one)));
    },
  };
}

export function useHandoffForm(account: AccountView): HandoffFormState {
  const act = useAct();
  const write = useHandoff(account);
  const secret = useRef<PassphraseHandle>(null);
  const [way, setWay] = useState<Way | null>(null);
  const [texts, setTexts] = useState<HandoffTexts>({ reason: '', recipient: '', keys: '' });
  const [done, setDone] = useState<HandoffDone | null>(null);
  const { marks, summary, attempt, refuse, clear, restart, mark } = useProblems();

  const writeFile = async (chosen: Way, printed: boolean) => {
    const passphrase = chosen === 'passphrase' ? (secret.current?.value() ?? '') : null;
    const keys = chosen === 'key' ? keysIn(texts.keys) : [];
    const written = await write({ way: chosen, printed, reason: texts.reason.trim(), recipient: texts.recipient.trim(), passphrase, keys });
    if (written.path !== null) secret.current?.clear();
    setDone({ written, way: chosen, printed });
    announce(written.path === null ? `${file.cancelledTitle}. ${file.cancelled}` : written.sentence);
  };
  const submit = (printed: boolean) =>
    act.run(async () => {
      if (!way) return;
      setDone(null);
      const found = seenProblems(way, texts, (await secret.current?.problem()) ?? null);
      if (found.length > 0) return refuse(found);
      clear();
      try {
        await writeFile(way, printed);
      } catch (reason) {
        const refused = refusedField(toHostError(reason));
        if (!refused) throw reason;
        refuse([refused]);
      }
    });
  return {
    act,
    way,
    texts,
    secret,
    summary,
    attempt,
    done,
    submit,
    set: (name, value) => setTexts((now) => ({ ...now, [name]: value })),
    problemOf: (field) => marks.find((one) => one.fieldId === handoffIds[field])?.message ?? null,
    judgeKeys: (text) => {
      if (text.trim() !== '') mark('keys', keysProblem(text));
    },
    choose: (next) => {
      setWay(next);
      restart();
      setDone(null);
      act.forget();
    },
  };
}
