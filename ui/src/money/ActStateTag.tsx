import type { ComponentType } from 'react';
import type { IntentState } from '../bindings';
import { Tag } from '../components';
import {
  ActAbsentIcon,
  ActArmedIcon,
  ActDeclinedIcon,
  ActDoneIcon,
  ActFoundIcon,
  ActNotSentIcon,
  ActPersonIcon,
  ActRefusedIcon,
  ActSentIcon,
  ActUnknownIcon,
  type IconProps,
} from '../components/icons';
import type { Tone } from '../components/status';
import { money } from '../i18n/en/money';

/** The one table of looks of an act: a word, an outline of its own, a tint. */
export const actLooks: Record<IntentState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  armed: { tone: 'info', Icon: ActArmedIcon },
  dispatching: { tone: 'info', Icon: ActSentIcon },
  approved: { tone: 'success', Icon: ActDoneIcon },
  declined: { tone: 'danger', Icon: ActDeclinedIcon },
  rejected: { tone: 'danger', Icon: ActRefusedIcon },
  not_sent: { tone: 'neutral', Icon: ActNotSentIcon },
  unknown: { tone: 'warning', Icon: ActUnknownIcon },
  confirmed_done: { tone: 'success', Icon: ActFoundIcon },
  confirmed_absent: { tone: 'neutral', Icon: ActAbsentIcon },
  needs_person: { tone: 'warning', Icon: ActPersonIcon },
};

export function ActStateTag({ state }: { state: IntentState }) {
  const { tone, Icon } = actLooks[state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />} data-testid="act-state">
      {money.states[state]}
    </Tag>
  );
}
