import { Worker } from 'node:worker_threads';

/** The one message of a thread that is given some data. @param script its compiled file */
export function inThread<Result>(script: URL, workerData: object): Promise<Result> {
  const worker = new Worker(script, { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    // Does nothing once the message is here.
    worker.once('exit', (code) => {
      reject(new Error(`${script.pathname} ended with ${code} and said nothing`));
    });
  });
}
