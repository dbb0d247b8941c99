// bench/run kernel, from Node: NOOP one after another, then pipelined. Arguments: SOCKET CALLS. Prints seconds as JSON.
import { connect } from 'node:net'

const BATCH = 256
const [path, count] = process.argv.slice(2)
const calls = Number(count)

const frame = Buffer.alloc(33)
frame.writeUInt32LE(0x41474e54, 0)
frame.writeBigUInt64LE(16n, 9)
frame.write('sixteen bytes...', 17)
const batch = Buffer.concat(Array(BATCH).fill(frame))

const server = connect(path)
let left = 0
let answered = () => {}
server.on('data', (part) => {
  left -= part.length
  if (left === 0) answered()
})

// Sends calls and takes all their answers.
function exchange(data) {
  return new Promise((resolve) => {
    const began = process.hrtime.bigint()
    left = data.length
    answered = () => resolve(Number(process.hrtime.bigint() - began) / 1e9)
    server.write(data)
  })
}

const seconds = []
for (let call = 0; call < calls; call++) seconds.push(await exchange(frame))
seconds.sort((a, b) => a - b)

const batches = Math.floor(calls / BATCH) * 10
let total = 0
for (let number = 0; number < batches; number++) total += await exchange(batch)
server.destroy()

console.log(JSON.stringify({
  median: seconds[Math.floor(calls / 2)],
  percentile99: seconds[Math.floor((calls * 99) / 100)],
  pipelined: total / (batches * BATCH),
}))
