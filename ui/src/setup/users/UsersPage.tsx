import { useState } from 'react';
import type { AccountView, ApiUserView } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { MinusIcon, PlusIcon, SuccessIcon, WarningIcon } from '../../components/icons';
import { Tag } from '../../components/StatusTag';
import { formatAge, formatDateTime, formatDay, inZone } from '../../format/time';
import { ages, usersPage as words } from '../../i18n/en/records';
import { useNow } from '../page/age';
import { userPath } from '../page/places';
import table from '../page/Records.module.css';
import page from '../SetupPage.module.css';
import { UserDialog } from './UserDialog';

export const terminalsOf = (account: AccountView, userId: string) => account.terminals.filter((one) => one.userId === userId);

export default function UsersPage({ account }: { account: AccountView }) {
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant={account.users.length === 0 ? 'primary' : 'secondary'} icon={<PlusIcon />} onPress={() => setAdding(true)} data-testid="setup-add-user">
      {words.add}
    </Button>
  );
  return (
    <>
      <header className={page.head}>
        <div className={page.titles}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={page.small}>{words.lead}</p>
        </div>
        {account.users.length > 0 ? add : null}
      </header>
      {account.users.length === 0 ? (
        <EmptyState title={words.emptyTitle} actions={add}>
          <p>{words.empty}</p>
        </EmptyState>
      ) : (
        <>
          <Orphans account={account} />
          <UserTable account={account} />
        </>
      )}
      {adding ? <UserDialog account={account} user={null} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** A user without a terminal, a terminal without a user. */
function Orphans({ account }: { account: AccountView }) {
  const users = account.users.filter((user) => user.active && terminalsOf(account, user.id).length === 0);
  const terminals = account.terminals.filter((one) => one.active && one.userId === null);
  if (users.length === 0 && terminals.length === 0) return null;
  return (
    <Banner tone="warning" title={words.orphansTitle} data-testid="orphans">
      {users.length > 0 ? <p>{words.orphanUsers(users.map((user) => user.userId).join(', '))}</p> : null}
      {terminals.length > 0 ? <p>{words.orphanTerminals(terminals.map((one) => one.name).join(', '))}</p> : null}
    </Banner>
  );
}

function UserTable({ account }: { account: AccountView }) {
  const now = useNow();
  return (
    <table className={table.table} role="table" aria-label={words.title} data-testid="user-table">
      <thead role="rowgroup">
        <tr role="row">
          {Object.entries(words.columns).map(([id, title]) => (
            <th key={id} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {account.users.map((user, row) => (
          <UserRow key={user.id} account={account} user={user} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ account, user, row, now }: { account: AccountView; user: ApiUserView; row: number; now: number }) {
  const { columns } = words;
  const used = terminalsOf(account, user.id);
  const at = user.lastVerifiedAt;
  return (
    <tr role="row" data-testid={`user-row-${row}`}>
      <th role="rowheader" scope="row">
        <a className={table.id} href={`#/${userPath(user.id)}`} data-testid={`user-link-${row}`}>
          {user.userId}
        </a>
        {user.looksLikePerson ? (
          <span className={table.sub}>
            <Tag tone="warning" icon={<WarningIcon size={14} />}>
              {words.person}
            </Tag>
          </span>
        ) : null}
      </th>
      <td role="cell" data-label={columns.registered}>
        {user.registeredOn ? words.registeredOn(formatDay(user.registeredOn)) : <span className={table.quiet}>{words.notNoted}</span>}
      </td>
      <td role="cell" data-label={columns.rights}>
        <RightsTag missing={user.rightsMissing} />
      </td>
      <td role="cell" data-label={columns.terminals}>
        {used.length > 0 ? (
          <span title={used.map((one) => one.name).join(', ')}>{words.terminals(used.length)}</span>
        ) : (
          <Tag tone="warning" icon={<WarningIcon size={14} />}>
            {words.orphan}
          </Tag>
        )}
      </td>
      <td role="cell" data-label={columns.verified}>
        {at ? (
          <span title={formatDateTime(inZone(at, account.displayZone))}>{ages.verified(formatAge(at, now), user.lastVerifiedBy)}</span>
        ) : (
          <span className={table.quiet}>{ages.never}</span>
        )}
      </td>
      <td role="cell" data-label={columns.state}>
        <ActiveTag active={user.active} />
      </td>
      <td role="cell" data-label={columns.note} data-empty={user.note ? undefined : ''}>
        {user.note}
      </td>
    </tr>
  );
}

function RightsTag({ missing }: { missing: number }) {
  return missing === 0 ? (
    <Tag tone="success" icon={<SuccessIcon size={14} />}>
      {words.rightsOk}
    </Tag>
  ) : (
    <Tag tone="danger" icon={<WarningIcon size={14} />}>
      {words.rightsMissing(missing)}
    </Tag>
  );
}

export function ActiveTag({ active }: { active: boolean }) {
  return (
    <Tag tone={active ? 'success' : 'neutral'} icon={active ? <SuccessIcon size={14} /> : <MinusIcon size={14} />}>
      {active ? words.active : words.off}
    </Tag>
  );
}
