import type { AccountView, TerminalKind, TerminalRecord, TerminalView } from '../../bindings';
import { ActionMenu } from '../../components/ActionMenu';
import { Button } from '../../components/Button';
import { MinusIcon } from '../../components/icons';
import { Tag } from '../../components/StatusTag';
import { page as setupWords } from '../../i18n/en/setup';
import { terminalsPage as words } from '../../i18n/en/records';
import { verify } from '../../i18n/en/verify';
import { KindMark } from '../KindMark';
import { credentialOf } from '../model';
import { lastChecked, useNow } from '../page/age';
import { terminalPath } from '../page/places';
import table from '../page/Records.module.css';
import { PinStateTag } from '../PinStateTag';
import type { Brake } from '../verify/useBrake';
import type { VerifyRun } from '../verify/useVerify';
import { verdictMark } from '../verify/verdictQuestion';
import { pinActions, rowActions, verifyRefusal } from './actions';
import { isEmpty, userName, type Open } from './opened';
import { needsWords, VerdictWords } from './Results';
import { RulesSummary } from './RulesSummary';
import styles from './Terminals.module.css';

export interface TerminalViewProps {
  account: AccountView;
  run: VerifyRun;
  brake: Brake;
  records: ReadonlyMap<string, TerminalRecord>;
  onOpen: Open;
  onSwitchOn: (id: string) => void;
}

type ListProps = TerminalViewProps & { onChangeKind: (id: string, kind: TerminalKind) => void };

