import { useState } from 'react';
import type { AccountView, ApiUserView } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ChevronLeftIcon } from '../../components/icons';
import { formatAge, formatDay } from '../../format/time';
import { ages, terminalsPage, userPage as words, usersPage } from '../../i18n/en/records';
import { HistoryList } from '../history/HistoryList';
import { KindMark } from '../KindMark';
import { lastChecked, useNow } from '../page/age';
import { terminalPath } from '../page/places';
import table from '../page/Records.module.css';
import { SwitchOffDialog } from '../page/SwitchOffDialog';
import { PinStateTag } from '../PinStateTag';
import page from '../SetupPage.module.css';
import { useSwitchOn } from '../terminals/actions';
import { credentialFor } from '../terminals/opened';
import { RightsSection } from './RightsSection';
import { UserDialog } from './UserDialog';
import { ActiveTag } from './UsersPage';

export default function UserPage({ account, id }: { account: AccountView; id: string }) {
  const user = account.users.find((one) => one.id === id);
  return (
    <>
      <a className={page.back} href="#/setup/users" data-testid="user-back">
        <ChevronLeftIcon size={14} />
        {words.back}
      </a>
      {user ? (
        <KnownUser account={account} user={user} />
      ) : (
        <>
          <h1 tabIndex={-1}>{words.notHere}</h1>
          <EmptyState title={words.notHere}>
            <p>{words.notHereBody}</p>
          </EmptyState>
        </>
      )}
    </>
  );
}

function KnownUser({ account, user }: { account: AccountView; user: ApiUserView }) {
  const [open, setOpen] = useState<'edit' | 'off' | null>(null);
  const switchOn = useSwitchOn(account);
  const close = () => setOpen(null);
  return (
    <>
      <header className={page.head}>
        <h1 tabIndex={-1}>{user.userId}</h1>
        <div className={page.buttons}>
          <Button onPress={() => setOpen('edit')} data-testid="user-edit">
            {words.edit}
          </Button>
          {user.active ? (
            <Button onPress={() => setOpen('off')} data-testid="user-off">
              {words.switchOff}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => switchOn.user(user.id)} data-testid="user-on">
              {words.switchOn}
            </Button>
          )}
        </div>
      </header>
      {user.active ? null : (
        <Banner tone="warning" title={words.offBanner}>
          <p>{words.offBannerBody}</p>
        </Banner>
      )}
      {user.looksLikePerson ? (
        <Banner tone="warning" title={usersPage.personTitle(user.userId)} data-testid="looks-like-person">
          <p>{usersPage.personBody}</p>
        </Banner>
      ) : null}
      {switchOn.failure ? <ErrorNotice error={switchOn.failure} /> : null}
      <UserFacts user={user} />
      <UserTerminals account={account} user={user} />
      <RightsSection account={account} user={user} />
      <section className={page.section} aria-labelledby="user-history">
        <h2 id="user-history">{words.history}</h2>
        <HistoryList account={account} objectId={user.id} />
      </section>
      {open === 'edit' ? <UserDialog account={account} user={user} onClose={close} /> : null}
      {open === 'off' ? <SwitchOffDialog account={account} thing="user" id={user.id} name={user.userId} onClose={close} /> : null}
    </>
  );
}

function UserFacts({ user }: { user: ApiUserView }) {
  const now = useNow();
  const { columns } = usersPage;
  const at = user.lastVerifiedAt;
  return (
    <dl className={page.facts}>
      <dt>{columns.state}</dt>
      <dd>
        <ActiveTag active={user.active} />
      </dd>
      <dt>{columns.registered}</dt>
      <dd>{user.registeredOn ? formatDay(user.registeredOn) : usersPage.notNoted}</dd>
      <dt>{columns.verified}</dt>
      <dd>{at ? ages.verified(formatAge(at, now), user.lastVerifiedBy) : usersPage.never}</dd>
      <dt>{columns.note}</dt>
      <dd>{user.note || usersPage.notNoted}</dd>
    </dl>
  );
}

function UserTerminals({ account, user }: { account: AccountView; user: ApiUserView }) {
  const now = useNow();
  const { columns } = terminalsPage;
  const terminals = account.terminals.filter((one) => one.userId === user.id || credentialFor(one, user.id) !== null);
  return (
    <section className={page.section} aria-labelledby="user-terminals">
      <h2 id="user-terminals">{words.terminals}</h2>
      {terminals.length === 0 ? (
        <p className={page.quiet}>{words.noTerminals}</p>
      ) : (
        <table className={table.table} role="table" aria-labelledby="user-terminals">
          <thead role="rowgroup">
            <tr role="row">
              {[columns.name, columns.kind, columns.state, columns.verified].map((title) => (
                <th key={title} role="columnheader" scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {terminals.map((one) => (
              <tr key={one.id} role="row">
                <th role="rowheader" scope="row">
                  <a href={`#/${terminalPath(one.id)}`}>{one.name}</a>
                </th>
                <td role="cell">
                  <KindMark kind={one.kind} />
                </td>
                <td role="cell" data-label={columns.state}>
                  <PinStateTag credential={credentialFor(one, user.id)} />
                </td>
                <td role="cell" data-label={columns.verified}>
                  {lastChecked(credentialFor(one, user.id), now, account.displayZone).text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
