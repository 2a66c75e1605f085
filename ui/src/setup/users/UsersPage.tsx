import { useState } from 'react';
import type { AccountView, ApiUserView, RightsView } from '../../bindings';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { HelpIcon, MinusIcon, PlusIcon, SuccessIcon, WarningIcon } from '../../components/icons';
import { Tag } from '../../components/StatusTag';
import { formatAge, formatDay, formatMoment } from '../../format/time';
import { ages, usersPage as words } from '../../i18n/en/records';
import { useNow } from '../page/age';
import { userPath } from '../page/places';
import { useManyRights } from '../page/recordQueries';
import table from '../page/Records.module.css';
import page from '../SetupPage.module.css';
import { isNeeded, uncheckedRights } from './needs';
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
  const rights = useManyRights(account.users.map((user) => user.id));
  return (
    <table className={table.table} role="table" aria-label={words.title} data-testid="user-table">
      <thead role="rowgroup">
        <tr role="row">
          {Object.entries(words.columns).map(([id, title]) => (
            <th key={id} role="columnheader" scope="col" data-tag={id === 'rights' || undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {account.users.map((user, row) => (
          <UserRow key={user.id} account={account} user={user} rights={rights.get(user.id)} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

interface UserRowProps {
  account: AccountView;
  user: ApiUserView;
  rights: RightsView | undefined;
  row: number;
  now: number;
}

function UserRow({ account, user, rights, row, now }: UserRowProps) {
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
        {user.registeredOn ? formatDay(user.registeredOn) : <span className={table.quiet}>{words.notNoted}</span>}
      </td>
      <td role="cell" data-label={columns.rights}>
        <RightsTag missing={user.rightsMissing} rights={rights} />
      </td>
      <td role="cell" data-label={columns.terminals}>
        {used.length > 0 ? (
          <span title={used.map((one) => one.name).join(', ')}>{used.length}</span>
        ) : (
          <Tag tone="warning" icon={<WarningIcon size={14} />}>
            {words.orphan}
          </Tag>
        )}
      </td>
      <td role="cell" data-label={columns.verified}>
        {at ? (
          <span title={formatMoment(at, account.displayZone)}>{ages.verified(formatAge(at, now), user.lastVerifiedBy)}</span>
        ) : (
          <span className={table.quiet}>{words.never}</span>
        )}
      </td>
      <td role="cell" data-label={columns.state}>
        <ActiveTag active={user.active} />
      </td>
      <td role="cell" data-label={columns.note}>
        {user.note || words.noNote}
      </td>
    </tr>
  );
}

function RightsTag({ missing, rights }: { missing: number; rights: RightsView | undefined }) {
  if (missing > 0) {
    return (
      <Tag tone="danger" icon={<WarningIcon size={14} />}>
        {words.rightsMissing(missing)}
      </Tag>
    );
  }
  if (!rights) return null;
  if (!rights.rights.some(isNeeded)) return <span className={table.quiet}>{words.rightsNone}</span>;
  return uncheckedRights(rights).length > 0 ? (
    <Tag tone="neutral" icon={<HelpIcon size={14} />}>
      {words.rightsUnchecked}
    </Tag>
  ) : (
    <Tag tone="success" icon={<SuccessIcon size={14} />}>
      {words.rightsOk}
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
