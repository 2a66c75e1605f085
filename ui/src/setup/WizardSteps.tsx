import type { AccountView, SetupStep } from '../bindings';
import { StepList, type StepState } from '../components/StepList';
import { steps as names, stepStates, wizard as words } from '../i18n/en/setup';
import { canOpen, isStepDone, pinStateOf, stepOrder } from './model';
import type { Wizard } from './useWizard';
import styles from './setup.module.css';

const troubled = (account: AccountView | null, wanted: Array<ReturnType<typeof pinStateOf>>) =>
  account?.terminals.some((terminal) => wanted.includes(pinStateOf(terminal))) ?? false;

function stateOf(step: SetupStep, current: SetupStep, account: AccountView | null, hasProblems: boolean): StepState {
  if (step === current) return hasProblems ? 'problem' : 'current';
  if (step === 'pins' && troubled(account, ['conflict', 'lost'])) return 'problem';
  if (step === 'verify' && troubled(account, ['refused'])) return 'problem';
  if (isStepDone(step, account)) return 'done';
  return stepOrder.indexOf(step) < stepOrder.indexOf(current) ? 'waiting' : 'todo';
}

/** All steps, always in sight, each with its state in words. */
export function WizardSteps({ wizard }: { wizard: Wizard }) {
  const { tools, problems, open, finished } = wizard;
  const { account, draft } = tools;
  const list = stepOrder.map((step) => {
    const isCurrent = !finished && step === draft.step;
    const pastEnd = finished && !isStepDone(step, account) ? ('waiting' as const) : null;
    const state = pastEnd ?? (finished ? 'done' : stateOf(step, draft.step, account, problems.some((one) => !one.done)));
    return {
      key: step,
      title: names[step],
      state,
      stateText: stepStates[state],
      isCurrent,
      onOpen: !finished && !isCurrent && canOpen(step, account) ? () => open(step) : undefined,
      testId: `step-${step}`,
    };
  });
  return (
    <div className={styles.aside} data-region="steps">
      <StepList label={words.stepsLabel} steps={list} />
    </div>
  );
}
