import { useState } from 'react';
import type { AccountView, Intention, TerminalRecord, TerminalView } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkbox';
import { ErrorNotice } from '../../components/ErrorNotice';
import { common } from '../../i18n/en/common';
import { intentions as words, override as overrideWords } from '../../i18n/en/records';
import { isRuleRefusal, OverrideField, refusalText } from '../page/OverrideField';
import { useChange } from '../page/useChange';
import { useOverride } from '../page/useOverride';
import page from '../SetupPage.module.css';
import styles from './TerminalPage.module.css';

const all = Object.keys(words.words) as Intention[];

interface IntentionsProps {
  account: AccountView;
  terminal: TerminalView;
  record: TerminalRecord;
}

export function Intentions({ account, terminal, record }: IntentionsProps) {
  const host = useHost();
  const change = useChange(account.id);
  const override = useOverride();
  const [chosen, setChosen] = useState<ReadonlySet<Intention>>(() => new Set(record.intentions));
  /** Someone insists on what the kind rules out; saving then asks for the sentence. */
  const [insisting, setInsisting] = useState(false);
  const changed = chosen.size !== record.intentions.length || record.intentions.some((one) => !chosen.has(one));
  const ruled = isRuleRefusal(change.failure);

  const toggle = (intention: Intention, on: boolean) => {
    setChosen((now) => new Set(all.filter((one) => (one === intention ? on : now.has(one)))));
    change.clear();
  };
  const save = async () => {
    const overrideReason = ruled ? override.take() : null;
    if (ruled && overrideReason === null) return;
    const intentions = all.filter((one) => chosen.has(one));
    await change.run(() => host.call('terminal_set_intentions', { terminalId: terminal.id, intentions, overrideReason }));
  };
  return (
    <section className={page.section} aria-labelledby="terminal-intentions">
      <h2 id="terminal-intentions">{words.title}</h2>
      <p className={page.quiet}>{words.lead}</p>
      <div className={styles.choices} role="group" aria-labelledby="terminal-intentions">
        {all.map((intention) => {
          const impossible = record.impossible.find((one) => one.intention === intention)?.reason ?? null;
          const always = intention === 'look_up';
          return (
            <Checkbox
              key={intention}
              isSelected={always || chosen.has(intention)}
              // What was overridden once can still be taken back.
              isDisabled={always || (impossible !== null && !insisting && !record.intentions.includes(intention))}
              onChange={(on) => toggle(intention, on)}
              data-testid={`intention-${intention.replace('_', '-')}`}
            >
              {words.words[intention]}
              {always || impossible ? <span className={styles.reason}>{always ? words.always : impossible}</span> : null}
            </Checkbox>
          );
        })}
      </div>
      {record.impossible.length > 0 && !insisting ? (
        <div>
          <Button size="small" variant="quiet" onPress={() => setInsisting(true)} data-testid="intentions-insist">
            {overrideWords.toggle}
          </Button>
        </div>
      ) : null}
      {change.failure && ruled ? (
        <OverrideField title={words.refusedTitle(common.kinds[terminal.kind])} reason={refusalText(change.failure)} override={override} startsOpen />
      ) : null}
      {change.failure && !ruled ? <ErrorNotice error={change.failure} onRetry={() => void save()} /> : null}
      {changed ? (
        <div className={page.buttons}>
          <Button variant="primary" onPress={() => void save()} isDisabled={change.busy} data-testid="intentions-save">
            {words.save}
          </Button>
          <Button variant="quiet" onPress={() => setChosen(new Set(record.intentions))} data-testid="intentions-reset">
            {words.reset}
          </Button>
          <span className={page.small}>{words.unsaved}</span>
        </div>
      ) : null}
    </section>
  );
}
