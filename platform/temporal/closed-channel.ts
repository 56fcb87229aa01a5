/**
 * Ends calls that come after their connection was closed with the status CANCELLED. The library's retries come out of a
 * timer, where the exception that a closed channel throws would end the process.
 */
import { type Interceptor, InterceptingCall, Metadata, status } from '@grpc/grpc-js';

type Call = ReturnType<Parameters<Interceptor>[1]>;

export const endCallsOfClosedChannel: Interceptor = (options, nextCall) => {
  try {
    return new InterceptingCall(nextCall(options));
  } catch (error) {
    return new InterceptingCall(endedCall(error instanceof Error ? error.message : String(error)));
  }
};

function endedCall(details: string): Call {
  return {
    start(_metadata, listener) {
      // The retry interceptor passes on the last message, and so needs one before each status.
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: status.CANCELLED, details, metadata: new Metadata() });
    },
    sendMessage() {},
    sendMessageWithContext() {},
    startRead() {},
    halfClose() {},
    cancelWithStatus() {},
    getPeer: () => 'closed',
    getAuthContext: () => null,
  };
}
