import type { ComponentType } from 'react';
import type { Agreement, FindingWeight } from '../../bindings';
import { ErrorIcon, InfoIcon, MinusIcon, SuccessIcon, WarningIcon, type IconProps } from '../../components/icons';
import type { Tone } from '../../components/status';

interface Look {
  tone: Tone;
  Icon: ComponentType<IconProps>;
}

export const weightLooks: Record<FindingWeight, Look> = {
  blocks: { tone: 'danger', Icon: ErrorIcon },
  warns: { tone: 'warning', Icon: WarningIcon },
  notes: { tone: 'info', Icon: InfoIcon },
};

/** What Converge says in words nobody can compare is no alarm; the clerk looks. */
export const agreementLooks: Record<Agreement | 'not_comparable', Look> = {
  same: { tone: 'success', Icon: SuccessIcon },
  differs: { tone: 'danger', Icon: WarningIcon },
  not_reported: { tone: 'neutral', Icon: MinusIcon },
  not_comparable: { tone: 'info', Icon: InfoIcon },
};
