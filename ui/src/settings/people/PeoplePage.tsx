import { Fragment, useState } from 'react';
import type { People, PersonView } from '../../bindings';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNotice } from '../../components/ErrorNotice';
import { PlusIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { toHostError } from '../../host';
import { people as words, settings } from '../../i18n/en/people';
import { roleNames } from '../../i18n/en/signIn';
import page from '../../setup/SetupPage.module.css';
import { AddPersonDialog } from './AddPersonDialog';
import { DeactivateDialog } from './DeactivateDialog';
import { EditPersonDialog } from './EditPersonDialog';
import { PeopleTable } from './PeopleTable';
import { ResetPasswordDialog } from './ResetPasswordDialog';
import { usePeople } from './usePeople';

/** Which dialog is open, about whom. */
export type Open = { what: 'add' } | { what: 'edit' | 'reset' | 'deactivate'; person: PersonView };

const decides = ({ active, role }: PersonView) => active && (role === 'approver' || role === 'administrator');
const enoughForMoney = (people: PersonView[]) => people.filter(({ active }) => active).length >= 2 && people.some(decides);

export function PeoplePage() {
  const { may, data, error, refetch } = usePeople();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <header className={page.head}>
        <div className={page.titles}>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className={page.small}>{words.lead}</p>
        </div>
        {data && data.people.length > 0 ? (
          <Button variant="primary" icon={<PlusIcon />} onPress={() => setOpen({ what: 'add' })} data-testid="person-add">
            {words.add}
          </Button>
        ) : null}
      </header>
      {may ? null : (
        <EmptyState title={settings.notYours} data-testid="people-not-yours">
          {settings.peopleNotYours}
        </EmptyState>
      )}
      {may && error ? <ErrorNotice error={toHostError(error)} onRetry={() => void refetch()} /> : null}
      {may && !data && !error ? <Skeleton rows={5} /> : null}
      {data ? <Everybody data={data} onOpen={setOpen} /> : null}
      {open && data ? <OpenDialog open={open} data={data} onClose={close} /> : null}
    </>
  );
}

function Everybody({ data, onOpen }: { data: People; onOpen: (open: Open) => void }) {
  if (data.people.length === 0) {
    return (
      <EmptyState
        title={words.first.title}
        data-testid="people-empty"
        actions={
          <Button variant="primary" onPress={() => onOpen({ what: 'add' })} data-testid="person-add-first">
            {words.first.add}
          </Button>
        }
      >
        {words.first.body}
      </EmptyState>
    );
  }
  return (
    <>
      {enoughForMoney(data.people) ? null : (
        <p className={page.quiet} data-testid="people-too-few">
          {words.enough}
        </p>
      )}
      <PeopleTable data={data} onOpen={onOpen} />
      <section className={page.section} aria-labelledby="people-roles">
        <h2 id="people-roles">{words.rolesTitle}</h2>
        <dl className={page.facts} data-testid="roles">
          {data.roles.map(({ role, words: line }) => (
            <Fragment key={role}>
              <dt>{roleNames[role]}</dt>
              <dd>{line}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </>
  );
}

function OpenDialog({ open, data, onClose }: { open: Open; data: People; onClose: () => void }) {
  switch (open.what) {
    case 'add':
      return <AddPersonDialog data={data} onClose={onClose} />;
    case 'edit':
      return <EditPersonDialog person={open.person} roles={data.roles} onClose={onClose} />;
    case 'reset':
      return <ResetPasswordDialog person={open.person} onClose={onClose} />;
    case 'deactivate':
      return <DeactivateDialog person={open.person} onClose={onClose} />;
  }
}
