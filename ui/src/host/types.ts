import type { ChangeNotice, CommandMap, StreamMap } from '../bindings';

export type CommandName = keyof CommandMap;
export type StreamName = keyof StreamMap;

/** Everything the UI may ask of the program around it. */
export interface Host {
  call<N extends CommandName>(name: N, request: CommandMap[N]['request']): Promise<CommandMap[N]['response']>;
  stream<N extends StreamName>(
    name: N,
    request: StreamMap[N]['request'],
    onEvent: (event: StreamMap[N]['event']) => void,
  ): Promise<StreamMap[N]['response']>;
  /** Both return the function that stops listening. */
  onChange(listener: (notice: ChangeNotice) => void): () => void;
  onMenu(listener: (id: string) => void): () => void;
}
