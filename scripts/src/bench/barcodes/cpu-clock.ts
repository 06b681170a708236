/** Processor time of synchronous work, user and system, of this process. */
export class CpuClock {
  ms = 0;
  rounds = 0;

  run<T>(work: () => T): T {
    const before = process.cpuUsage();
    const result = work();
    this.add(process.cpuUsage(before));
    return result;
  }

  add({ user, system }: NodeJS.CpuUsage): void {
    this.ms += (user + system) / 1000;
    this.rounds += 1;
  }

  get mean(): number {
    return this.rounds === 0 ? 0 : round(this.ms / this.rounds);
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
