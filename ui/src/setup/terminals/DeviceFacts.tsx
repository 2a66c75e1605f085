import { useState } from 'react';
import type { AccountView, TerminalRecord, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { formatZone } from '../../format/time';
import { terminalPage as words } from '../../i18n/en/records';
import { photoKey, usePhoto } from '../page/recordQueries';
import { useChange } from '../page/useChange';
import page from '../SetupPage.module.css';
import { userPath } from '../page/places';
import styles from './TerminalPage.module.css';
import { useQueryClient } from '@tanstack/react-query';

interface FactsProps {
  account: AccountView;
  terminal: TerminalView;
  record: TerminalRecord | null;
}

const deviceParts = ['model', 'serial', 'counter', 'drawer', 'whereabouts'] as const;

export function DeviceFacts({ account, terminal, record }: FactsProps) {
  const user = account.users.find((one) => one.id === terminal.userId);
  const { reported } = terminal;
  const says = [reported?.name, reported?.kindText, reported?.currency, reported?.timeZone && formatZone(reported.timeZone), reported?.status];
  return (
    <>
      <h2>{words.facts}</h2>
      <dl className={page.facts}>
        <dt>{words.user}</dt>
        <dd>{user ? <a className={page.ids} href={`#/${userPath(user.id)}`}>{user.userId}</a> : words.noUserChoice}</dd>
        {deviceParts.map((part) => (
          <Fact key={part} term={words.device[part]} value={terminal.device[part]} />
        ))}
        <Fact term={words.note} value={terminal.note} />
        {reported ? <Fact term={words.reported} value={says.filter(Boolean).join(', ')} /> : null}
      </dl>
      <h3>{words.photo}</h3>
      <PhotoBox account={account} terminal={terminal} hasPhoto={record?.hasPhoto ?? false} />
    </>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value || <span className={page.quiet}>{words.empty}</span>}</dd>
    </>
  );
}

function PhotoBox({ account, terminal, hasPhoto }: { account: AccountView; terminal: TerminalView; hasPhoto: boolean }) {
  const host = useHost();
  const client = useQueryClient();
  const change = useChange(account.id);
  const photo = usePhoto(terminal.id, hasPhoto);
  const [unreadable, setUnreadable] = useState(false);
  const act = async (call: 'terminal_photo_choose' | 'terminal_photo_remove') => {
    setUnreadable(false);
    const shown = await change.run(() => host.call(call, { id: terminal.id }));
    if (shown) client.setQueryData(photoKey(terminal.id), shown);
  };
  const data = hasPhoto ? (photo.data?.data ?? null) : null;
  return (
    <div className={page.section}>
      {data && !unreadable ? (
        <img className={styles.photo} src={data} alt={words.photoAlt(terminal.name)} onError={() => setUnreadable(true)} data-testid="terminal-photo" />
      ) : (
        <p className={page.quiet}>{words.photoNone}</p>
      )}
      {change.failure ? <ErrorNotice error={change.failure} /> : null}
      <div className={page.buttons}>
        <Button size="small" onPress={() => void act('terminal_photo_choose')} isDisabled={change.busy} data-testid="photo-choose">
          {data ? words.photoReplace : words.photoChoose}
        </Button>
        {data ? (
          <Button size="small" variant="quiet" onPress={() => void act('terminal_photo_remove')} isDisabled={change.busy} data-testid="photo-remove">
            {words.photoRemove}
          </Button>
        ) : null}
      </div>
      <p className={page.small}>{words.photoHelp}</p>
    </div>
  );
}
