import type { ReactNode } from 'react';
import type { CredentialView, TerminalView } from '../../bindings';
import { ActionMenu } from '../../components/ActionMenu';
import { Button } from '../../components/Button';
import { FieldLine } from '../../components/FieldLine';
import { matrix, terminalPage as words, terminalsPage } from '../../i18n/en/records';
import { pins } from '../../i18n/en/setup';
import { verify } from '../../i18n/en/verify';
import { lastChecked, useNow } from '../page/age';
import page from '../SetupPage.module.css';
import { PinStateTag } from '../PinStateTag';
import { BrakeNotice } from '../verify/BrakeNotice';
import { pinActions, verifyRefusal, type ActionContext } from './actions';
import { credentialFor, isEmpty, userName } from './opened';
import styles from './TerminalPage.module.css';

interface PinSectionProps {
  context: ActionContext;
  terminal: TerminalView;
  /** What the last check here found. */
  children: ReactNode;
}

/** The PIN in use first, then those of other users. */
export function PinSection({ context, terminal, children }: PinSectionProps) {
  const { brake } = context;
  const others = terminal.credentials.filter((one) => one.userId !== terminal.userId);
  return (
    <section className={page.section} aria-labelledby="terminal-pin">
      <h2 id="terminal-pin">{words.pin}</h2>
      {brake.secondsLeft > 0 ? <BrakeNotice brake={brake} /> : null}
      <div>
        {terminal.userId ? (
          <PinLine context={context} terminal={terminal} userId={terminal.userId} inUse={others.length > 0} />
        ) : (
          <FieldLine tone="warning">{terminalsPage.noUser}</FieldLine>
        )}
        {others.map((one) => (
          <PinLine key={one.id} context={context} terminal={terminal} userId={one.userId} inUse={false} />
        ))}
      </div>
      {terminal.userId && isEmpty(credentialFor(terminal, terminal.userId)) ? (
        <p className={page.quiet}>{credentialFor(terminal, terminal.userId)?.state === 'lost' ? pins.lost : words.noPin}</p>
      ) : null}
      {context.run.checking === terminal.id ? <p role="status">{verify.checking}</p> : null}
      {children}
    </section>
  );
}

interface PinLineProps {
  context: ActionContext;
  terminal: TerminalView;
  userId: string;
  /** Said only where there is more than one. */
  inUse: boolean;
}

function PinLine({ context, terminal, userId, inUse }: PinLineProps) {
  const { account, run, onOpen } = context;
  const credential = credentialFor(terminal, userId);
  const name = userName(account, userId) ?? credential?.userName ?? '';
  const row = account.terminals.indexOf(terminal);
  const actions = pinActions(context, terminal, userId, row);
  const empty = isEmpty(credential);
  const rotation = credential?.rotation ?? null;
  return (
    <div className={styles.pin} data-testid={`pin-line-${userId}`}>
      <div className={styles.pinWords}>
        <p className={styles.pinHead}>
          <PinStateTag credential={credential} />
          <span>
            {words.credential(name)}
            {inUse ? ` (${words.inUse.toLowerCase()})` : ''}
          </span>
        </p>
        {credential && !empty ? <PinFacts credential={credential} zone={account.displayZone} /> : null}
      </div>
      <div className={page.buttons}>
        {empty ? (
          <Button variant="primary" onPress={() => onOpen({ kind: 'pin', terminalId: terminal.id, userId })} data-testid="terminal-paste">
            {matrix.paste}
          </Button>
        ) : null}
        {rotation ? (
          <Button variant="primary" onPress={() => onOpen({ kind: 'rotate', terminalId: terminal.id, userId })} data-testid="terminal-rotation">
            {words.continueRotation}
          </Button>
        ) : null}
        {verifyRefusal(context, terminal, userId) === null ? (
          <Button onPress={() => void run.start([terminal.id])} data-testid="terminal-verify">
            {matrix.verify}
          </Button>
        ) : null}
        {empty && actions.length < 2 ? null : (
          <ActionMenu label={terminalsPage.menu(words.credential(name))} actions={empty ? actions.slice(1) : actions} testId={`pin-menu-${userId}`} />
        )}
      </div>
    </div>
  );
}

function PinFacts({ credential, zone }: { credential: CredentialView; zone: string }) {
  const { text, exact, trouble } = lastChecked(credential, useNow(), zone);
  const { ends, length, conflictsWith, confirmed, rotation } = credential;
  return (
    <>
      {ends && length !== null ? <p className={styles.line}>{words.stored(length, ends)}</p> : null}
      <p className={styles.line} title={exact ?? undefined}>
        {[text, trouble].filter(Boolean).join('. ')}
      </p>
      {conflictsWith.length > 0 ? <p className={styles.danger}>{words.conflict(conflictsWith.join(', '))}</p> : null}
      {confirmed === null ? null : <p className={confirmed ? styles.line : styles.danger}>{confirmed ? words.confirmedYes : words.confirmedNo}</p>}
      {rotation ? (
        <p className={styles.line}>{words.rotationState[rotation.state](rotation.state === 'switched' ? rotation.oldEnds : rotation.newEnds)}</p>
      ) : null}
    </>
  );
}
