import { useRef, useState } from 'react';
import type { AccountView, FileWritten } from '../../bindings';
import { announce } from '../../app/session';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ErrorSummary, type SummaryItem } from '../../components/ErrorSummary';
import { FieldLine } from '../../components/FieldLine';
import { RadioCards } from '../../components/RadioCards';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { file, handoff as words, keys as keyWords, passphrase as passWords } from '../../i18n/en/paper';
import { toHostError, type HostError } from '../../host';
import { reasonProblem, recipientProblem } from '../reveal/RevealForm';
import { useAct } from '../useAct';
import { keysIn, keysProblem } from './ageKeys';
import { FileResult } from './FileResult';
import styles from './Handoff.module.css';
import { PassphraseFields, type PassphraseHandle } from './PassphraseFields';
import { TellCivicPlus } from './TellCivicPlus';
import { useHandoff, type Way } from './useHandoff';

const ways: Way[] = ['masked', 'full', 'passphrase', 'key'];
const ids = { reason: 'handoff-reason', recipient: 'handoff-recipient', passphrase: 'handoff-passphrase', keys: 'handoff-keys' };

const fieldLabels: Record<string, string> = { reason: words.reason, recipient: words.recipient, passphrase: passWords.label, keys: keyWords.label };

interface Done {
  written: FileWritten;
  way: Way;
  printed: boolean;
}

/** The four ways out, from harmless to sealed; full PINs ask for a reason and a recipient. */
export function HandoffForm({ account }: { account: AccountView }) {
  const act = useAct();
  const write = useHandoff(account);
  const secret = useRef<PassphraseHandle>(null);
  const [way, setWay] = useState<Way | null>(null);
  const [texts, setTexts] = useState({ reason: '', recipient: '', keys: '' });
  const [problems, setProblems] = useState<SummaryItem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const set = (name: keyof typeof texts) => (value: string) => setTexts((now) => ({ ...now, [name]: value }));
  const problemOf = (id: string) => problems.find((one) => one.fieldId === id)?.message ?? null;

  const find = async (): Promise<SummaryItem[]> => {
    const found: Array<[string, string, string | null]> = [];
    if (way === 'key') found.push([ids.keys, keyWords.label, keysProblem(texts.keys)]);
    if (way === 'passphrase') found.push([ids.passphrase, passWords.label, (await secret.current?.problem()) ?? null]);
    if (way !== 'masked') {
      found.push([ids.recipient, words.recipient, recipientProblem(texts.recipient)]);
      found.push([ids.reason, words.reason, reasonProblem(texts.reason)]);
    }
    return found.flatMap(([fieldId, label, message]) => (message === null ? [] : [{ fieldId, label, message }]));
  };
  const submit = (printed: boolean) =>
    act.run(async () => {
      if (!way) return;
      const found = await find();
      setProblems(found);
      if (found.length > 0) {
        setAttempt((count) => count + 1);
        announce(words.summary(found.length));
        return;
      }
      setDone(null);
      const { reason, recipient } = texts;
      const passphrase = way === 'passphrase' ? (secret.current?.value() ?? '') : null;
      const keys = way === 'key' ? keysIn(texts.keys) : [];
      let written: FileWritten;
      try {
        written = await write({ way, printed, reason: reason.trim(), recipient: recipient.trim(), passphrase, keys });
      } catch (reason) {
        const refused = refusedField(toHostError(reason));
        if (!refused) throw reason;
        setProblems([refused]);
        setAttempt((count) => count + 1);
        announce(refused.message);
        return;
      }
      if (written.path !== null) secret.current?.clear();
      setDone({ written, way, printed });
      announce(written.path === null ? `${file.cancelledTitle}. ${file.cancelled}` : written.sentence);
    });
  const choose = (next: Way) => {
    setWay(next);
    setProblems([]);
    setDone(null);
    act.forget();
  };
  return (
    <section className={styles.section} aria-labelledby="handoff-how">
      <h2 id="handoff-how">{words.how}</h2>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(false);
        }}
      >
        <RadioCards
          id="handoff-way"
          label={words.way}
          value={way}
          onChange={choose}
          cards={ways.map((value) => ({ value, ...words.forms[value], testId: `handoff-way-${value}` }))}
        />
        {problems.length > 0 ? (
          <ErrorSummary title={words.summary(problems.length)} items={problems} attempt={attempt} doneLabel={words.done} />
        ) : null}
        {way === 'key' ? (
          <div className={styles.fields}>
            <TextArea
              id={ids.keys}
              label={keyWords.label}
              help={keyWords.help}
              value={texts.keys}
              onChange={set('keys')}
              onSettled={(text) => text.trim() && setProblems((now) => judged(now, keysProblem(text)))}
              error={problemOf(ids.keys)}
              mono
              testId={ids.keys}
            />
            {texts.keys && keysProblem(texts.keys) === null ? <FieldLine tone="ok">{keyWords.good(keysIn(texts.keys).length)}</FieldLine> : null}
          </div>
        ) : null}
        {way === 'passphrase' ? <PassphraseFields id={ids.passphrase} handle={secret} /> : null}
        {way && way !== 'masked' ? (
          <div className={styles.fields}>
            <p className={styles.lead}>{words.purpose}</p>
            <TextField id={ids.recipient} label={words.recipient} help={words.recipientHelp} value={texts.recipient} onChange={set('recipient')} error={problemOf(ids.recipient)} testId={ids.recipient} />
            <TextField id={ids.reason} label={words.reason} help={words.reasonHelp} value={texts.reason} onChange={set('reason')} error={problemOf(ids.reason)} testId={ids.reason} />
          </div>
        ) : null}
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
        {way ? <WriteButtons way={way} busy={act.busy} onPrint={() => void submit(true)} /> : null}
      </form>
      {done ? (
        <FileResult written={done.written} printed={done.printed}>
          <TellCivicPlus way={done.way} path={done.written.path ?? ''} />
        </FileResult>
      ) : null}
    </section>
  );
}

/** The program judges more than a shape: a mistyped key, a passphrase anybody in town would try. */
function refusedField({ code, message, details }: HostError): SummaryItem | null {
  const named = Object.entries(ids).find(([name]) => name === details['field']);
  return code === 'invalid_input' && named ? { fieldId: named[1], label: fieldLabels[named[0]] ?? '', message } : null;
}

/** After a paste the keys are judged at once; a mark that was put right goes away. */
function judged(now: SummaryItem[], message: string | null): SummaryItem[] {
  const others = now.filter((one) => one.fieldId !== ids.keys);
  return message === null ? others : [...others, { fieldId: ids.keys, label: keyWords.label, message }];
}

function WriteButtons({ way, busy, onPrint }: { way: Way; busy: boolean; onPrint: () => void }) {
  const sealed = way === 'passphrase' || way === 'key';
  return (
    <div className={styles.buttons}>
      <Button type="submit" variant="primary" data-testid="handoff-save">
        {busy ? words.working : sealed ? words.save.sealed : words.save.pdf}
      </Button>
      {sealed ? null : (
        <Button onPress={onPrint} data-testid="handoff-print">
          {words.print}
        </Button>
      )}
    </div>
  );
}
