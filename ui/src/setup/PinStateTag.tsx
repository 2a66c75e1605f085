import type { ComponentType } from 'react';
import type { CredentialView, PinState } from '../bindings';
import {
  ErrorIcon,
  MinusIcon,
  StatusDeclinedIcon,
  StatusOpenIcon,
  SuccessIcon,
  WarningIcon,
  type IconProps,
} from '../components/icons';
import type { Tone } from '../components/status';
import { Tag } from '../components/StatusTag';
import { pinStates } from '../i18n/en/setup';

const looks: Record<PinState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  missing: { tone: 'neutral', Icon: MinusIcon },
  unverified: { tone: 'info', Icon: StatusOpenIcon },
  verified: { tone: 'success', Icon: SuccessIcon },
  refused: { tone: 'danger', Icon: StatusDeclinedIcon },
  conflict: { tone: 'danger', Icon: WarningIcon },
  lost: { tone: 'warning', Icon: ErrorIcon },
};

export function PinStateTag({ credential }: { credential: Pick<CredentialView, 'state'> | null }) {
  const state = credential?.state ?? 'missing';
  const { tone, Icon } = looks[state];
  return (
    <Tag tone={tone} icon={<Icon size={14} />}>
      {pinStates[state]}
    </Tag>
  );
}
