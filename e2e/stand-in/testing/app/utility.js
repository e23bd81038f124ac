process.parentPort.on('message', ({ data }) => {
  if (data === 'leave') process.exit(7)
  if (data === 'print') process.stdout.write('printed')
  process.parentPort.postMessage({ back: data, type: process.type, args: process.argv.slice(2) })
})
