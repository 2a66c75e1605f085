import { useState } from 'react';
import type { AccountView } from '../../bindings';
import { Button } from '../../components/Button';
import { Select } from '../../components/Select';
import { history as words } from '../../i18n/en/history';
import page from '../SetupPage.module.css';
import styles from './History.module.css';
import { HistoryList } from './HistoryList';

const everything = 'everything';

export default function HistoryPage({ account }: { account: AccountView }) {
  const [about, setAbout] = useState(everything);
  const things = [
    { id: everything, text: words.everything },
    { id: account.id, text: words.department(account.name) },
    ...account.users.map((user) => ({ id: user.id, text: words.user(user.userId) })),
    ...account.terminals.map((terminal) => ({ id: terminal.id, text: words.terminal(terminal.name) })),
  ];
  const objectId = about === everything ? null : about;
  return (
    <>
      <header className={page.titles}>
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className={page.small}>{words.lead}</p>
      </header>
      <div className={styles.filter}>
        <Select label={words.filter} choices={things} value={about} onChange={setAbout} data-testid="history-filter" />
        {objectId ? (
          <Button variant="quiet" onPress={() => setAbout(everything)} data-testid="history-clear">
            {words.clear}
          </Button>
        ) : null}
      </div>
      <HistoryList key={about} account={account} objectId={objectId} />
    </>
  );
}
