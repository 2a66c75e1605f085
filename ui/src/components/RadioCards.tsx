import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { Button, FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components';
import field from './Field.module.css';
import { FieldLine } from './FieldLine';
import { ChevronDownIcon, type IconProps } from './icons';
import styles from './RadioCards.module.css';

export interface RadioCard<V extends string> {
  value: V;
  title: string;
  help?: string;
  Icon?: ComponentType<IconProps>;
  testId?: string;
}

export interface RadioCardsProps<V extends string> {
  id: string;
  label: string;
  /** null = nothing chosen yet; there is no silent default. */
  value: V | null;
  onChange: (value: V) => void;
  cards: Array<RadioCard<V>>;
  help?: ReactNode;
  error?: string | null;
  /** Compact cards stand side by side without their help line. */
  compact?: boolean;
  /** Rare choices behind one button; open from the start when one of them is chosen. */
  more?: { label: string; testId?: string; cards: Array<RadioCard<V>> };
}

export function RadioCards<V extends string>(props: RadioCardsProps<V>) {
  const { id, label, value, onChange, cards, help, error, compact, more } = props;
  const rare = more?.cards ?? [];
  const { isOpen, open, group } = useMoreCards(cards.length, rare.some((card) => card.value === value));
  const shown = isOpen ? [...cards, ...rare] : cards;
  const pick = (chosen: string) => {
    const card = shown.find((candidate) => candidate.value === chosen);
    if (card) onChange(card.value);
  };
  return (
    <div ref={group} className={field.field}>
      <RadioGroup
        id={id}
        className={field.field}
        value={value}
        onChange={pick}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
      >
        <Label className={field.label}>{label}</Label>
        {help ? (
          <Text slot="description" className={field.help}>
            {help}
          </Text>
        ) : null}
        <div className={compact ? styles.compact : styles.cards}>
          {shown.map((card) => (
            <Card key={card.value} card={card} />
          ))}
        </div>
        <FieldError>
          <FieldLine tone="error">{error}</FieldLine>
        </FieldError>
      </RadioGroup>
      {more && !isOpen ? (
        <Button className={styles.more} onPress={open} data-testid={more.testId}>
          <ChevronDownIcon size={14} />
          {more.label}
        </Button>
      ) : null}
    </div>
  );
}

/** The button goes away when pressed, so focus moves on to the first card it revealed. */
function useMoreCards(before: number, chosen: boolean) {
  const group = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (pressed) group.current?.querySelectorAll<HTMLInputElement>('input[type=radio]')[before]?.focus();
  }, [pressed, before]);
  return { group, isOpen: pressed || chosen, open: () => setPressed(true) };
}

function Card<V extends string>({ card }: { card: RadioCard<V> }) {
  const { Icon } = card;
  return (
    <Radio value={card.value} className={styles.card} data-testid={card.testId}>
      <span className={styles.dot} aria-hidden="true" />
      {Icon ? <Icon size={16} className={styles.icon} /> : null}
      <span className={styles.text}>
        <span className={styles.title}>{card.title}</span>
        {card.help ? <span className={styles.help}>{card.help}</span> : null}
      </span>
    </Radio>
  );
}
