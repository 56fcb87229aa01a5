/**
 * Loaded before everything else in a process of the fault runs. Its clock can be stepped from outside, as by an
 * administrator, by writing milliseconds into the file that FAULTS_CLOCK_FILE names. Timers go on as they were, as they
 * do on a real machine.
 */
import { readFileSync } from 'node:fs';

const file = process.env.FAULTS_CLOCK_FILE;
const RealDate = Date;
const realNow = Date.now.bind(Date);
let offsetMs = 0;

function look() {
  try {
    offsetMs = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offsetMs = 0;
  }
}

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(realNow() + offsetMs);
    else super(...args);
  }

  static now() {
    return realNow() + offsetMs;
  }
};

if (file !== undefined) {
  look();
  setInterval(look, 100).unref();
}
