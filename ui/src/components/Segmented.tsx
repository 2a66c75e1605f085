import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

export interface SegmentedProps<K extends string> {
  label: string;
  choices: ReadonlyArray<{ id: K; text: string }>;
  value: K;
  onChange: (value: K) => void;
  testId: string;
}

/** Two or three ways to look at the same thing. */
export function Segmented<K extends string>({ label, choices, value, onChange, testId }: SegmentedProps<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = choices.find((choice) => keys.has(choice.id));
        if (next) onChange(next.id);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={styles.choice} data-testid={`${testId}-${choice.id}`}>
          {choice.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
