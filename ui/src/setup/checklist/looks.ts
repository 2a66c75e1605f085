import type { ComponentType } from 'react';
import type { TaskStatus } from '../../bindings';
import { ErrorIcon, MinusIcon, StatusHeldIcon, StatusOpenIcon, SuccessIcon, type IconProps } from '../../components/icons';
import type { Tone } from '../../components/status';

export const taskLooks: Record<TaskStatus, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  open: { tone: 'neutral', Icon: StatusOpenIcon },
  waiting: { tone: 'warning', Icon: StatusHeldIcon },
  done: { tone: 'success', Icon: SuccessIcon },
  problem: { tone: 'danger', Icon: ErrorIcon },
  not_needed: { tone: 'neutral', Icon: MinusIcon },
};
