import { useEffect, useRef } from 'react';
import type { AccountView } from '../bindings';
import { navigate, useAppStatus } from '../app/session';
import { Button } from '../components/Button';
import { formatDay } from '../format/time';
import { common } from '../i18n/en/common';
import { finish as words, page } from '../i18n/en/setup';
import { AccountFacts } from './AccountFacts';
import { KindMark } from './KindMark';
import { credentialOf, pinStateOf } from './model';
import { PinStateTag } from './PinStateTag';
import { TaskList } from './TaskList';
import styles from './Finish.module.css';

export function FinishPage({ account }: { account: AccountView }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const today = useAppStatus().data?.today ?? '';
  const complete = account.terminals.every((terminal) => pinStateOf(terminal) === 'verified');
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.sheet} data-print-sheet>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {complete ? words.title(account.name) : words.titleUnverified(account.name)}
        </h1>
        <p className={styles.lead}>{complete ? words.lead : words.leadUnverified}</p>
        <p className={styles.printed}>{words.printed(formatDay(today), common.modes[account.environment])}</p>
      </header>
      <div className={styles.actions}>
        <Button variant="primary" onPress={() => navigate('transactions?sync=1')} data-testid="finish-sync">
          {words.sync}
        </Button>
        <Button onPress={() => navigate('setup')} data-testid="finish-setup">
          {words.checklist}
        </Button>
        <Button variant="quiet" onPress={() => window.print()} data-testid="finish-print">
          {words.print}
        </Button>
      </div>
      <AccountFacts account={account} />
      <Terminals account={account} />
      <TaskList account={account} />
    </div>
  );
}

function Terminals({ account }: { account: AccountView }) {
  const { columns } = page;
  return (
    <section className={styles.section} aria-labelledby="finish-terminals">
      <h2 id="finish-terminals">{page.terminals}</h2>
      <ul className={styles.terminals}>
        {account.terminals.map((terminal) => {
          const credential = credentialOf(terminal);
          return (
            <li key={terminal.id} className={styles.terminal}>
              <strong>{terminal.name}</strong>
              <KindMark kind={terminal.kind} />
              <span className={styles.user}>{account.users.find((user) => user.id === terminal.userId)?.userId}</span>
              <span>{credential?.ends ? `${columns.pin} …${credential.ends}` : ''}</span>
              <span>
                <PinStateTag credential={credential} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