/** Roles are repeated because a narrow window lays the rows out as blocks. */
export function TerminalList(props: ListProps) {
  const now = useNow();
  const { columns } = words;
  const heads: Array<[string, string?]> = [
    [columns.name],
    [columns.kind, styles.wide],
    [columns.user],
    [columns.ends, styles.wide],
    [columns.state],
    [columns.verified],
    [columns.rules],
    [columns.place, styles.widest],
    [columns.actions],
  ];
  return (
    <table className={`${table.table} ${styles.list}`} role="table" aria-label={words.title} data-testid="terminal-list">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map(([title, className]) => (
            <th key={title} role="columnheader" scope="col" className={className}>
              {title === columns.actions ? <span className="visually-hidden">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.account.terminals.map((terminal, row) => (
          <TerminalRow key={terminal.id} {...props} terminal={terminal} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends ListProps {
  terminal: TerminalView;
  row: number;
  now: number;
}

function TerminalRow(props: RowProps) {
  const { account, terminal, row, run, records, onChangeKind } = props;
  const credential = credentialOf(terminal);
  const verdict = run.verdicts.get(terminal.id);
  const outcome = run.checking === terminal.id ? 'checking' : (verdict?.outcome ?? 'none');
  const said = verdict && needsWords(verdict) ? verdict : null;
  const about = verdictMark(verdict ?? null, account.id);
  const place = placeOf(terminal);
  return (
    <>
      <tr role="row" data-testid={`verify-row-${row}`} data-explain={about} data-outcome={outcome} data-said={said ? '' : undefined} data-off={terminal.active ? undefined : ''}>
        <th role="rowheader" scope="row">
          <a href={`#/${terminalPath(terminal.id)}`} data-testid={`terminal-link-${row}`}>
            {terminal.name}
          </a>
          <span className={styles.underName}>
            <KindMark kind={terminal.kind} />
            {place ? <span className={styles.placeUnder}>{place}</span> : null}
          </span>
        </th>
        <td role="cell" className={styles.wide}>
          <KindMark kind={terminal.kind} />
        </td>
        <td role="cell" data-label={words.columns.user} className={table.id}>
          {userName(account, terminal.userId) ?? <span className={table.danger}>{words.noUser}</span>}
        </td>
        <td role="cell" className={`${table.id} ${styles.wide}`}>
          {credential?.ends ?? words.noPlace}
        </td>
        <td role="cell" data-label={words.columns.state}>
          <StateCell terminal={terminal} checking={outcome === 'checking'} tookMs={verdict?.outcome === 'verified' ? verdict.tookMs : undefined} />
        </td>
        <td role="cell" data-label={words.columns.verified}>
          <CheckedCell terminal={terminal} now={props.now} zone={account.displayZone} />
        </td>
        <td role="cell" data-label={words.columns.rules}>
          <RulesSummary record={records.get(terminal.id)} />
        </td>
        <td role="cell" className={`${styles.widest} ${table.quiet}`}>
          {place ?? words.noPlace}
        </td>
        <td role="cell">
          <RowActions {...props} />
        </td>
      </tr>
      {said ? (
        <tr role="row" className={styles.said} data-explain={about} data-testid={`verify-result-${row}`}>
          <td role="cell" colSpan={9}>
            <VerdictWords verdict={said} account={account} row={row} onChangeKind={onChangeKind} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The one thing most likely wanted stands open, the rest behind the dots. */
function RowActions({ account, terminal, row, run, brake, onOpen, onSwitchOn }: RowProps) {
  const context = { account, run, brake, onOpen };
  const { userId } = terminal;
  const empty = isEmpty(credentialOf(terminal));
  const paste = userId && terminal.active && empty ? pinActions(context, terminal, userId, row)[0] : undefined;
  const actions = rowActions(context, terminal, row, () => onSwitchOn(terminal.id));
  return (
    <div className={table.actions}>
      {paste ? (
        <Button size="small" onPress={paste.onAction} aria-label={`${words.enterPin}: ${terminal.name}`} data-testid={paste.testId}>
          {words.enterPin}
        </Button>
      ) : verifyRefusal(context, terminal, userId) === null ? (
        <Button size="small" aria-label={words.verifyOne(terminal.name)} onPress={() => void run.start([terminal.id])} data-testid={`verify-one-${row}`}>
          {words.verify}
        </Button>
      ) : null}
      <ActionMenu
        label={words.menu(terminal.name)}
        actions={paste ? actions.filter((one) => one.id !== paste.id) : actions}
        testId={`terminal-menu-${row}`}
      />
    </div>
  );
}

function StateCell({ terminal, checking, tookMs }: { terminal: TerminalView; checking: boolean; tookMs: number | undefined }) {
  const credential = credentialOf(terminal);
  if (checking) return <span className={table.quiet}>{verify.checking}</span>;
  return (
    <div>
      <div className={styles.stateLine}>
        {terminal.active ? (
          <PinStateTag credential={credential} />
        ) : (
          <Tag tone="neutral" icon={<MinusIcon size={14} />}>
            {words.off}
          </Tag>
        )}
        {tookMs === undefined ? null : <span className={table.quiet}>{verify.took(tookMs)}</span>}
      </div>
      {credential?.ends ? <span className={styles.endsUnder}>{setupWords.ends(credential.ends)}</span> : null}
      {credential && credential.conflictsWith.length > 0 ? (
        <span className={`${table.sub} ${table.danger}`}>{setupWords.conflictWith(credential.conflictsWith.join(', '))}</span>
      ) : null}
      {credential?.rotation ? <span className={table.sub}>{words.rotationUnderWay}</span> : null}
    </div>
  );
}

function CheckedCell({ terminal, now, zone }: { terminal: TerminalView; now: number; zone: string }) {
  const { text, exact, trouble } = lastChecked(credentialOf(terminal), now, zone);
  return (
    <div title={exact ?? undefined}>
      <span className={exact ? undefined : table.quiet}>{text}</span>
      {trouble ? <span className={table.sub}>{trouble}</span> : null}
    </div>
  );
}

function placeOf({ device }: TerminalView): string | null {
  const where = device.whereabouts || [device.counter, device.drawer].filter(Boolean).join(', ');
  return [device.model, where].filter(Boolean).join(', ') || null;
}
