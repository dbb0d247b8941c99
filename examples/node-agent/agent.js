// An answer in parts: "done" is false until the last one (docs/protocols/ooze.md).
const readline = require('node:readline');

const send = (message) => process.stdout.write(JSON.stringify(message) + '\n');

function answer({ content, message_id }) {
  for (const word of content.split(' ').reverse()) {
    send({ type: 'response', content: word + ' ', message_id, done: false });
  }
  send({ type: 'response', content: '— backwards.', message_id, done: true });
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.type === 'message') answer(message);
  if (message.type === 'shutdown') process.exit(0);
});
send({ type: 'ready' });
