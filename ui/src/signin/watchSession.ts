import { toHostError, type Host } from '../host';

/** Tells when an answer says that nobody is signed in (any more); the answer itself is left as it is. */
export function watchSession(host: Host, onNeeded: () => void): Host {
  const look = (reason: unknown): never => {
    const error = toHostError(reason);
    if (error.code === 'sign_in_needed') onNeeded();
    throw error;
  };
  return {
    ...host,
    call: (name, request) => host.call(name, request).catch(look),
    stream: (name, request, onEvent) => host.stream(name, request, onEvent).catch(look),
  };
}
