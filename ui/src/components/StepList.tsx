import type { ComponentType } from 'react';
import { CheckIcon, WarningIcon, type IconProps } from './icons';
import styles from './StepList.module.css';

export type StepState = 'done' | 'current' | 'todo' | 'waiting' | 'problem';

export interface Step {
  key: string;
  title: string;
  state: StepState;
  /** The state in words; colour and shape only repeat it. */
  stateText: string;
  isCurrent: boolean;
  /** Absent while the step cannot be opened yet. */
  onOpen?: () => void;
  testId?: string;
}

const marks: Partial<Record<StepState, ComponentType<IconProps>>> = { done: CheckIcon, problem: WarningIcon };

export function StepList({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step.key} className={styles.item}>
            <StepEntry step={step} number={index + 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepEntry({ step, number }: { step: Step; number: number }) {
  const Mark = marks[step.state];
  const shared = {
    className: styles.step,
    'data-state': step.state,
    'data-testid': step.testId,
    'aria-current': step.isCurrent ? ('step' as const) : undefined,
  };
  const content = (
    <>
      <span className={styles.mark} aria-hidden="true">
        {Mark ? <Mark size={14} /> : number}
      </span>
      <span className={styles.text}>
        <span className={styles.title}>{step.title}</span>
        <span className={styles.state}>{step.stateText}</span>
      </span>
    </>
  );
  if (!step.onOpen) return <div {...shared}>{content}</div>;
  return (
    <button type="button" {...shared} onClick={step.onOpen}>
      {content}
    </button>
  );
}
