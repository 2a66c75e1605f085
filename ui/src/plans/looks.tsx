import type { ComponentType } from 'react';
import type { AtConverge, PlanResult, PlanStanding } from '../bindings';
import { Tag } from '../components';
import {
  EditIcon,
  ErrorIcon,
  GoToIcon,
  HelpIcon,
  StatusDeclinedIcon,
  StatusHeldIcon,
  StatusOpenIcon,
  StatusSettledIcon,
  StatusUnknownIcon,
  StatusVoidedIcon,
  SuccessIcon,
  TrashIcon,
  WarningIcon,
  type IconProps,
} from '../components/icons';
import type { Tone } from '../components/status';
import { plans as words } from '../i18n/en/plans';

interface Look {
  tone: Tone;
  Icon: ComponentType<IconProps>;
}

const standings: Record<PlanStanding, Look> = {
  draft: { tone: 'neutral', Icon: EditIcon },
  running: { tone: 'info', Icon: StatusOpenIcon },
  suspended: { tone: 'warning', Icon: StatusHeldIcon },
  finished: { tone: 'success', Icon: StatusSettledIcon },
  ended: { tone: 'neutral', Icon: StatusVoidedIcon },
  cancelled: { tone: 'neutral', Icon: TrashIcon },
  unknown: { tone: 'warning', Icon: StatusUnknownIcon },
};

const copies: Record<AtConverge, Look> = {
  not_sent: { tone: 'neutral', Icon: EditIcon },
  never_asked: { tone: 'neutral', Icon: HelpIcon },
  confirmed: { tone: 'success', Icon: SuccessIcon },
  differs: { tone: 'warning', Icon: WarningIcon },
  missing: { tone: 'danger', Icon: ErrorIcon },
  elsewhere: { tone: 'danger', Icon: GoToIcon },
};

const results: Record<PlanResult, Look> = {
  approved: { tone: 'success', Icon: StatusSettledIcon },
  declined: { tone: 'danger', Icon: StatusDeclinedIcon },
  unknown: { tone: 'warning', Icon: StatusUnknownIcon },
};

export function StandingTag({ standing }: { standing: PlanStanding }) {
  const { tone, Icon } = standings[standing];
  return (
    <Tag tone={tone} icon={<Icon size={14} />} data-testid="plan-standing">
      {words.standings[standing]}
    </Tag>
  );
}

export function ConvergeTag({ state }: { state: AtConverge }) {
  const { tone, Icon } = copies[state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />} data-testid="plan-converge">
      {words.converge[state]}
    </Tag>
  );
}

export function ResultTag({ result }: { result: PlanResult }) {
  const { tone, Icon } = results[result];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {words.results[result]}
    </Tag>
  );
}
