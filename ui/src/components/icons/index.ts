export * from './controls';
export * from './signals';
export * from './things';
export * from './statuses';
export * from './acts';
export type { IconProps } from './Icon';
