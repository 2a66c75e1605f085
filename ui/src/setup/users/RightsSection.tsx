import type { ComponentType } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { AccountView, ApiUserView, RightState, RightsView, RightView } from '../../bindings';
import { useHost } from '../../app/session';
import { Checkbox } from '../../components/Checkbox';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { CheckIcon, HelpIcon, StatusDeclinedIcon, SuccessIcon, type IconProps } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import type { Tone } from '../../components/status';
import { Tag } from '../../components/StatusTag';
import { formatDay, inZone } from '../../format/time';
import { toHostError } from '../../host';
import { intentions, userPage as words } from '../../i18n/en/records';
import { rightsKey, useRights } from '../page/recordQueries';
import table from '../page/Records.module.css';
import { useChange } from '../page/useChange';
import page from '../SetupPage.module.css';
import { isNeeded, uncheckedRights } from './needs';

const looks: Record<RightState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  proved: { tone: 'success', Icon: SuccessIcon },
  ticked: { tone: 'info', Icon: CheckIcon },
  unknown: { tone: 'neutral', Icon: HelpIcon },
  refused: { tone: 'danger', Icon: StatusDeclinedIcon },
};

/** What is proved, what is only ticked, and what is missing for what the town intends. */
export function RightsSection({ account, user }: { account: AccountView; user: ApiUserView }) {
  const rights = useRights(user.id);
  return (
    <section className={page.section} aria-labelledby="user-rights">
      <h2 id="user-rights">{words.rights}</h2>
      <p className={page.quiet}>{words.rightsLead}</p>
      {rights.error ? <ErrorNotice error={toHostError(rights.error)} onRetry={() => void rights.refetch()} /> : null}
      {rights.data ? <RightsTable account={account} user={user} view={rights.data} /> : rights.error ? null : <Skeleton rows={6} />}
    </section>
  );
}

function Missing({ view }: { view: RightsView }) {
  const unchecked = uncheckedRights(view);
  const note = unchecked.length > 0 ? <FieldLine tone="note">{words.notChecked(unchecked.map(({ name }) => name))}</FieldLine> : null;
  if (view.missing.length === 0) return note ?? <NothingMissing view={view} />;
  return (
    <div className={page.stack} data-testid="rights-missing">
      <h3>{words.missing}</h3>
      <ul className={page.stack}>
        {view.missing.map((line) => (
          <li key={line}>
            <FieldLine tone="error">{line}</FieldLine>
          </li>
        ))}
      </ul>
      {note}
    </div>
  );
}

/** Green only where something was needed, and each of it was proved or ticked. */
function NothingMissing({ view }: { view: RightsView }) {
  if (!view.rights.some(isNeeded)) return <FieldLine tone="note">{words.nothingNeeded}</FieldLine>;
  return <FieldLine tone="ok">{words.nothingMissing}</FieldLine>;
}

function RightsTable({ account, user, view }: { account: AccountView; user: ApiUserView; view: RightsView }) {
  const host = useHost();
  const client = useQueryClient();
  const change = useChange(account.id);
  const { rightsColumns: columns } = words;
  const tick = async (right: RightView, ticked: boolean) => {
    const next = await change.run(() => host.call('user_tick_right', { userId: user.id, right: right.right, ticked }));
    if (next) client.setQueryData(rightsKey(user.id), next);
  };
  return (
    <>
      <Missing view={view} />
      {change.failure ? <ErrorNotice error={change.failure} /> : null}
      <table className={table.table} role="table" aria-labelledby="user-rights">
        <thead role="rowgroup">
          <tr role="row">
            {[columns.right, columns.state, columns.needed, columns.tick].map((title) => (
              <th key={title} role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {view.rights.map((right) => (
            <RightRow key={right.right} right={right} zone={account.displayZone} busy={change.busy} onTick={(ticked) => void tick(right, ticked)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RightRowProps {
  right: RightView;
  zone: string;
  busy: boolean;
  onTick: (ticked: boolean) => void;
}

function RightRow({ right, zone, busy, onTick }: RightRowProps) {
  const { tone, Icon } = looks[right.state];
  const { rightsColumns: columns } = words;
  const decided = right.state === 'proved' || right.state === 'refused';
  return (
    <tr role="row" data-testid={`right-${right.right.replace(/_/g, '-')}`} data-state={right.state}>
      <th role="rowheader" scope="row">
        {right.name}
      </th>
      <td role="cell" data-label={columns.state}>
        <div>
          <Tag tone={tone} icon={<Icon size={14} />}>
            {words.states[right.state]}
          </Tag>
          {right.since ? <span className={table.sub}>{words.since(formatDay(inZone(right.since, zone)), right.by)}</span> : null}
        </div>
      </td>
      <td role="cell" data-label={columns.needed}>
        {right.neededFor.length === 0 ? (
          <span className={table.quiet}>{words.notNeeded}</span>
        ) : (
          <ul>
            {right.neededFor.map(({ intention, terminalName }) => (
              <li key={`${intention}${terminalName}`}>{words.neededFor(intentions.words[intention], terminalName)}</li>
            ))}
          </ul>
        )}
      </td>
      <td role="cell" data-label={columns.tick}>
        {decided ? (
          <span className={table.quiet}>{'\u2013'}</span>
        ) : (
          <Checkbox isSelected={right.state === 'ticked'} isDisabled={busy} onChange={onTick} data-testid={`tick-${right.right.replace(/_/g, '-')}`}>
            {words.tickedYes}
            <span className="visually-hidden"> {right.name}</span>
          </Checkbox>
        )}
      </td>
    </tr>
  );
}
