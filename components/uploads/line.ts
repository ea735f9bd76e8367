import type { Line, PartAnswer } from "./send-file";

/** The way to the server for one upload. XMLHttpRequest, because it alone tells how much of a request has left. */
export const lineTo = (uploadId: string): Line => ({
  put: (offset, part, sent) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("PUT", `/api/uploads/${uploadId}?offset=${offset}`);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.upload.onprogress = ({ loaded }) => sent(loaded);
      request.onload = () => resolve(toAnswer(request.status, request.responseText));
      request.onerror = () => reject(new Error("The line broke"));
      request.send(part);
    }),
  // A browser that hears of the network again need not wait any longer.
  wait: (milliseconds) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        window.removeEventListener("online", end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      window.addEventListener("online", end);
    }),
});

function toAnswer(status: number, text: string): PartAnswer {
  const { receivedBytes, message } = parse(text);
  return {
    status,
    receivedBytes: typeof receivedBytes === "number" ? receivedBytes : null,
    message: typeof message === "string" ? message : null,
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
