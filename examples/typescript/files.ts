import { AgentOS } from 'agentos-sdk';

const agent = new AgentOS();
const pdfData = '%PDF-1.7';

// Write text
await agent.fs.writeFile('/notes/todo.txt', 'Buy groceries');

// Write binary data
const pdfBuffer = Buffer.from(pdfData);
await agent.fs.writeFile('/reports/summary.pdf', pdfBuffer);

const content = await agent.fs.readFile('/notes/todo.txt');
console.log(content); // 'Buy groceries'

const files = await agent.fs.readdir('/notes');
console.log(files);

const stats = await agent.fs.stat('/notes/todo.txt');
console.log(stats.size);      // File size in bytes
console.log(stats.mtime > 0); // Modification time (Unix timestamp)
console.log(stats.isFile());  // true
console.log(stats.isDirectory()); // false

await agent.fs.deleteFile('/notes/todo.txt');
await agent.close();
