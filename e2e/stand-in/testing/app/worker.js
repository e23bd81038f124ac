globalThis.postMessage('from the worker')
