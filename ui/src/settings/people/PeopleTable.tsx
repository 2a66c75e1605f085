import type { People, PersonView, RoleView } from '../../bindings';
import { useAccount, useAppStatus } from '../../app/session';
import { toast } from '../../components';
import { ActionMenu, type MenuAction } from '../../components/ActionMenu';
import { FactTable, type FactColumn } from '../../components/FactTable';
import { LockIcon, MinusIcon, PersonIcon, SuccessIcon, WarningIcon } from '../../components/icons';
import { Tag } from '../../components/StatusTag';
import { formatMoney } from '../../format/money';
import { formatClock, formatMoment, inZone } from '../../format/time';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { people as words } from '../../i18n/en/people';
import { roleNames } from '../../i18n/en/signIn';
import { isStepUpCancelled } from '../../signin/stepUp';
import { isNothing } from './limits';
import styles from './People.module.css';
import type { Open } from './PeoplePage';
import { usePeopleCommands } from './usePeople';

interface PeopleTableProps {
  data: People;
  onOpen: (open: Open) => void;
}

export function PeopleTable({ data, onOpen }: PeopleTableProps) {
  const { data: status } = useAppStatus();
  const zone = useAccount()?.displayZone ?? status?.zone ?? 'UTC';
  const activate = useActivate();
  const columns: FactColumn<PersonView>[] = [
    { id: 'name', title: words.name, rowHeader: true, wide: true, render: (person) => <Name person={person} /> },
    { id: 'role', title: words.role, render: (person) => <RoleLine person={person} roles={data.roles} /> },
    { id: 'limits', title: words.limits, render: (person) => <Limits person={person} roles={data.roles} /> },
    { id: 'state', title: words.state, render: (person) => <State person={person} zone={zone} /> },
    { id: 'last', title: words.last, figures: true, render: ({ signedInAt }) => (signedInAt ? formatMoment(signedInAt, zone) : words.never) },
    {
      id: 'actions',
      title: words.actions,
      bare: true,
      render: (person) => <ActionMenu label={words.actionsOf(person.name)} actions={actionsOf(person, onOpen, activate)} testId={`person-actions-${person.id}`} />,
    },
  ];
  return <FactTable label={words.list} columns={columns} items={data.people} idOf={({ id }) => id} markOf={({ active }) => (active ? undefined : 'inactive')} testId="people-list" />;
}

function actionsOf(person: PersonView, onOpen: (open: Open) => void, activate: (person: PersonView) => void): MenuAction[] {
  const edit: MenuAction = { id: 'edit', text: words.edit, onAction: () => onOpen({ what: 'edit', person }), testId: 'person-edit' };
  if (!person.active) {
    return [edit, { id: 'activate', text: words.activate, onAction: () => activate(person), testId: 'person-activate' }];
  }
  return [
    edit,
    { id: 'reset', text: words.reset, onAction: () => onOpen({ what: 'reset', person }), testId: 'person-reset' },
    { id: 'deactivate', text: words.deactivate, tone: 'danger', startsGroup: true, onAction: () => onOpen({ what: 'deactivate', person }), testId: 'person-deactivate' },
  ];
}

/** Taking somebody back needs no questions; it can be undone by deactivating. */
function useActivate(): (person: PersonView) => void {
  const { host, run, askAgain } = usePeopleCommands();
  const activate = async (person: PersonView) => {
    try {
      await run(() => host.call('person_set_active', { id: person.id, active: true }));
      toast({ title: words.activated(person.name), tone: 'success' });
      await askAgain();
    } catch (reason) {
      if (isStepUpCancelled(reason)) return;
      const { title, todo } = wordsForError(toHostError(reason));
      toast({ title, body: todo, tone: 'danger' });
    }
  };
  return (person) => void activate(person);
}

function Name({ person }: { person: PersonView }) {
  return (
    <span className={styles.name}>
      {person.name}
      {person.isYou ? (
        <Tag tone="info" icon={<PersonIcon size={14} />}>
          {words.you}
        </Tag>
      ) : null}
    </span>
  );
}

function RoleLine({ person, roles }: { person: PersonView; roles: RoleView[] }) {
  return (
    <span className={styles.lines}>
      <span>{roleNames[person.role]}</span>
      <span className={styles.quiet}>{roles.find(({ role }) => role === person.role)?.words}</span>
    </span>
  );
}

const asks = ['request_reverse', 'take_payment', 'settle', 'manage_plans'] as const;

/** Only the limits that mean something for the role. */
function Limits({ person, roles }: { person: PersonView; roles: RoleView[] }) {
  const duties = roles.find(({ role }) => role === person.role)?.duties ?? [];
  const lines: string[] = [];
  if (asks.some((duty) => duties.includes(duty))) lines.push(words.alone(isNothing(person.aloneLimit) ? null : formatMoney(person.aloneLimit)));
  if (duties.includes('approve')) lines.push(words.approves(person.approveLimit && formatMoney(person.approveLimit)));
  return (
    <span className={styles.lines}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

function State({ person, zone }: { person: PersonView; zone: string }) {
  const { states } = words;
  return (
    <span className={styles.lines}>
      {person.active ? (
        <Tag tone="success" icon={<SuccessIcon size={14} />}>
          {states.active}
        </Tag>
      ) : (
        <Tag tone="neutral" icon={<MinusIcon size={14} />}>
          {states.inactive}
        </Tag>
      )}
      {person.active && person.lockedUntil ? (
        <Tag tone="warning" icon={<LockIcon size={14} />}>
          {states.locked(formatClock(inZone(person.lockedUntil, zone)))}
        </Tag>
      ) : null}
      {person.active && person.mustChange ? (
        <Tag tone="neutral" icon={<WarningIcon size={14} />}>
          {states.mustChange}
        </Tag>
      ) : null}
    </span>
  );
}
