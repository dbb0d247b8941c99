// {{display_name}}: an agent of the Ooze protocol, one JSON object a line on standard input and output.
import { createInterface } from "node:readline";

const send = (message) => process.stdout.write(JSON.stringify(message) + "\n");

const answer = (content) => `You said: ${content}`;

send({ type: "ready" });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type === "shutdown") process.exit();
  if (message.type === "message") {
    send({ type: "response", content: answer(message.content), message_id: message.message_id, done: true });
  }
}
