import { useQuery } from '@tanstack/react-query';
import { navigate, useAccount, useHost } from '../../app/session';
import type { PersonImpact, PersonView } from '../../bindings';
import { toast } from '../../components';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorNotice } from '../../components/ErrorNotice';
import { Skeleton } from '../../components/Skeleton';
import { formatMoment } from '../../format/time';
import { toHostError } from '../../host';
import { deactivate as words } from '../../i18n/en/people';
import { useAct } from '../../setup/useAct';
import styles from './People.module.css';
import { usePeopleCommands } from './usePeople';

/** PINs that nobody has changed since the person saw them. */
const toRotate = ({ pins }: PersonImpact) => pins.filter(({ rotated }) => !rotated);

/** What stops first, then the decision; refused with the reason where nobody could go on. */
export function DeactivateDialog({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const host = useHost();
  const { run, askAgain } = usePeopleCommands();
  const act = useAct();
  const { data, error } = useQuery({
    queryKey: ['people', 'impact', person.id],
    queryFn: () => host.call('person_impact', { id: person.id }),
    // What they saw until now.
    gcTime: 0,
    staleTime: 0,
  });
  const deactivate = () =>
    act.run(async () => {
      const left = await run(() => host.call('person_set_active', { id: person.id, active: false }));
      onClose();
      await askAgain();
      const tasks = toRotate(left).length;
      toast({
        title: words.done(person.name),
        tone: 'success',
        ...(tasks > 0 && { body: words.tasks(tasks), action: { label: words.checklist, onPress: () => navigate('setup'), testId: 'deactivate-checklist' } }),
      });
    });
  const refused = data?.refused ?? null;
  return (
    <Dialog
      title={words.title(person.name)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      data-testid="deactivate-dialog"
      footer={
        <>
          <Button autoFocus onPress={onClose} data-testid="deactivate-cancel">
            {refused === null ? words.cancel : words.close}
          </Button>
          {refused === null ? (
            <Button variant="danger" isDisabled={!data} onPress={() => void deactivate()} data-testid="deactivate-confirm">
              {words.confirm}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        {refused === null ? <p>{words.lead}</p> : <Banner tone="warning" title={words.refusedTitle} data-testid="deactivate-refused">{refused}</Banner>}
        {error ? <ErrorNotice error={toHostError(error)} /> : null}
        {!data && !error ? <Skeleton rows={3} /> : null}
        {data ? <Impact impact={data} /> : null}
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
      </div>
    </Dialog>
  );
}

function Impact({ impact }: { impact: PersonImpact }) {
  const zone = useAccount()?.displayZone ?? 'UTC';
  const { person, sentences, pins, requests, views } = impact;
  const rotate = toRotate(impact).length;
  if (sentences.length === 0) return <p className={styles.quiet} data-testid="impact-nothing">{words.nothing}</p>;
  return (
    <>
      <p data-testid="impact-sentence">
        <strong>{words.did(person.name, sentences.join(', '))}</strong>
      </p>
      <Part id="impact-pins" title={words.pins} help={rotate > 0 ? words.rotate(rotate) : null} lines={pins.map((pin) => words.pin(pin.terminalName, formatMoment(pin.at, zone)) + (pin.rotated ? ` (${words.rotated})` : ''))} />
      <Part id="impact-requests" title={words.requests} help={words.requestsHelp} lines={requests} />
      <Part id="impact-views" title={words.views} help={words.viewsHelp} lines={views} />
    </>
  );
}

function Part({ id, title, help, lines }: { id: string; title: string; help: string | null; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby={id} data-testid={id}>
      <h3 id={id}>{title}</h3>
      <ul className={styles.bullets}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {help ? <p className={styles.quiet}>{help}</p> : null}
    </section>
  );
}
