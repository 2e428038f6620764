/** Streams of the web platform over reads and writes that are promises. */

/** Reads when it is asked to, and keeps nothing in between; `undefined` is the end. */
export function readableStream<T>(
  read: () => Promise<T | undefined>,
  cancel: () => Promise<void>,
): ReadableStream<T> {
  return new ReadableStream<T>(
    {
      async pull(controller) {
        const chunk = await read();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

export function writableStream<T>(
  write: (chunk: T) => Promise<void>,
  close: () => Promise<void>,
  abort: () => void,
): WritableStream<T> {
  return new WritableStream<T>({ write, close, abort }, { highWaterMark: 1 });
}
