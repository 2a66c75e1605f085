import { useEffect, useRef, useState } from 'react';
import type { SetupStep, TerminalKind } from '../bindings';
import { announce, useHost } from '../app/session';
import { Button } from '../components/Button';
import { Banner } from '../components/Banner';
import { Checkbox } from '../components/Checkbox';
import { copyText } from '../components/CopyButton';
import { CopyIcon } from '../components/icons';
import { toast } from '../components/Toast';
import { common } from '../i18n/en/common';
import { pins as words } from '../i18n/en/setup';
import { KindMark } from './KindMark';
import styles from './setup.module.css';

/** What may be shown; the PINs themselves stay out of state and out of the page. */
interface Shown {
  merchantId: string;
  users: string[];
  terminals: Array<{ name: string; kind: TerminalKind; userId: string }>;
}

function usePractice() {
  const host = useHost();
  const [shown, setShown] = useState<Shown | null>(null);
  const pins = useRef(new Map<string, string>());
  useEffect(() => {
    let left = false;
    host
      .call('setup_practice_credentials', {})
      .then(({ merchantId, terminals }) => {
        if (left) return;
        pins.current = new Map(terminals.map((terminal) => [terminal.name, terminal.pin]));
        const users = [...new Set(terminals.map((terminal) => terminal.userId))];
        setShown({ merchantId, users, terminals: terminals.map(({ name, kind, userId }) => ({ name, kind, userId })) });
      })
      // Practice help is a convenience: without it the fields still work.
      .catch(() => setShown(null));
    const held = pins.current;
    return () => {
      left = true;
      held.clear();
    };
  }, [host]);
  return { shown, pinOf: (terminal: string) => pins.current.get(terminal) ?? '' };
}

/** Converge takes two PINs the wrong way round only where both belong to one API user. */
function swappable(terminals: Shown['terminals']): { one: string; other: string } | null {
  for (const [row, { name, userId }] of terminals.entries()) {
    const other = terminals.slice(row + 1).find((next) => next.userId === userId);
    if (other) return { one: name, other: other.name };
  }
  return null;
}

async function copy(text: string, what: string) {
  if (await copyText(text)) announce(words.copied(what));
  else toast({ title: common.copyFailed, tone: 'danger' });
}

/** With `rehearse` two PINs can be handed out the wrong way round, to see how that is found. */
export function PracticeHelp({ step, rehearse = false }: { step: SetupStep; rehearse?: boolean }) {
  const { shown, pinOf } = usePractice();
  const [crosswise, setCrosswise] = useState(false);
  if (!shown) return null;
  const copyButton = (text: () => string, label: string, what: string, testId: string) => (
    <Button
      size="small"
      variant="quiet"
      icon={<CopyIcon size={14} />}
      aria-label={label}
      onPress={() => void copy(text(), what)}
      data-testid={testId}
    >
      {words.copyShort}
    </Button>
  );
  if (step === 'account') {
    return (
      <Banner tone="practice" title={words.practiceAccount(shown.merchantId)} data-testid="practice-help">
        {copyButton(() => shown.merchantId, words.copyAccount, shown.merchantId, 'practice-copy-account')}
      </Banner>
    );
  }
  if (step === 'user') {
    return (
      <Banner tone="practice" title={words.practiceUsers} data-testid="practice-help">
        <ul className={styles.practiceRows}>
          {shown.users.map((user, row) => (
            <li key={user} className={styles.practiceRow}>
              <code>{user}</code>
              {copyButton(() => user, words.copyUser(user), user, `practice-copy-user-${row}`)}
            </li>
          ))}
        </ul>
      </Banner>
    );
  }
  const withPins = step === 'pins';
  const pair = rehearse ? swappable(shown.terminals) : null;
  const handedOut = (name: string) => {
    if (!crosswise || !pair) return name;
    return name === pair.one ? pair.other : name === pair.other ? pair.one : name;
  };
  return (
    <Banner tone="practice" title={withPins ? words.practiceTitle : words.practiceTerminals} data-testid="practice-help">
      {withPins ? <p>{words.practiceLead}</p> : null}
      <ul className={styles.practiceRows}>
        {shown.terminals.map(({ name, kind, userId }, row) => (
          <li key={name} className={styles.practiceRow}>
            <span className={styles.practiceName}>{name}</span>
            <KindMark kind={kind} />
            <code>{userId}</code>
            {withPins ? copyButton(() => pinOf(handedOut(name)), words.copy(name), words.pinOf(name), `practice-copy-pin-${row}`) : null}
          </li>
        ))}
      </ul>
      {pair ? (
        <Checkbox isSelected={crosswise} onChange={setCrosswise} data-testid="practice-crosswise">
          {words.rehearse(pair.one, pair.other)}
        </Checkbox>
      ) : null}
    </Banner>
  );
}
