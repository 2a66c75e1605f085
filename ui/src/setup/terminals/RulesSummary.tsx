import type { ComponentType } from 'react';
import type { RuleState, TerminalRecord } from '../../bindings';
import { StatusDeclinedIcon, StatusHeldIcon, StatusOpenIcon, SuccessIcon, WarningIcon, type IconProps } from '../../components/icons';
import type { Tone } from '../../components/status';
import { Tag } from '../../components/StatusTag';
import { rules as words } from '../../i18n/en/records';

export const ruleLooks: Record<RuleState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  kept: { tone: 'success', Icon: SuccessIcon },
  overridden: { tone: 'warning', Icon: WarningIcon },
  waiting: { tone: 'warning', Icon: StatusHeldIcon },
  open: { tone: 'neutral', Icon: StatusOpenIcon },
  broken: { tone: 'danger', Icon: StatusDeclinedIcon },
};

export interface RulesLine {
  state: RuleState;
  text: string;
}

/** All rules of a terminal in one word: the worst of them leads. */
export function summarizeRules({ rules }: Pick<TerminalRecord, 'rules'>): RulesLine | null {
  const count = (state: RuleState) => rules.filter((rule) => rule.state === state).length;
  if (rules.length === 0) return null;
  if (count('broken') > 0) return { state: 'broken', text: words.broken(count('broken')) };
  if (count('overridden') > 0) return { state: 'overridden', text: words.overridden(count('overridden')) };
  if (count('open') > 0) return { state: 'open', text: words.open(count('open')) };
  if (count('waiting') > 0) return { state: 'waiting', text: words.waiting(count('waiting')) };
  return { state: 'kept', text: words.all };
}

export function RulesSummary({ record }: { record: TerminalRecord | undefined }) {
  const line = record ? summarizeRules(record) : null;
  if (!line) return <span>{record ? words.none : ''}</span>;
  const { tone, Icon } = ruleLooks[line.state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {line.text}
    </Tag>
  );
}
