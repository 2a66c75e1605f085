import { useEffect, useRef, type ReactNode } from 'react';
import type { NextStep, SetupStep } from '../bindings';
import { announce } from '../app/session';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { ErrorSummary, type SummaryItem } from '../components/ErrorSummary';
import { focusField } from '../components/focusField';
import { account, pins, stepStates, terminals, user, wizard as words } from '../i18n/en/setup';
import { fieldMessage } from '../i18n/en/setupReports';
import { verify } from '../i18n/en/verify';
import { fieldIds } from './fields';
import { needsPin, stepOrder } from './model';
import { AccountStep } from './steps/AccountStep';
import { PinsStep } from './steps/PinsStep';
import { TerminalsStep } from './steps/TerminalsStep';
import { UserStep } from './steps/UserStep';
import { VerifyStep } from './steps/VerifyStep';
import { useFocusAfter } from './useFocusAfter';
import type { Wizard } from './useWizard';
import styles from './setup.module.css';

export function StepForm({ wizard, onLater }: { wizard: Wizard; onLater: () => void }) {
  const { tools, problems, attempt, draftFailure } = wizard;
  const { step } = tools.draft;
  const { title, lead } = useHeading(wizard);
  const open = problems.filter((problem) => !problem.done).length;
  const focusAfter = useFocusAfter();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<SetupStep | null>(null);
  useEffect(() => {
    // A new step starts at its question; but a named field keeps the focus it was given.
    if (shown.current !== step && problems.length === 0) heading.current?.focus();
    shown.current = step;
  }, [step, problems.length]);

  /** Verify with no PIN at all: the empty fields themselves are the answer. */
  const showMissingPins = () => {
    const missing = missingPins(wizard);
    wizard.show('pins', missing);
    for (const { fieldId, message } of missing) tools.checks.mark(fieldId, message);
    announce(words.summaryTitle(missing.length));
    focusAfter(() => focusField(missing[0]?.fieldId ?? ''));
  };
  const goToPin = (terminalId: string) => {
    const row = tools.account?.terminals.findIndex((terminal) => terminal.id === terminalId) ?? -1;
    wizard.open('pins');
    focusAfter(() => focusField(`pin-row-${row}`));
  };
  /** What the wizard has a step for is done there, not on a page that leaves it. */
  const elsewhere = (next: NextStep) => {
    const step = wizardSteps[next.kind];
    if (step) wizard.open(step);
    return step !== undefined;
  };
  return (
    <div className={styles.step}>
      <header className={styles.head}>
        <p className={styles.count}>{words.stepOf(stepOrder.indexOf(step) + 1)}</p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className={styles.lead}>{lead}</p>
      </header>
      <ErrorSummary title={words.summaryTitle(open)} items={problems} attempt={attempt} doneLabel={stepStates.done} />
      {draftFailure ? <ErrorNotice error={draftFailure} /> : null}
      <div className={styles.fields}>
        <StepBody wizard={wizard} onNothing={showMissingPins} onGoToPin={goToPin} onElsewhere={elsewhere} />
      </div>
      <StepFooter wizard={wizard} onLater={onLater} />
    </div>
  );
}

const wizardSteps: Partial<Record<NextStep['kind'], SetupStep>> = {
  edit_terminal: 'terminals',
  edit_user: 'user',
  open_rights: 'user',
  edit_account: 'account',
};

function missingPins({ tools }: Wizard): Array<SummaryItem & { fieldId: string }> {
  return (tools.account?.terminals ?? []).flatMap((terminal, row) =>
    needsPin(terminal)
      ? [{ fieldId: fieldIds.pin(row), label: pins.field(terminal.name), message: fieldMessage('pin_missing') }]
      : [],
  );
}

function useHeading({ tools }: Wizard): { title: string; lead: ReactNode } {
  const { draft, status, account: saved } = tools;
  const { state, store } = status.vault;
  switch (draft.step) {
    case 'account':
      return account;
    case 'user':
      return user;
    case 'terminals':
      return terminals;
    case 'pins':
      return { title: pins.title, lead: state === 'memory' ? pins.leadMemory : pins.lead(store) };
    case 'verify':
      return { title: verify.title, lead: saved?.environment === 'practice' ? verify.leadPractice : verify.lead };
  }
}

interface StepBodyProps {
  wizard: Wizard;
  onNothing: () => void;
  onGoToPin: (terminalId: string) => void;
  onElsewhere: (next: NextStep) => boolean;
}

function StepBody({ wizard, onNothing, onGoToPin, onElsewhere }: StepBodyProps) {
  const { tools } = wizard;
  switch (tools.draft.step) {
    case 'account':
      return <AccountStep />;
    case 'user':
      return <UserStep />;
    case 'terminals':
      return <TerminalsStep />;
    case 'pins':
      return <PinsStep />;
    case 'verify':
      return tools.account ? <VerifyStep account={tools.account} {...{ onNothing, onGoToPin, onElsewhere }} /> : null;
  }
}

function StepFooter({ wizard, onLater }: { wizard: Wizard; onLater: () => void }) {
  const { tools, problems, busy } = wizard;
  const { step } = tools.draft;
  const maySkip = step === 'pins' && problems.length > 0;
  return (
    <footer className={styles.footer}>
      <div className={styles.buttons}>
        {step === 'account' ? null : (
          <Button onPress={wizard.back} data-testid="back">
            {words.back}
          </Button>
        )}
        <Button variant={step === 'verify' ? 'secondary' : 'primary'} onPress={() => void wizard.next()} data-testid="continue">
          {busy ? words.saving : step === 'verify' ? verify.finish : words.continue}
        </Button>
        {maySkip ? (
          <Button variant="quiet" onPress={wizard.skip} data-testid="continue-without-pins">
            {pins.missingTitle}
          </Button>
        ) : null}
        <Button variant="quiet" onPress={onLater} data-testid="save-for-later">
          {words.later}
        </Button>
      </div>
      <p className={styles.footnote}>{maySkip ? pins.missingHelp : words.laterHelp}</p>
    </footer>
  );
}
