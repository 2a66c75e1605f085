import type { AccountView } from '../../bindings';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { ErrorSummary } from '../../components/ErrorSummary';
import { RadioCards } from '../../components/RadioCards';
import { handoff as words } from '../../i18n/en/paper';
import { FileResult } from './FileResult';
import styles from './Handoff.module.css';
import { TellCivicPlus } from './TellCivicPlus';
import type { Way } from './useHandoff';
import { useHandoffForm } from './useHandoffForm';
import { WayFields } from './WayFields';

const ways: Way[] = ['masked', 'full', 'passphrase', 'key'];

/** The four ways out, from harmless to sealed; full PINs ask for a reason and a recipient. */
export function HandoffForm({ account }: { account: AccountView }) {
  const form = useHandoffForm(account);
  const { way, summary, act, done } = form;
  const open = summary.filter((one) => !one.done).length;
  return (
    <section className={styles.section} aria-labelledby="handoff-how">
      <h2 id="handoff-how">{words.how}</h2>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(false);
        }}
      >
        <RadioCards
          id="handoff-way"
          label={words.way}
          value={way}
          onChange={form.choose}
          cards={ways.map((value) => ({ value, ...words.forms[value], testId: `handoff-way-${value}` }))}
        />
        <ErrorSummary title={words.summary(open)} items={summary} attempt={form.attempt} doneLabel={words.done} />
        <WayFields form={form} />
        {act.failure ? <ErrorNotice error={act.failure} /> : null}
        {way ? <WriteButtons way={way} busy={act.busy} onPrint={() => void form.submit(true)} /> : null}
      </form>
      {done ? (
        <FileResult written={done.written} printed={done.printed}>
          <TellCivicPlus way={done.way} path={done.written.path ?? ''} />
        </FileResult>
      ) : null}
    </section>
  );
}

function WriteButtons({ way, busy, onPrint }: { way: Way; busy: boolean; onPrint: () => void }) {
  const sealed = way === 'passphrase' || way === 'key';
  return (
    <div className={styles.buttons}>
      <Button type="submit" variant="primary" data-testid="handoff-save">
        {busy ? words.working : sealed ? words.save.sealed : words.save.pdf}
      </Button>
      {sealed ? null : (
        <Button onPress={onPrint} data-testid="handoff-print">
          {words.print}
        </Button>
      )}
    </div>
  );
}
