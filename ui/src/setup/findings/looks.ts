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

export const agreementLooks: Record<Agreement, Look> = {
  same: { tone: 'success', Icon: SuccessIcon },
  differs: { tone: 'danger', Icon: WarningIcon },
  not_reported: { tone: 'neutral', Icon: MinusIcon },
};
